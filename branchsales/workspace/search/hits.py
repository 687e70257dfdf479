"""What a search finds: groups of hits, each a way to a page."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Hit:
    """One thing found: what it is called (a name in any script), what tells it from its like, where it leads."""

    text: str
    url: str
    icon: str
    about: str = ""


@dataclass(frozen=True)
class Group:
    """Hits of one kind, in order. `key` is its name in ids."""

    key: str
    label: str | Promise
    hits: list[Hit]

"""Pages and acts by their name: English words, Chinese characters, or their pinyin and its initials."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from pypinyin import lazy_pinyin

from branchsales.workspace.navigation import EVERYBODY, PLACES, Place
from branchsales.workspace.search.hits import Hit
from organisation.models import Staff
from organisation.names import search_key, tidy_name
from organisation.roles import Right

MOST = 6
ACTS = (
    Place("capture", _("New lead"), "plus", frozenset({Right.CAPTURE_LEAD})),
    Place("week", _("Week"), "calendar-range", frozenset({Right.OWN_LEAD})),
    Place("notices", _("Notices"), "bell", EVERYBODY),
    Place("help-keys", _("Keys"), "keyboard", EVERYBODY),
    Place("profile", _("My profile"), "user-cog", EVERYBODY),
)
# What people also call a page, blanks between.
ALSO_CALLED: dict[str, Promise] = {
    "capture": _("log capture"),
    "today": _("plan tasks"),
    "boards": _("boards ranking places"),
    "reviews": _("comments ratings"),
    "compare": _("comparison"),
    "branch": _("duty people"),
    "access-records": _("audit"),
    "confirmations": _("import"),
    "notices": _("bell messages"),
    "help-keys": _("help shortcuts keyboard"),
    "profile": _("password language settings"),
}


@dataclass(frozen=True)
class _Keys:
    """What a page is found by, the best first: in both languages, whichever is read."""

    names: tuple[str, ...]
    words: tuple[str, ...]

    def closeness(self, typed: str, key: str) -> int | None:
        """0 for the beginning of a name, 1 for a word of it or another name, 2 for Chinese in the middle."""
        starts = [one for one in (typed, key) if one]
        if any(name.startswith(one) for name in self.names for one in starts):
            return 0
        if any(word.startswith(one) for word in self.words for one in starts):
            return 1
        return 2 if not key and any(typed in name for name in self.names) else None


def find_pages(text: str, *, rights: frozenset[Right], by: Staff) -> list[Hit]:
    """The pages of the person, the closest first, then in the order of the navigation."""
    typed = tidy_name(text).lower()
    key = search_key(text)
    if not typed:
        return []
    found = []
    for place in _places(rights):
        closeness = _keys(place).closeness(typed, key)
        if closeness is not None:
            found.append((closeness, Hit(str(place.label), place.url, place.icon)))
    return [hit for _closeness, hit in sorted(found, key=lambda pair: pair[0])][:MOST]


def _places(rights: frozenset[Right]) -> Iterator[Place]:
    return (place for place in (*ACTS, *PLACES) if place.is_for(rights))


def _keys(place: Place) -> _Keys:
    names: list[str] = []
    words: list[str] = []
    for language in ("en", "zh-hans"):
        with override(language):
            label, also = str(place.label), str(ALSO_CALLED.get(place.url_name, ""))
        for name in (label, *also.split()):
            names += [name.lower(), *_letters(name)] if name == label else []
            words += [*name.lower().split(), *_letters(name)]
    return _Keys(tuple(names), tuple(words))


@lru_cache(maxsize=512)
def _letters(name: str) -> tuple[str, ...]:
    """Pinyin and initials of a Chinese name; nothing for an English one, which is found by its words."""
    if search_key(name):
        return ()
    syllables = lazy_pinyin(name)
    return "".join(syllables), "".join(syllable[0] for syllable in syllables)

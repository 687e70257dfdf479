"""What the menu of rarer acts takes. Pure: no Django here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MenuItem:
    """One act: a link to the page that asks for it, or with `is_post` the act itself, done at once.

    `tone` is nothing or danger; `dialog` the id of a dialog of the page that asks instead of the link's page; `key` the
    letter that presses it while the menu is open.
    """

    label: str
    url: str
    icon: str = ""
    is_post: bool = False
    tone: str = ""
    dialog: str = ""
    key: str = ""

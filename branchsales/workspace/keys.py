"""The keys of every page. The help lists them, and static/js/keys.js reads from that list which key does what.

A key that presses something of the page stands on it as `data-key`; the help finds those of the page by itself.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Key:
    """One line of the help: the keys, what they do.

    `presses`: they stand as `data-key` on a part of the frame. `does`: what keys.js does with them. Neither: the
    browser or a fixed rule of keys.js does it. `needs`: a selector of what must be on the page, else the line is not
    shown there. `is_together`: the keys are held together, else each is pressed alone.
    """

    keys: tuple[str, ...]
    words: str | Promise
    presses: bool = False
    does: str = ""
    needs: str = ""
    is_together: bool = False

    @property
    def shown(self) -> tuple[str, ...]:
        """As they are written on the keys."""
        return tuple(key.upper() if len(key) == 1 else key for key in self.keys)


KEYS = (
    Key(("/",), _("Search"), presses=True),
    Key(("n",), _("New lead"), presses=True, needs="[data-key=n]"),
    Key(("j", "k"), _("Next row, row before"), does="rows", needs="[data-row]"),
    Key(("Enter",), _("Open the row"), needs="[data-row]"),
    Key(("Esc",), _("Leave the field, close what is open")),
    Key(("Ctrl", "Enter"), _("Send the form"), needs="[data-ctrl-enter]", is_together=True),
    Key(("u",), _("Undo what was just done"), presses=True, needs=".toast [data-key=u]"),
    Key(("1–9",), _("Choose the product"), needs=".keypad"),
    Key(("1–5",), _("Rate the record"), needs="[data-row] input[name=rating]"),
    Key(("c",), _("Comment on the record"), does="comment", needs="[data-row] textarea[name=comment]"),
    Key(("?",), _("These keys"), presses=True),
)

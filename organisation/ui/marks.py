"""States: always a shape and a word; the colour only repeats them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from organisation.ui.days import day_words
from organisation.ui.icons import icon
from organisation.ui.language import drawn_once


@dataclass(frozen=True)
class Look:
    """How a state looks and what it is called."""

    icon: str
    tone: str  # "", good, due or late
    label: Promise


LOOKS: Mapping[str, Mapping[str, Look]] = {
    "lead": {
        "captured": Look("pencil-line", "", gettext_lazy("Logged")),
        "referred": Look("arrow-left-right", "", gettext_lazy("Referred")),
        "contacted": Look("phone", "", gettext_lazy("Contacted")),
        "appointment": Look("calendar-check", "good", gettext_lazy("Appointment")),
        "won": Look("badge-check", "good", gettext_lazy("Won")),
        "lost": Look("circle-slash", "", gettext_lazy("Lost")),
        "retracted": Look("undo-2", "", gettext_lazy("Taken back")),
    },
    "referral": {
        "pending": Look("hourglass", "due", gettext_lazy("Waiting for an answer")),
        "accepted": Look("circle-check", "good", gettext_lazy("Accepted")),
        "returned": Look("corner-up-left", "", gettext_lazy("Returned")),
        "lapsed": Look("timer-off", "late", gettext_lazy("Lapsed")),
        "withdrawn": Look("undo-2", "", gettext_lazy("Withdrawn")),
    },
    "sale": {
        "reported": Look("hourglass", "due", pgettext_lazy("sale", "Reported, not yet confirmed")),
        "confirmed": Look("badge-check", "good", pgettext_lazy("sale", "Confirmed")),
        "reversal_asked": Look("rotate-ccw", "due", pgettext_lazy("sale", "Reversal asked for")),
        "reversed": Look("rotate-ccw", "", pgettext_lazy("sale", "Reversed")),
    },
    "outcome": {
        "no_answer": Look("phone-missed", "", gettext_lazy("No answer")),
        "interested": Look("thumbs-up", "", gettext_lazy("Interested")),
        "appointment": Look("calendar-check", "good", gettext_lazy("Appointment made")),
        "considering": Look("message-circle-question-mark", "", gettext_lazy("Considering")),
        "refused": Look("circle-minus", "", gettext_lazy("Refused")),
        "won": Look("handshake", "good", gettext_lazy("Agreed to buy")),
    },
}


def mark(text: object, *, tone: str = "", icon_name: str = "", fill: bool = False) -> SafeString:
    """A state in your own words; tone is nothing, good, due or late."""
    look = f"mark{' mark--fill' if fill else ''}{f' mark--{tone}' if tone else ''}"
    return format_html('<span class="{}">{}{}</span>', look, icon(icon_name) if icon_name else "", text)


def state_mark(kind: str, state: str, label: str = "", *, fill: bool = False) -> SafeString:
    """A known state (`lead`, `referral`, `sale`, `outcome`), with its own words unless a label is given."""
    return _known_state(kind, str(state), str(label), fill)


@drawn_once
def _known_state(kind: str, state: str, label: str, fill: bool) -> SafeString:
    look = LOOKS[kind][state]
    return mark(label or look.label, tone=look.tone, icon_name=look.icon, fill=fill)


@drawn_once
def due_mark(on: date | None, *, today: date, is_open: bool = True) -> SafeString:
    """The next action's date: none, overdue, today, planned, or closed."""
    if not is_open:
        return mark(_("Closed, none"), icon_name="check")
    if on is None:
        return mark(_("No next action"), tone="late", icon_name="circle")
    if on < today:
        days = (today - on).days
        text = ngettext("%(n)s day overdue", "%(n)s days overdue", days) % {"n": days}
        return mark(text, tone="late", icon_name="circle-alert")
    if on == today:
        return mark(_("Today"), tone="due", icon_name="clock")
    return mark(day_words(on, today=today), icon_name="calendar")


@drawn_once
def potential(letter: str) -> SafeString:
    """A solid, B ringed, C broken: readable without colour."""
    return format_html(
        '<span class="potential potential--{}" role="img" aria-label="{}">{}</span>',
        str(letter).lower(),
        _("Potential %(letter)s") % {"letter": letter},
        letter,
    )


def stars(rating: int | None) -> SafeString | str:
    """A rating from 1 to 5; nothing where none was given."""
    if not rating:
        return ""
    return format_html(
        '<span class="stars" role="img" aria-label="{}">{}{}</span>',
        ngettext("%(n)s star of 5", "%(n)s stars of 5", rating) % {"n": rating},
        SafeString("".join([icon("star", tone="is-on")] * rating)),
        SafeString("".join([icon("star")] * (5 - rating))),
    )

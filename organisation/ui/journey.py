"""A way of a lead in words and shapes: what the path templates draw."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from organisation.ui.icons import icon
from organisation.ui.language import in_chinese
from organisation.ui.path import CONTACTS, Stop, StopKind
from organisation.ui.people import initial, staff_name

_DONE: dict[StopKind, Promise] = {
    StopKind.FOUND: pgettext_lazy("path", "found it"),
    StopKind.ASSIGNED: pgettext_lazy("path", "was given it"),
    StopKind.ASKED: pgettext_lazy("path", "to answer"),
    StopKind.ACCEPTED: pgettext_lazy("path", "accepted"),
    StopKind.RETURNED: pgettext_lazy("path", "returned it"),
    StopKind.LAPSED: pgettext_lazy("path", "did not answer"),
    StopKind.WITHDRAWN: pgettext_lazy("path", "asked, withdrawn"),
    StopKind.REACHED: pgettext_lazy("path", "reached"),
    StopKind.NOT_REACHED: pgettext_lazy("path", "no answer"),
    StopKind.MET: pgettext_lazy("path", "met"),
    StopKind.SOLD: pgettext_lazy("path", "sold"),
    StopKind.LOST: pgettext_lazy("path", "lost"),
}
_AHEAD: dict[StopKind, Promise] = {
    StopKind.REACHED: pgettext_lazy("path ahead", "contact"),
    StopKind.MET: pgettext_lazy("path ahead", "meeting"),
    StopKind.SOLD: pgettext_lazy("path ahead", "sale"),
}
_INITIALS = {
    StopKind.FOUND: "finder",
    StopKind.ASSIGNED: "receiver",
    StopKind.ACCEPTED: "receiver",
    StopKind.ASKED: "waiting",
    StopKind.RETURNED: "waiting",
    StopKind.LAPSED: "waiting",
    StopKind.WITHDRAWN: "waiting",
}
_DOTS = {
    StopKind.REACHED: "contact",
    StopKind.NOT_REACHED: "missed",
    StopKind.MET: "meet",
    StopKind.SOLD: "sale",
    StopKind.LOST: "lost",
    StopKind.LAPSED: "lost",
    StopKind.BETWEEN: "between",
}
EMPTY_WAY = gettext_lazy("Nothing has happened yet")


@dataclass(frozen=True)
class DrawnStop:
    """A stop ready for the template: a person's mark, a dot, or an arrow back, and its words."""

    stop: Stop
    who: str
    what: str
    initial: SafeString | str
    dot: str
    goes_back: bool
    is_last_done: bool

    @property
    def is_ahead(self) -> bool:
        return not self.stop.is_done

    @property
    def said(self) -> str:
        """The stop as it is read aloud."""
        return f"{self.who_before}{self.what}"

    @property
    def who_before(self) -> str:
        """The name with the blank that stands after it, but for Chinese, which has none."""
        return self.who if in_chinese() or not self.who else f"{self.who} "


def drawn(stops: Sequence[Stop], *, among: Iterable[str] = ()) -> list[DrawnStop]:
    """The stops with their words and shapes. A stop ahead has no shape of its own unless somebody is asked.

    A mark tells people of the way, and of those `among`, apart.
    """
    people = [*(stop.who for stop in stops if stop.who), *among]
    return [_draw(stop, next_one, people) for stop, next_one in zip_longest(stops, stops[1:])]


def spoken(stops: Sequence[Stop]) -> str:
    """The whole way as one sentence, for the compact form."""
    return _(", ").join(one.said for one in drawn(stops)) or str(EMPTY_WAY)


def compact(stops: Sequence[Stop], *, among: Iterable[str] = ()) -> SafeString:
    """The way in a row: marks only, read aloud as one sentence."""
    return format_html(
        '<span class="path path--s" role="img" aria-label="{}">{}</span>',
        spoken(stops),
        format_html_join("", '<span class="path__stop{}">{}</span>', map(_compact_stop, drawn(stops, among=among))),
    )


def words(stop: Stop) -> str:
    """What happened at the stop, without who did it."""
    if stop.label:
        return stop.label
    if stop.kind is StopKind.BETWEEN:
        return ngettext("%(n)s step", "%(n)s steps", stop.count) % {"n": stop.count}
    if stop.kind in CONTACTS and stop.count > 1:
        return ngettext("%(n)s contact", "%(n)s contacts", stop.count) % {"n": stop.count}
    return str(_DONE[stop.kind] if stop.is_done else _AHEAD.get(stop.kind, _DONE[stop.kind]))


def _compact_stop(one: DrawnStop) -> tuple[str, SafeString]:
    return (
        " path__stop--ahead" if one.is_ahead else "",
        format_html(
            "{}{}{}",
            one.initial,
            format_html('<span class="path__dot path__dot--{}"></span>', one.dot) if one.dot else "",
            format_html('<span class="path__back">{}</span>', icon("corner-up-left")) if one.goes_back else "",
        ),
    )


def _draw(stop: Stop, next_one: Stop | None, people: Sequence[str]) -> DrawnStop:
    part = _INITIALS.get(stop.kind, "") if stop.who else ""
    return DrawnStop(
        stop=stop,
        who=staff_name(stop.who) if part else "",
        what=words(stop),
        initial=initial(stop.who, part, among=people) if part else "",
        dot=_dot(stop, part),
        goes_back=stop.kind in (StopKind.RETURNED, StopKind.WITHDRAWN),
        is_last_done=stop.is_done and (next_one is None or not next_one.is_done),
    )


def _dot(stop: Stop, part: str) -> str:
    """A person's mark stands for itself; a lapse ends in a bar behind it, and what lies ahead is a dashed ring."""
    if part:
        return _DOTS[StopKind.LAPSED] if stop.kind is StopKind.LAPSED else ""
    return _DOTS.get(stop.kind, "contact") if stop.is_done else "plan"

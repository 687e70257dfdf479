"""A notice as its reader sees it: the sentence in their language, made when they read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from organisation.models import Notice
from organisation.notices.kinds import KINDS, NoticeKind, Weight
from organisation.ui.people import staff_name, written

GONE = NoticeKind("", _("Something of yours has changed."), "bell")  # its kind is told no longer
_ALWAYS = {"who": lambda value, _day: staff_name(value), "customer": lambda value, _day: written(value)}


@dataclass(frozen=True)
class Told:
    """A notice with its sentence. `asks`: somebody waits for the reader."""

    notice: Notice
    sentence: SafeString
    icon: str
    weight: Weight

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None

    @property
    def asks(self) -> bool:
        return self.weight is Weight.ACT


def told(notices: Iterable[Notice], *, today: date) -> list[Told]:
    """The notices as they read today, in their order."""
    return [_told(notice, KINDS.get(notice.kind, GONE), today) for notice in notices]


def thing_of(notice: Notice) -> str:
    """Where the notice leads: to its thing, or, of several, to where they all are."""
    kind = KINDS.get(notice.kind, GONE)
    return kind.many_link() if kind.many_link and _count(notice) > 1 else notice.link


def _told(notice: Notice, kind: NoticeKind, today: date) -> Told:
    count = _count(notice)
    sentence = kind.many if kind.many is not None and count > 1 else kind.sentence
    values: dict[str, Any] = {**notice.parameters, "n": count}
    words = {**_ALWAYS, **kind.words}
    said = {
        name: conditional_escape(words[name](value, today) if name in words else value)
        for name, value in values.items()
    }
    return Told(notice, _filled(sentence, said), kind.icon, kind.weight)


def _count(notice: Notice) -> int:
    return len(notice.parameters.get("things", ())) or 1


def _filled(sentence: Promise, said: dict[str, Any]) -> SafeString:
    """Every part is escaped by now, and so is the sentence itself."""
    return mark_safe(conditional_escape(str(sentence)) % said)

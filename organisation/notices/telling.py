"""What a verb tells, before it is written down: see `organisation.services.notify`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from organisation.notices.kinds import NoticeKind


@dataclass(frozen=True)
class Telling:
    """One person to tell of one event.

    `to` is the id of the person. `event` names what happened, the same for all who are told of it, and is the reason
    why a repetition tells nothing. `latest`: of what goes to and fro (who owns a lead) only the last one stands.
    """

    to: int
    kind: NoticeKind
    event: str
    link: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    latest: bool = False


def gathered(event: str, day: object) -> str:
    """The event of a kind that gathers: one a day."""
    return f"{event}:{day}"

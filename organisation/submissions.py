"""A form does what it says once, however often it is sent."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction

from organisation.models import Staff, Submission

T = TypeVar("T")


@transaction.atomic
def once(*, staff: Staff, token: UUID | None, now: datetime, act: Callable[[], T], result: Callable[[T], str]) -> str:
    """Do `act` and say what came of it (`result`, usually the address to go to); a repeat only says it again.

    The token is taken in the transaction of the act. So a second click waits for the first to end: then it finds what
    the first made, or, if that was refused, tries anew. Without a token the act is simply done.
    """
    if token is None:
        return result(act())
    submission, is_first = Submission.objects.get_or_create(staff=staff, token=token, defaults={"made_at": now})
    if is_first:
        submission.result = result(act())
        submission.save(update_fields=["result"])
    return submission.result


def done_before(*, staff: Staff, typed: str) -> str:
    """What came of a form that was sent before with this token, as typed; empty if it was not.

    Asked before anything is refused: after the first click the lead may be won, and the second one is no mistake.
    """
    try:
        token = UUID(typed)
    except ValueError:
        return ""
    return Submission.objects.filter(staff=staff, token=token).values_list("result", flat=True).first() or ""

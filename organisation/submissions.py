"""A form does what it says once, however often it is sent."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import connection

from organisation.models import Staff, Submission
from organisation.one_act import one_act

T = TypeVar("T")


@one_act
def once(*, staff: Staff, token: UUID | None, now: datetime, act: Callable[[], T], result: Callable[[T], str]) -> str:
    """Do `act` and say what came of it (`result`, usually the address to go to); a repeat only says it again.

    The token is taken in the transaction of the act. So a second click waits for the first to end: then it finds what
    the first made, or, if that was refused, tries anew. Without a token the act is simply done.
    """
    if token is None:
        return result(act())
    mine = Submission.objects.filter(staff=staff, token=token)
    if not _take(staff, token, now=now):
        return mine.get().result
    done = result(act())
    mine.update(result=done)
    return done


def _take(staff: Staff, token: UUID, *, now: datetime) -> bool:
    """Whether the token was still to be had; waits for whoever has it and has not ended."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO organisation_submission (staff_id, token, result, made_at) VALUES (%s, %s, '', %s)"
            " ON CONFLICT (staff_id, token) DO NOTHING",
            [staff.pk, str(token), now],
        )
        return bool(cursor.rowcount)


def done_before(*, staff: Staff, typed: str) -> str:
    """What came of a form that was sent before with this token, as typed; empty if it was not.

    Asked before anything is refused: after the first click the lead may be won, and the second one is no mistake.
    """
    try:
        token = UUID(typed)
    except ValueError:
        return ""
    return Submission.objects.filter(staff=staff, token=token).values_list("result", flat=True).first() or ""

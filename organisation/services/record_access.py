from datetime import datetime

from django.db import transaction

from organisation.models import AccessRecord, Branch, Staff


@transaction.atomic
def record_access(
    *,
    kind: str,
    subject: str = "",
    reason: str = "",
    branch: Branch | None = None,
    address: str = "",
    now: datetime,
    by: Staff | None,
) -> AccessRecord:
    """Write down who signed in, looked at, took out or was refused what; nobody can change or remove it afterwards.

    `subject` says what by its number, never by a name or a phone. `by` is None before anybody has signed in.
    """
    return AccessRecord.objects.create(
        made_at=now,
        kind=AccessRecord.Kind(kind),
        staff=by,
        branch=branch,
        subject=subject[:80],
        reason=reason[:200],
        address=address[:45],
    )

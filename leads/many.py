"""One act on many leads in one transaction: each by the rule for one, and whatever was refused told with its reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import NothingDone, TooManyLeads
from leads.models import BulkAct, Lead
from organisation.errors import DomainError
from organisation.models import Staff

MOST = 200


@dataclass(frozen=True)
class NotDone:
    """A lead that the act left as it was, and why."""

    lead: Lead
    why: str


@dataclass(frozen=True)
class Bulk:
    """What became of an act on many leads."""

    act: BulkAct
    done: Sequence[Lead]
    refused: Sequence[NotDone]


def on_each(
    leads: Iterable[Lead],
    what: BulkAct.What,
    *,
    one: Callable[[Lead, BulkAct], Lead],
    now: datetime,
    by: Staff,
) -> Bulk:
    """Do `one` to each lead, in the order of their ids so that no two acts wait for each other.

    A refusal leaves its lead as it was and the others done. If every one is refused nothing is written: NothingDone.
    """
    chosen = sorted({lead.pk: lead for lead in leads}.values(), key=lambda lead: lead.pk)
    if not chosen:
        raise NothingDone(_("No lead is chosen. Tick at least one."))
    if len(chosen) > MOST:
        raise TooManyLeads(_("At most %(most)s leads at once. Choose fewer.") % {"most": MOST})
    act = BulkAct.objects.create(what=what, made_by=by, made_at=now, made_on=timezone.localdate(now))
    done, refused = [], []
    for lead in chosen:
        try:
            with transaction.atomic():
                done.append(one(lead, act))
        except DomainError as refusal:
            if refusal.field is not None:  # what was asked for is wrong, whichever the lead
                raise
            refused.append(NotDone(lead, str(refusal)))
    if not done:
        raise NothingDone(_("Nothing was done: %(why)s") % {"why": refused[0].why})
    return Bulk(act, done, refused)

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leads.assigning import give
from leads.errors import OwnerChanged
from leads.many import Bulk, on_each
from leads.models import BulkAct, Lead
from leads.notices import leads_assigned, leads_taken, ownership
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify


@transaction.atomic
def assign_leads(
    *,
    leads: Iterable[Lead],
    owner: Staff | None,
    seen: Mapping[int, int | None] | None = None,
    now: datetime,
    by: Staff,
) -> Bulk:
    """Give many leads to one colleague, or to the branch pool, each as `assign_lead` gives one.

    `seen` says for a lead (id) whose it was (id) when this was decided: one that a colleague has taken on meanwhile is
    left to them. Each person concerned is told once, however many leads it is.
    """
    lost: dict[int, list[Lead]] = defaultdict(list)
    won: list[Lead] = []

    def one(lead: Lead, act: BulkAct) -> Lead:
        given = give(lead.pk, owner, bulk=act, now=now, by=by)
        if seen is not None and given.owner_before != seen.get(lead.pk, given.owner_before):
            raise OwnerChanged(_("A colleague has taken this lead on meanwhile."))
        if given.is_changed:
            won.append(given.lead)
            unaware = take_back(ownership(given.lead))
            if given.owner_before is not None and given.owner_before not in unaware:
                lost[given.owner_before].append(given.lead)
        return given.lead

    bulk = on_each(leads, BulkAct.What.ASSIGN, one=one, now=now, by=by)
    tell = [leads_taken(taken, bulk.act, owner_before=staff, by=by) for staff, taken in lost.items()]
    if owner is not None and won:
        tell.append(leads_assigned(won, bulk.act, to=owner.pk, by=by))
    notify(tell=tell, now=now, by=by)
    return bulk

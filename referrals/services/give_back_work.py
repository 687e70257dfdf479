from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from leads.assigning import give
from leads.errors import AlreadyUndone, OwnerChanged
from leads.many import Bulk, NotDone
from leads.models import BulkAct, Lead
from leads.notices import leads_assigned, leads_taken
from organisation.errors import DomainError
from organisation.models import Staff
from organisation.services import notify


@transaction.atomic
def give_back_work(*, act: BulkAct, now: datetime, by: Staff) -> Bulk:
    """Whoever was away is back: the leads handed over for a time are theirs again, as they stand by now.

    By the head, who assigns. What is closed, waits for an answer, or went on to somebody else stays where it is.
    """
    if not BulkAct.objects.filter(pk=act.pk, undone_at=None).update(undone_at=max(now, act.made_at)):
        raise AlreadyUndone(_("This was given back before."))
    act.undone_at = now
    done: list[Lead] = []
    refused: list[NotDone] = []
    lost: dict[int, list[Lead]] = defaultdict(list)
    for change in act.changes.select_related("lead__customer", "owner_before").order_by("lead_id"):
        try:
            with transaction.atomic():
                given = give(change.lead_id, change.owner_before, now=now, by=by)
                if given.is_changed and given.owner_before != change.owner_after_id:
                    raise OwnerChanged(_("This lead went on to somebody else."))
        except DomainError as refusal:
            refused.append(NotDone(change.lead, str(refusal)))
            continue
        done.append(given.lead)
        if given.owner_before is not None:
            lost[given.owner_before].append(given.lead)
    tell = [leads_taken(leads, act, owner_before=one, by=by) for one, leads in lost.items() if one != act.person_id]
    if done and act.person_id is not None:
        tell.append(leads_assigned(done, act, to=act.person_id, by=by))
    notify(tell=tell, now=now, by=by)
    return Bulk(act, done, refused)

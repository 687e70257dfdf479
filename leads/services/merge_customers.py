from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leads.customer_facts import facts_of, write_changes
from leads.locks import lock_with_leads
from leads.managing import meet_instead, pass_to_manager
from leads.merging import leads_of, put_together, raw_facts, refuse_during_import, refuse_merge, save_facts
from leads.models import Customer, CustomerChange, CustomerMerge, Lead
from organisation.models import Staff


@transaction.atomic
def merge_customers(
    *, kept: Customer, merged: Customer, take: Collection[str] = (), now: datetime, by: Staff
) -> CustomerMerge:
    """Put two records of one person together: every lead of the merged one, with all that hangs on it, moves.

    `take` names the facts (`leads.customer_facts.CHOSEN`) that survive from the merged record; the others stay as they
    are. Open leads for one product both stay. The merged record is found no more and leads to the kept one.
    """
    day = timezone.localdate(now)
    refuse_during_import()
    locked = lock_with_leads({kept.pk, merged.pk})
    kept, merged = locked[kept.pk], locked[merged.pk]
    refuse_merge(kept, merged, day=day, by=by)
    was, had = facts_of(kept), raw_facts(kept)
    merge = CustomerMerge(kept=kept, merged=merged, merged_at=now, merged_on=day, merged_by=by)
    merge.phone_ciphertext, merge.phone_index = kept.phone_ciphertext, kept.phone_index
    merge.phone_last4 = kept.phone_last4
    put_together(kept, merged, take)
    save_facts(kept)
    merge.facts = {fact: [had[fact], has] for fact, has in raw_facts(kept).items() if has != had[fact]}
    if "phone" not in merge.facts:
        merge.phone_ciphertext, merge.phone_index, merge.phone_last4 = None, "", ""
    merge.moved = _move(kept, merged, now=now)
    merge.lead_count = len(merge.moved["leads"])
    merge.save()
    write_changes(kept, was, how=CustomerChange.How.MERGE, now=now, by=by)
    return merge


def _move(kept: Customer, merged: Customer, *, now: datetime) -> dict[str, object]:
    """What moved and what followed from it, by id, so that an undo finds it again."""
    leads, stood = leads_of(merged), leads_of(kept)
    Lead.objects.filter(pk__in=leads).update(customer=kept)
    # Who was merged into this one before leads straight to the kept one now: nobody has to follow a chain.
    aliases = list(Customer.objects.filter(merged_into=merged).order_by("pk").values_list("pk", flat=True))
    Customer.objects.filter(pk__in=[*aliases, merged.pk]).update(merged_into=kept)
    ended, begun = pass_to_manager(kept, now=now)
    return {
        "leads": leads,
        "stood": stood,
        "aliases": aliases,
        "parts_ended": ended,
        "parts_begun": begun,
        "planned": meet_instead(kept),
    }

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.customer_facts import Fact, facts_of, write_changes
from leads.errors import AlreadyUndone, MergedAgain, TooLate
from leads.locks import lock_with_leads
from leads.merging import copy_fact, leads_of, may_merge, raw_facts, refuse_during_import, save_facts
from leads.models import Customer, CustomerChange, CustomerMerge, Lead, LeadParticipant
from organisation.errors import NotAllowed
from organisation.models import Staff


@dataclass(frozen=True)
class UndoneMerge:
    """What came of undoing: how many leads went back, how many logged since stay, and which facts changed since."""

    merge: CustomerMerge
    leads_back: int
    leads_since: int
    facts_since: tuple[str, ...]

    @property
    def labels_since(self) -> list[str]:
        """The facts that stay as somebody changed them after the merge, in the reader's language."""
        return [str(Fact(fact).label) for fact in self.facts_since]


@transaction.atomic
def undo_merge(*, merge: CustomerMerge, now: datetime, by: Staff) -> UndoneMerge:
    """Part the two records again on the day of the merge: leads, facts and parts are as they were before.

    What was done since stays: a fact changed after the merge keeps its new value, a lead logged after it stays with the
    kept record, contacts and sales go with their leads. A later merge of the kept record is undone first.
    """
    day = timezone.localdate(now)
    refuse_during_import()
    locked = lock_with_leads({merge.kept_id, merge.merged_id})
    kept, merged = locked[merge.kept_id], locked[merge.merged_id]
    merge = CustomerMerge.objects.select_for_update(no_key=True, of=("self",)).get(pk=merge.pk)
    if not all(may_merge(one, day=day, by=by) for one in (kept, merged)):
        raise NotAllowed(_("Customers are merged by the head of their branch; across branches by whoever is above."))
    if merge.undone_at is not None:
        raise AlreadyUndone(_("This merge has been undone already."))
    if merge.merged_on != day:
        raise TooLate(_("A merge can be undone on its day only."))
    later = Q(kept=kept) | Q(merged=kept)
    if CustomerMerge.objects.standing().filter(later, pk__gt=merge.pk).exists():
        raise MergedAgain(_("This customer was merged again since. Undo the later merge first."))
    was = facts_of(kept)
    since = _restore(kept, merge)
    write_changes(kept, was, how=CustomerChange.How.UNDO, now=now, by=by)
    back = _move_back(kept, merged, merge)
    merge.undone_at, merge.undone_by = now, by
    merge.save(update_fields=["undone_at", "undone_by"])
    left = set(leads_of(kept)) - set(merge.moved["stood"])
    return UndoneMerge(merge, back, len(left), since)


def _restore(kept: Customer, merge: CustomerMerge) -> tuple[str, ...]:
    """The facts as they were, but for those that somebody changed after the merge; which these are."""
    has, since = raw_facts(kept), []
    said = _said_since(kept, merge)
    for fact, (before, after) in merge.facts.items():
        if has[fact] != after or fact in said:
            since.append(fact)
        elif fact == Fact.PHONE:
            copy_fact(fact, merge, kept)
        elif fact in (Fact.BRANCH, Fact.MANAGER):
            setattr(kept, f"{fact}_id", before)
        else:
            setattr(kept, fact, before)
    save_facts(kept)
    return tuple(since)


def _said_since(kept: Customer, merge: CustomerMerge) -> set[str]:
    """What somebody wrote down after the merge, also if it only says the same again: it was said by the customer."""
    by_people = kept.changes.exclude(how__in=[CustomerChange.How.MERGE, CustomerChange.How.UNDO])
    return set(by_people.filter(changed_at__gte=merge.merged_at).values_list("fact", flat=True))


def _move_back(kept: Customer, merged: Customer, merge: CustomerMerge) -> int:
    moved = merge.moved
    back: int = Lead.objects.filter(pk__in=moved["leads"], customer=kept).update(customer=merged)
    Customer.objects.filter(pk__in=moved["aliases"], merged_into=kept).update(merged_into=merged)
    Customer.objects.filter(pk=merged.pk).update(merged_into=None)
    LeadParticipant.objects.filter(pk__in=moved["parts_begun"]).delete()
    _take_part_again(moved["parts_ended"])
    for action in set(moved["planned"].values()):
        leads = [int(pk) for pk, planned in moved["planned"].items() if planned == action]
        Lead.objects.open().filter(
            pk__in=leads, next_action=Lead.NextAction.MEET, customer__do_not_contact=False
        ).update(next_action=action)
    return back


def _take_part_again(ended: list[int]) -> None:
    """Whose part ended by the merge has it again, unless they were given it anew since."""
    for part in LeadParticipant.objects.filter(pk__in=ended):
        current = LeadParticipant.objects.current().filter(lead=part.lead_id, staff=part.staff_id, part=part.part)
        if not current.exists():
            LeadParticipant.objects.filter(pk=part.pk).update(until=None)

"""Putting two records of one person together: who may, what is chosen, and what an undo needs to know."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from leads.customer_facts import CHOSEN, Fact, stricter, value_of
from leads.errors import AlreadyMerged, ImportRunning
from leads.locks import import_is_running
from leads.models import Customer, CustomerMerge, Lead
from organisation.access import can
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.roles import Right

PHONE_COLUMNS = ["phone_ciphertext", "phone_index", "phone_last4"]
NAME_COLUMNS = ["name", "name_pinyin", "name_initials", "given_name", "given_pinyin"]
COLUMNS = {
    Fact.NAME: NAME_COLUMNS,
    Fact.PHONE: PHONE_COLUMNS,
    Fact.BRANCH: ["branch"],
    Fact.MANAGER: ["manager"],
    Fact.TIER: ["tier"],
    Fact.RISK_LEVEL: ["risk_level"],
    Fact.CONSENT: ["consent"],
    Fact.DO_NOT_CONTACT: ["do_not_contact"],
}
FACT_COLUMNS = [column for columns in COLUMNS.values() for column in columns]


def may_merge(customer: Customer, *, day: date, by: Staff) -> bool:
    """Whoever holds the right where the customer belongs. Both records must lie there; see `refuse_merge`."""
    return can(by, Right.MERGE_CUSTOMERS, day=day, branch=customer.branch)


def refuse_merge(kept: Customer, merged: Customer, *, day: date, by: Staff) -> None:
    """Two current records of different numbers, both in units where the person merges."""
    if not all(may_merge(one, day=day, by=by) for one in (kept, merged)):
        raise NotAllowed(_("Customers are merged by the head of their branch; across branches by whoever is above."))
    if kept.pk == merged.pk:
        raise Invalid(_("This is the same record. Choose the other record of the customer."), field="merged")
    for one in (kept, merged):
        if one.retracted_at is not None:
            raise Invalid(_("One of the two was taken in by mistake and is found no more."), field="merged")
        if one.merged_into_id is not None:
            raise AlreadyMerged(_("One of the two was merged into another customer meanwhile."), field="merged")


def refuse_during_import() -> None:
    """Imported leads find their customers by number: nobody becomes another one meanwhile."""
    if import_is_running():
        raise ImportRunning(_("A history is being imported. Try again when the import is done."))


def put_together(kept: Customer, merged: Customer, take: Collection[str]) -> None:
    """The kept record with what is taken from the merged one (not saved); what is empty there is never taken.

    The stricter answer about marketing wins, and whoever asked once not to be contacted is not contacted.
    """
    if not set(take) <= set(CHOSEN):
        raise Invalid(_("Choose one of the given values."))
    for fact in take:
        if value_of(merged, fact):
            copy_fact(fact, merged, kept)
    kept.consent = stricter(kept.consent, merged.consent)
    kept.do_not_contact = kept.do_not_contact or merged.do_not_contact


def copy_fact(fact: str, source: Customer | CustomerMerge, target: Customer) -> None:
    """One fact with all its columns from one record to the other (not saved)."""
    for column in COLUMNS[Fact(fact)]:
        setattr(target, column, getattr(source, column))


def raw_facts(customer: Customer) -> dict[str, object]:
    """What an undo writes back, by fact; the phone is kept apart, encrypted, and here by its index only."""
    return {
        Fact.NAME: customer.name,
        Fact.PHONE: customer.phone_index,
        Fact.BRANCH: customer.branch_id,
        Fact.MANAGER: customer.manager_id,
        Fact.TIER: customer.tier,
        Fact.RISK_LEVEL: customer.risk_level,
        Fact.CONSENT: customer.consent,
        Fact.DO_NOT_CONTACT: customer.do_not_contact,
    }


def save_facts(customer: Customer) -> None:
    """All facts in their columns, and nothing else of the row."""
    customer.save(update_fields=[*FACT_COLUMNS, "merged_into"])


def leads_of(customer: Customer) -> list[int]:
    """The leads of a customer, by id."""
    return list(Lead.objects.filter(customer=customer).order_by("pk").values_list("pk", flat=True))


def is_undoable(merge: CustomerMerge, *, day: date) -> bool:
    """On its day, and not undone yet."""
    return merge.undone_at is None and merge.merged_on == day

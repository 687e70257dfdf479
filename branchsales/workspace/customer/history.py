"""All contacts and sales of a customer over time, newest first; and what was changed of the record itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from leads.customer_facts import Fact, value_of
from leads.customer_words import ChangeWords
from leads.models import Customer, CustomerChange, FollowUp, Lead
from organisation.models import Staff
from referrals.models import Sale

LATEST = 40


class Kind(StrEnum):
    """What an entry of the customer's timeline tells."""

    FOUND = "found"
    CONTACT = "contact"
    SALE = "sale"


@dataclass(frozen=True)
class Entry:
    """One thing that happened, with its record and the lead it belongs to."""

    kind: Kind
    at: datetime
    record: Any
    lead: Lead

    @property
    def template(self) -> str:
        """The part of the page that shows it."""
        return f"workspace/customer/_{self.kind}.html"


@dataclass(frozen=True)
class CustomerHistory:
    """The latest of what happened, the products bought, and the day of the next action."""

    entries: list[Entry]
    is_cut: bool
    bought: list[Sale]
    next_lead: Lead | None


def history_of(customer: Customer, *, leads: Sequence[Lead], day: date, by: Staff) -> CustomerHistory:
    """What the person may see of it: two queries beside the leads, however long it took."""
    contacts = list(
        FollowUp.objects.visible_to(by, day=day)
        .standing()
        .filter(lead__customer=customer)
        .select_related("staff", "lead")
        .order_by("-contacted_at", "-id")[: LATEST + 1]
    )
    bought = list(
        Sale.objects.visible_to(by, day=day)
        .standing()
        .filter(lead__customer=customer)
        .select_related("product", "closer", "lead")
        .order_by("-sold_on", "-id")[:LATEST]
    )
    entries = [Entry(Kind.FOUND, lead.captured_at, lead, lead) for lead in leads]
    entries += [Entry(Kind.CONTACT, one.contacted_at, one, one.lead) for one in contacts]
    entries += [Entry(Kind.SALE, one.recorded_at, one, one.lead) for one in bought]
    entries.sort(key=lambda entry: (entry.at, entry.record.pk), reverse=True)
    ahead = [lead for lead in leads if lead.next_action_on is not None]
    return CustomerHistory(
        entries[:LATEST],
        len(entries) > LATEST,
        bought,
        min(ahead, key=lambda lead: (lead.next_action_on, lead.pk), default=None),
    )


@dataclass(frozen=True)
class SaidChange:
    """One change of the record in the reader's words."""

    change: CustomerChange
    label: str
    was: str
    becomes: str

    @property
    def is_again(self) -> bool:
        """The customer said the same as before: the newest time counts. Of two phones only the last digits are kept."""
        return self.change.was == self.change.becomes and self.change.fact != Fact.PHONE


@dataclass(frozen=True)
class Record:
    """What was changed of the record, newest first: whoever sees the customer sees how the record came about."""

    customer: Customer
    changes: list[CustomerChange]

    @cached_property
    def said(self) -> list[SaidChange]:
        """Every change in words."""
        words = ChangeWords(self.changes)
        return [
            SaidChange(one, str(Fact(one.fact).label), words.said(one.fact, one.was), words.said(one.fact, one.becomes))
            for one in self.changes
        ]

    @property
    def consent(self) -> CustomerChange | None:
        """Where the present answer about marketing comes from; None: it came with the record, or by an import since."""
        return self._latest(Fact.CONSENT)

    @property
    def do_not_contact(self) -> CustomerChange | None:
        """Where it comes from that the customer may be contacted, or not."""
        return self._latest(Fact.DO_NOT_CONTACT)

    def _latest(self, fact: Fact) -> CustomerChange | None:
        latest = next((one for one in self.changes if one.fact == fact), None)
        return latest if latest is not None and latest.becomes == value_of(self.customer, fact) else None


def record_of(customer: Customer) -> Record:
    """The latest hundred changes of a customer whom the person sees."""
    return Record(customer, list(customer.changes.select_related("changed_by").order_by("-changed_at", "-id")[:100]))

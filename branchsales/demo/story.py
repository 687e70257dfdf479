"""The facts of a lead's way as the simulation tells them. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from branchsales.demo.customers import Customer
from branchsales.demo.people import Person, Unit
from branchsales.demo.products import Product


class Fate(StrEnum):
    """Where a lead is heading once somebody works on it."""

    WIN = "win"
    LOSE = "lose"
    LINGER = "linger"


@dataclass(frozen=True)
class Traffic:
    """How many customers one person met on one day: served at the counter, or met in the lobby."""

    person: Person
    day: date
    served: int | None = None
    received: int | None = None
    diverted: int | None = None
    identified: int | None = None


@dataclass(eq=False)
class Lead:
    """One lead. `unit` is responsible now; nobody works on it before `free_from`."""

    customer: Customer
    unit: Unit
    finder: Person
    at: datetime
    channel: str
    category: str
    potential: str
    estimate: Decimal | None
    note: str
    free_from: datetime
    next_on: date | None
    captured_unit: Unit
    owner: Person | None = None
    closed_at: datetime | None = None
    lost_reason: str = ""
    number: str = ""
    fate: Fate | None = None
    steps: int = 0
    misses: int = 0
    expected_here: bool = False  # the customer has promised to come
    forgotten_till: date | None = None  # nobody thinks of it before
    is_agreed: bool = False  # the customer has said yes; only the papers are missing
    referrals: list[Referral] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    sales: list[Sale] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def status(self) -> str:
        if self.is_open:
            return "open"
        return "lost" if self.lost_reason else "won"

    @property
    def pending(self) -> Referral | None:
        """The referral that waits for its answer."""
        last = self.referrals[-1] if self.referrals else None
        return last if last is not None and last.decided_at is None else None

    def close(self, moment: datetime, *, lost_reason: str = "") -> None:
        self.closed_at, self.lost_reason, self.next_on = moment, lost_reason, None
        if self.category in self.customer.open_interests:
            self.customer.open_interests.remove(self.category)

    def reopen(self, moment: datetime, next_on: date) -> None:
        self.closed_at, self.lost_reason, self.next_on, self.free_from = None, "", next_on, moment
        self.customer.open_interests.append(self.category)


@dataclass(eq=False)
class Referral:
    lead: Lead
    referrer: Person
    receiver: Person
    at: datetime
    reason: str
    found_share: Decimal
    state: str = "pending"
    decided_at: datetime | None = None
    decision_reason: str = ""
    number: str = ""


@dataclass(eq=False)
class Contact:
    lead: Lead
    person: Person
    unit: Unit
    at: datetime
    method: str
    outcome: str
    note: str
    next_on: date | None
    number: str = ""
    reviewers: list[str] = field(default_factory=list)

    @property
    def is_reached(self) -> bool:
        return self.outcome != "no_answer"


@dataclass(eq=False)
class Sale:
    lead: Lead
    closer: Person
    product: Product
    amount: Decimal
    at: datetime
    confirmed_on: date | None
    reversed_on: date | None = None
    reversal_reason: str = ""
    number: str = ""
    core_reference: str = ""


@dataclass(eq=False)
class Review:
    contact: Contact
    author: Person
    at: datetime
    rating: int | None
    comment: str
    number: str = ""


@dataclass(eq=False)
class Plan:
    """What a person set out to do on a day, with the reason of each item."""

    person: Person
    unit: Unit
    day: date
    committed_at: datetime
    items: dict[Lead, str] = field(default_factory=dict)

    def done_at(self, lead: Lead) -> datetime | None:
        """When the person worked on the lead that day."""
        moments = [one.at for one in lead.contacts if one.person is self.person and one.at.date() == self.day]
        moments += [one.at for one in lead.sales if one.closer is self.person and one.at.date() == self.day]
        if lead.lost_reason and lead.owner is self.person and lead.closed_at and lead.closed_at.date() == self.day:
            moments.append(lead.closed_at)
        return min((moment for moment in moments if moment >= self.committed_at), default=None)

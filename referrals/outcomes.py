"""What became of the leads a person found or referred: for the teller at the counter, whose part ends there.

Five queries however many leads there are. See also `referrals.outcome`, which decides what is told of a lead.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Self

from django.db.models import DateTimeField, F, Max, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Greatest

from leads.models import FollowUp, Lead
from organisation.models import Staff
from referrals.models import Referral, Sale, SalesCredit
from referrals.outcome import Outcome, answer_to, outcome_of

LOOKED_BACK = timedelta(days=90)


def what_became_of(staff: Staff, *, day: date, limit: int) -> list[Outcome]:
    """The person's leads of the last 90 days (found, referred, or credited for), the latest news first."""
    leads = Lead.objects.visible_to(staff, day=day).standing().filter(pk__in=_own(staff, since=day - LOOKED_BACK))
    return outcomes_of(list(_latest_news_first(leads)[:limit]), to=staff)


def outcomes_of(leads: Sequence[Lead], *, to: Staff) -> list[Outcome]:
    """What became of each of the leads, as it is told to the person; in four queries."""
    referrals = {
        referral.lead_id: referral
        for referral in Referral.objects.filter(lead__in=[lead.pk for lead in leads])
        .select_related("receiver", "referrer")
        .order_by("made_at", "id")
    }
    later = Later.of(leads, to=to)
    return [later.outcome_of(lead, referrals.get(lead.pk)) for lead in leads]


def outcomes_of_referrals(referrals: Sequence[Referral], *, to: Staff) -> list[Outcome]:
    """What became of each of the referrals: its answer, and once accepted what came of its lead; in three queries."""
    later = Later.of([referral.lead for referral in referrals if referral.state == Referral.State.ACCEPTED], to=to)
    return [
        later.outcome_of(referral.lead, referral)
        if referral.state == Referral.State.ACCEPTED
        else answer_to(referral, lead=referral.lead)
        for referral in referrals
    ]


@dataclass(frozen=True)
class Later:
    """The last contact of each lead, its standing sale, and a person's own credit in that."""

    contacts: dict[int, FollowUp]
    sales: dict[int, Sale]
    credit: dict[int, Decimal]

    @classmethod
    def of(cls, leads: Sequence[Lead], *, to: Staff) -> Self:
        """In three queries."""
        pks = [lead.pk for lead in leads]
        contacts = (
            FollowUp.objects.standing()
            .filter(lead__in=pks)
            .select_related("staff")
            .order_by("lead", "-contacted_at", "-id")
            .distinct("lead")
        )
        sales = list(Sale.objects.standing().filter(lead__in=pks).select_related("closer", "product"))
        return cls(
            contacts={contact.lead_id: contact for contact in contacts},
            sales={sale.lead_id: sale for sale in sales},
            credit=own_credit_in([sale.pk for sale in sales], staff=to),
        )

    def outcome_of(self, lead: Lead, referral: Referral | None) -> Outcome:
        sale = self.sales.get(lead.pk)
        return outcome_of(
            lead,
            referral=referral,
            contact=self.contacts.get(lead.pk),
            sale=sale,
            own_credit=self.credit.get(sale.pk) if sale else None,
        )


def own_credit_in(sales: Sequence[int], *, staff: Staff) -> dict[int, Decimal]:
    """The person's sales credit in each of the sales; none where they have no part."""
    lines = SalesCredit.objects.filter(sale__in=sales, staff=staff).order_by()
    return dict(lines.values_list("sale").annotate(own=Sum("amount")).values_list("sale", "own"))


def _own(staff: Staff, *, since: date) -> QuerySet[Lead, int]:
    found = Lead.objects.filter(finder=staff, captured_on__gte=since).values_list("pk", flat=True)
    referred = Referral.objects.filter(referrer=staff, made_on__gte=since).values_list("lead", flat=True)
    credited = SalesCredit.objects.filter(staff=staff, booked_on__gte=since).order_by().values_list("sale__lead")
    return found.union(referred, credited)


def _latest_news_first(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Ordered by the last thing that happened to them; PostgreSQL's greatest leaves out what did not happen."""
    asked = Referral.objects.filter(lead=OuterRef("pk")).order_by().values("lead")
    contacted = FollowUp.objects.standing().filter(lead=OuterRef("pk")).order_by().values("lead")
    return (
        leads.select_related("customer", "owner", "finder", "branch")
        .annotate(
            news_at=Greatest(
                F("captured_at"),
                F("closed_at"),
                Subquery(asked.annotate(at=Max(Greatest("made_at", "decided_at"))).values("at")),
                Subquery(contacted.annotate(at=Max("contacted_at")).values("at")),
                output_field=DateTimeField(),
            )
        )
        .order_by("-news_at", "-id")
    )

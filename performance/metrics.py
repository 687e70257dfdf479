"""The catalogue of metrics: what each figure is called, what it means, and how it is put together.

The words are those of docs/metrics.md. Every metric is a sum of additive figures, or one such sum over another; never
a mean of means. A new additive figure is added in `performance.additive` and `performance.rollup.families`, then named
here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from performance.additive import ADDITIVE, MONEY


class Kind(StrEnum):
    """How a metric is put together, which decides how it is ranked."""

    ADDITIVE = "additive"
    PROPORTION = "proportion"  # k of n, ordered by the lower end of its interval
    RATIO = "ratio"  # any other quotient, ranked from five cases on


class Unit(StrEnum):
    """What a value is counted in."""

    COUNT = "count"
    MONEY = "money"
    MINUTES = "minutes"
    DAYS = "days"
    PER_HUNDRED = "per_hundred"
    SHARE = "share"
    NUMBER = "number"


class Better(StrEnum):
    """Which end of a board is the first place."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Metric:
    """One metric. `numerator` and `denominator` name the additive figures whose sums are divided."""

    code: str
    name: Promise
    unit: Unit
    definition: Promise
    for_whom: Promise
    kind: Kind
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    better: Better = Better.HIGHER
    # The cases behind a ratio, where they are not its denominator: sales, not the money they brought.
    cases: tuple[str, ...] = ()
    # Follows the records made in the period to whatever has become of them by now.
    is_cohort: bool = False

    @property
    def factor(self) -> int:
        """What the quotient is multiplied by: a rate per hundred is told as 12.5, not as 0.125."""
        return 100 if self.unit == Unit.PER_HUNDRED else 1

    @property
    def is_money(self) -> bool:
        """Whether what stands above the line is money."""
        return self.numerator[0] in MONEY


FINDER, REFERRER, RECEIVER = _("finder"), _("referrer"), _("receiver")
AUTHOR, CLOSER, OWNER = _("author of the contact record"), _("closer"), _("owner")
PARTY, CREDITED_FINDER = _("each person credited"), _("credited finder or referrer")
REVIEWER, PLANNER = _("branch head, supervisor"), _("owner of the plan")
TELLER, LOBBY_MANAGER = _("teller"), _("lobby manager")


def _sum(code: str, name: Promise, definition: Promise, for_whom: Promise, **more: object) -> Metric:
    unit = Unit.MONEY if code in MONEY else Unit.COUNT
    return Metric(
        **{
            "code": code,
            "name": name,
            "unit": unit,
            "definition": definition,
            "for_whom": for_whom,
            "kind": Kind.ADDITIVE,
            "numerator": (code,),
            **more,
        }  # type: ignore[arg-type]
    )


_ADDITIVE = (
    _sum("leads_captured", _("Leads logged"), _("Leads whose finder is this person."), FINDER),
    _sum("leads_captured_a", _("Leads logged, potential A"), _("Of the leads logged, those of potential A."), FINDER),
    _sum(
        "leads_won",
        _("Leads won"),
        _("Leads logged in the period that are won by now."),
        FINDER,
        is_cohort=True,
    ),
    _sum(
        "leads_lost",
        _("Leads lost"),
        _("Leads closed as lost, on the day closed."),
        OWNER,
        better=Better.LOWER,
    ),
    _sum("referrals_made", _("Referrals sent"), _("Referrals sent; withdrawn ones do not count."), REFERRER),
    _sum(
        "referrals_won",
        _("Referrals won"),
        _("Referrals sent in the period, accepted, and the lead won by now with that receiver as closer."),
        REFERRER,
        is_cohort=True,
    ),
    _sum(
        "referrals_received",
        _("Referrals received"),
        _("Referrals received; withdrawn ones do not count."),
        RECEIVER,
    ),
    _sum("referrals_accepted", _("Referrals accepted"), _("Referrals accepted, on the day decided."), RECEIVER),
    _sum(
        "referrals_returned",
        _("Referrals returned"),
        _("Referrals returned, on the day decided."),
        RECEIVER,
        better=Better.LOWER,
    ),
    _sum(
        "referrals_lapsed",
        _("Referrals lapsed"),
        _("Referrals that ran out of time unanswered, on the day they lapsed."),
        RECEIVER,
        better=Better.LOWER,
    ),
    _sum(
        "referral_response_minutes",
        _("Answer time, summed"),
        _("Working minutes from sent to decided, summed over the referrals accepted and returned."),
        RECEIVER,
        unit=Unit.MINUTES,
        better=Better.LOWER,
    ),
    _sum("planned", _("Planned"), _("Items in the person's plan of the day, whatever became of them."), PLANNER),
    _sum(
        "planned_done",
        _("Planned and done"),
        _("Of the items planned, those done on that day: a contact, a sale, or the lead closed as lost."),
        PLANNER,
    ),
    _sum("follow_ups", _("Contacts"), _("Contact records made, customer reached or not."), AUTHOR),
    _sum("reached", _("Customers reached"), _("Contact records in which the customer was reached."), AUTHOR),
    _sum("appointments", _("Appointments"), _("Contact records that ended with an appointment."), AUTHOR),
    _sum("sales", _("Sales"), _("Sales closed on their day, less reversals on theirs."), CLOSER),
    _sum("sales_amount", _("Sales amount"), _("The amount of the sales, less reversals on their day."), CLOSER),
    _sum(
        "collaborative_sales",
        _("Collaborative sales"),
        _("Of the sales, those whose sales credit goes to more than one person."),
        CLOSER,
    ),
    _sum(
        "collaborative_sales_amount",
        _("Collaborative sales amount"),
        _("The amount of the collaborative sales."),
        CLOSER,
    ),
    _sum(
        "confirmed_sales",
        _("Confirmed sales"),
        _("Of the sales, those confirmed by the core system, on the day they were sold."),
        CLOSER,
    ),
    _sum(
        "confirmed_sales_amount",
        _("Confirmed sales amount"),
        _("The amount of the confirmed sales."),
        CLOSER,
    ),
    _sum(
        "new_customer_sales",
        _("Sales to new customers"),
        _("Of the sales, those to customers with no contact and no sale in the 365 days before the lead."),
        CLOSER,
    ),
    _sum(
        "follow_ups_to_win",
        _("Contacts to win, summed"),
        _("Contacts on the leads of these sales, up to the day of the sale."),
        CLOSER,
        better=Better.LOWER,
    ),
    _sum(
        "days_to_win_total",
        _("Days to win, summed"),
        _("Calendar days from logging the lead to the sale, summed over these sales."),
        CLOSER,
        unit=Unit.DAYS,
        better=Better.LOWER,
    ),
    _sum(
        "credit",
        _("Sales credit"),
        _("Sales credit booked to this person, on the day of the sale; a reversal on its day."),
        PARTY,
    ),
    _sum(
        "collaborative_credit",
        _("Sales credit from collaborative sales"),
        _("Of the sales credit, the part from collaborative sales."),
        PARTY,
    ),
    _sum(
        "weighted_credit",
        _("Weighted sales credit"),
        _("Sales credit times the product's conversion coefficient valid on the day sold; 1 where none is set."),
        PARTY,
    ),
    _sum(
        "sales_found",
        _("Sales found"),
        _("Sales that booked this person the found part and that somebody else closed."),
        CREDITED_FINDER,
    ),
    _sum(
        "sales_found_amount",
        _("Amount of sales found"),
        _("The amount of the sales that booked this person the found part and that somebody else closed."),
        CREDITED_FINDER,
    ),
    _sum(
        "reviews_given",
        _("Contact records reviewed"),
        _("Contact records of others commented on or rated, on the day of the review."),
        REVIEWER,
    ),
    _sum(
        "rating_sum",
        _("Ratings received, summed"),
        _("The ratings received on own contact records, added up, on the day of the review."),
        AUTHOR,
    ),
    _sum(
        "rating_count",
        _("Ratings received"),
        _("How many ratings own contact records received, on the day of the review."),
        AUTHOR,
    ),
    _sum(
        "customers_served",
        _("Customers served"),
        _("Customers served at the counter, from the queue machine's file or as the teller said."),
        TELLER,
    ),
    _sum(
        "customers_received",
        _("Customers received"),
        _("Customers received in the lobby, from the lobby log."),
        LOBBY_MANAGER,
    ),
    _sum(
        "customers_diverted",
        _("Customers diverted"),
        _("Customers guided to self-service, from the lobby log."),
        LOBBY_MANAGER,
    ),
    _sum(
        "customers_identified",
        _("Customers identified"),
        _("Customers identified as a sales chance in the lobby, from the lobby log."),
        LOBBY_MANAGER,
    ),
)

_RATIOS = (
    Metric(
        code="lead_rate",
        name=_("Leads per 100 served"),
        unit=Unit.PER_HUNDRED,
        definition=_("Leads logged per 100 customers served at the counter."),
        for_whom=TELLER,
        kind=Kind.RATIO,
        numerator=("leads_captured",),
        denominator=("customers_served",),
    ),
    Metric(
        code="plan_completion",
        name=_("Completion of plans"),
        unit=Unit.SHARE,
        definition=_("Items planned that were done on their day, out of all planned."),
        for_whom=PLANNER,
        kind=Kind.PROPORTION,
        numerator=("planned_done",),
        denominator=("planned",),
    ),
    Metric(
        code="referral_acceptance",
        name=_("Acceptance of referrals"),
        unit=Unit.SHARE,
        definition=_("Referrals accepted out of those accepted, returned and lapsed."),
        for_whom=RECEIVER,
        kind=Kind.PROPORTION,
        numerator=("referrals_accepted",),
        denominator=("referrals_accepted", "referrals_returned", "referrals_lapsed"),
    ),
    Metric(
        code="referral_response",
        name=_("Answer time"),
        unit=Unit.MINUTES,
        definition=_("Working minutes from sent to decided, per referral accepted or returned."),
        for_whom=RECEIVER,
        kind=Kind.RATIO,
        numerator=("referral_response_minutes",),
        denominator=("referrals_accepted", "referrals_returned"),
        better=Better.LOWER,
    ),
    Metric(
        code="referral_conversion",
        name=_("Conversion of referrals"),
        unit=Unit.SHARE,
        definition=_("Of the referrals sent in the period, those won by now."),
        for_whom=REFERRER,
        kind=Kind.PROPORTION,
        numerator=("referrals_won",),
        denominator=("referrals_made",),
        is_cohort=True,
    ),
    Metric(
        code="lead_conversion",
        name=_("Conversion of leads"),
        unit=Unit.SHARE,
        definition=_("Of the leads logged in the period, those won by now."),
        for_whom=FINDER,
        kind=Kind.PROPORTION,
        numerator=("leads_won",),
        denominator=("leads_captured",),
        is_cohort=True,
    ),
    Metric(
        code="win_rate",
        name=_("Win rate"),
        unit=Unit.SHARE,
        definition=_("Sales out of sales and leads lost, by the day closed."),
        for_whom=CLOSER,
        kind=Kind.PROPORTION,
        numerator=("sales",),
        denominator=("sales", "leads_lost"),
    ),
    Metric(
        code="reach_rate",
        name=_("Reach rate"),
        unit=Unit.SHARE,
        definition=_("Contacts in which the customer was reached, out of all contacts."),
        for_whom=AUTHOR,
        kind=Kind.PROPORTION,
        numerator=("reached",),
        denominator=("follow_ups",),
    ),
    Metric(
        code="contacts_per_sale",
        name=_("Contacts per sale"),
        unit=Unit.NUMBER,
        definition=_("Contacts on the leads of the sales, per sale."),
        for_whom=CLOSER,
        kind=Kind.RATIO,
        numerator=("follow_ups_to_win",),
        denominator=("sales",),
        better=Better.LOWER,
    ),
    Metric(
        code="days_to_win",
        name=_("Days to win"),
        unit=Unit.DAYS,
        definition=_("Calendar days from logging the lead to the sale, mean per sale."),
        for_whom=CLOSER,
        kind=Kind.RATIO,
        numerator=("days_to_win_total",),
        denominator=("sales",),
        better=Better.LOWER,
    ),
    Metric(
        code="credit_per_contact",
        name=_("Sales credit per contact"),
        unit=Unit.MONEY,
        definition=_("Sales credit per contact made."),
        for_whom=AUTHOR,
        kind=Kind.RATIO,
        numerator=("credit",),
        denominator=("follow_ups",),
    ),
    Metric(
        code="average_sale",
        name=_("Average sale"),
        unit=Unit.MONEY,
        definition=_("Sales amount per sale."),
        for_whom=CLOSER,
        kind=Kind.RATIO,
        numerator=("sales_amount",),
        denominator=("sales",),
    ),
    Metric(
        code="collaboration_share",
        name=_("Collaboration share"),
        unit=Unit.SHARE,
        definition=_("The amount of collaborative sales out of the amount of all sales."),
        for_whom=CLOSER,
        kind=Kind.RATIO,
        numerator=("collaborative_sales_amount",),
        denominator=("sales_amount",),
        cases=("sales",),
    ),
    Metric(
        code="new_customer_share",
        name=_("Share of new customers"),
        unit=Unit.SHARE,
        definition=_("Sales to new customers out of all sales."),
        for_whom=CLOSER,
        kind=Kind.PROPORTION,
        numerator=("new_customer_sales",),
        denominator=("sales",),
    ),
    Metric(
        code="rating",
        name=_("Rating"),
        unit=Unit.NUMBER,
        definition=_("Ratings received on own contact records, mean."),
        for_whom=AUTHOR,
        kind=Kind.RATIO,
        numerator=("rating_sum",),
        denominator=("rating_count",),
    ),
)

CATALOGUE: Mapping[str, Metric] = {metric.code: metric for metric in _ADDITIVE + _RATIOS}

# Shown on whole-bank boards from a snapshot (`performance.snapshots`).
HEADLINES = ("credit", "sales_amount", "sales", "leads_captured", "referrals_made", "follow_ups")

if unnamed := set(ADDITIVE) - set(CATALOGUE):
    raise AssertionError(f"figures without a name: {sorted(unnamed)}")

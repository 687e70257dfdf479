"""The metrics that are counted and summed, in the words of docs/metrics.md."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from performance.additive import MONEY
from performance.metric import (
    AUTHOR,
    CLOSER,
    CREDITED_FINDER,
    FINDER,
    LOBBY_MANAGER,
    OWNER,
    PARTY,
    PLANNER,
    RECEIVER,
    REFERRER,
    REVIEWER,
    TELLER,
    Better,
    Kind,
    Metric,
    Unit,
)


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


COUNTED = (
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

"""The metrics in the groups in which people look for them, and whose work each one tells of."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.roles import Right, Role, holds
from performance.metric import (
    AUTHOR,
    CLOSER,
    FINDER,
    LOBBY_MANAGER,
    OWNER,
    PLANNER,
    RECEIVER,
    REFERRER,
    REVIEWER,
    TELLER,
    Metric,
)
from performance.metrics import CATALOGUE

GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (
        _("Sales credit"),
        ("credit", "collaborative_credit", "weighted_credit", "credit_per_contact"),
    ),
    (
        _("Leads"),
        ("leads_captured", "leads_captured_a", "leads_won", "lead_conversion", "leads_lost"),
    ),
    (
        _("Traffic"),
        ("lead_rate", "customers_served", "customers_received", "customers_diverted", "customers_identified"),
    ),
    (
        _("Referrals sent"),
        ("referrals_made", "referrals_won", "referral_conversion", "sales_found", "sales_found_amount"),
    ),
    (
        _("Referrals received"),
        (
            "referrals_received",
            "referrals_accepted",
            "referrals_returned",
            "referrals_lapsed",
            "referral_acceptance",
            "referral_response",
        ),
    ),
    (
        _("Daily plan"),
        ("planned", "planned_done", "plan_completion"),
    ),
    (
        _("Contacts"),
        ("follow_ups", "reached", "appointments", "reach_rate", "contacts_per_sale"),
    ),
    (
        _("Sales"),
        (
            "sales",
            "sales_amount",
            "average_sale",
            "win_rate",
            "days_to_win",
            "confirmed_sales",
            "confirmed_sales_amount",
            "new_customer_sales",
            "new_customer_share",
        ),
    ),
    (
        _("Selling together"),
        ("collaborative_sales", "collaborative_sales_amount", "collaboration_share"),
    ),
    (
        _("Reviews"),
        ("reviews_given", "rating", "rating_count"),
    ),
    (
        _("Sums behind the ratios"),
        ("referral_response_minutes", "follow_ups_to_win", "days_to_win_total", "rating_sum"),
    ),
)

# Sales credit goes to finders and closers alike, so it tells of no role in particular.
_OF_ROLE: Mapping[Promise, Role] = {
    FINDER: Role.TELLER,
    REFERRER: Role.TELLER,
    REVIEWER: Role.BRANCH_HEAD,
    TELLER: Role.TELLER,
    LOBBY_MANAGER: Role.LOBBY_MANAGER,
}

# What a role must be allowed to do before the metric can tell of its people; the others tell of everybody.
_ASKS: Mapping[Promise, Right] = {
    RECEIVER: Right.OWN_LEAD,
    OWNER: Right.OWN_LEAD,
    PLANNER: Right.OWN_LEAD,
    AUTHOR: Right.FOLLOW_UP,
    CLOSER: Right.SELL,
    REVIEWER: Right.REVIEW,
    TELLER: Right.COUNT_SERVED,
    LOBBY_MANAGER: Right.COUNT_LOBBY,
}


def tells_of(metric: Metric, role: str | None) -> bool:
    """Whether people of the role can have a figure at all. None: whole branches, of which every metric tells."""
    asked = _ASKS.get(metric.for_whom)
    return role is None or asked is None or holds(role, asked)


def grouped(role: str | None = None) -> list[tuple[Promise, list[Metric]]]:
    """The metrics that tell of the role, or all of the catalogue, once, under the name of their group."""
    chosen = ((name, [CATALOGUE[code] for code in codes if tells_of(CATALOGUE[code], role)]) for name, codes in GROUPS)
    return [(name, metrics) for name, metrics in chosen if metrics]


def role_of(metric: Metric) -> Role:
    """Whose board of the metric is asked for when nobody says: whose work it tells of first."""
    return _OF_ROLE.get(metric.for_whom, Role.WEALTH_MANAGER)

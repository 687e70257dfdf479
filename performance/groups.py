"""The metrics in the groups in which people look for them, and whose work each one tells of."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.roles import Role
from performance.metrics import CATALOGUE, FINDER, REFERRER, REVIEWER, Metric

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
_OF_ROLE: Mapping[Promise, Role] = {FINDER: Role.TELLER, REFERRER: Role.TELLER, REVIEWER: Role.BRANCH_HEAD}


def grouped() -> list[tuple[Promise, list[Metric]]]:
    """Every metric of the catalogue, once, under the name of its group."""
    return [(name, [CATALOGUE[code] for code in codes]) for name, codes in GROUPS]


def role_of(metric: Metric) -> Role:
    """Whose board of the metric is asked for when nobody says: whose work it tells of first."""
    return _OF_ROLE.get(metric.for_whom, Role.WEALTH_MANAGER)

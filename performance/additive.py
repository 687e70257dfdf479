"""The additive figures: what is stored per person, branch and business day, and summed.

This list is where a figure is added: the columns of `DailyFigure` and `PeriodTotal` and every statement of the roll-up
follow it. What each figure counts stands in `performance.rollup.families`, what it means in `performance.metrics`.
"""

COUNTS: tuple[str, ...] = (
    "leads_captured",
    "leads_captured_a",
    "leads_won",
    "leads_lost",
    "referrals_made",
    "referrals_won",
    "referrals_received",
    "referrals_accepted",
    "referrals_returned",
    "referrals_lapsed",
    "referral_response_minutes",
    "planned",
    "planned_done",
    "follow_ups",
    "reached",
    "appointments",
    "sales",
    "collaborative_sales",
    "confirmed_sales",
    "new_customer_sales",
    "follow_ups_to_win",
    "days_to_win_total",
    "sales_found",
    "reviews_given",
    "rating_sum",
    "rating_count",
    "customers_served",
    "customers_received",
    "customers_diverted",
    "customers_identified",
)

MONEY: tuple[str, ...] = (
    "sales_amount",
    "collaborative_sales_amount",
    "confirmed_sales_amount",
    "sales_found_amount",
    "credit",
    "collaborative_credit",
    "weighted_credit",
)

ADDITIVE: tuple[str, ...] = COUNTS + MONEY


def comma(template: str, names: tuple[str, ...] = ADDITIVE) -> str:
    """The template once per figure, for a statement that names them all."""
    return ", ".join(template.format(name) for name in names)

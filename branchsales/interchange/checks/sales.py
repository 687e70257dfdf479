"""Sales: after the lead was found, taken back after they were made, one standing sale for a won lead."""

from branchsales.interchange.checks.check import Check, day_of
from branchsales.interchange.problem import Weight

CHECKS = (
    Check(
        "sales",
        "sold_on",
        "sold_before_captured",
        f"JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.sold_on < {day_of('l.captured_at')}",
        detail=f"{day_of('l.captured_at')}::text",
    ),
    Check("sales", "reversed_on", "reversed_before_sold", "WHERE s.reversed_on < s.sold_on", detail="s.sold_on::text"),
    Check(
        "sales", "confirmed_on", "confirmed_before_sold", "WHERE s.confirmed_on < s.sold_on", detail="s.sold_on::text"
    ),
    Check(
        "sales",
        "lead_no",
        "second_sale",
        "JOIN all_sales o ON o.lead_no = s.lead_no AND o.reversed_on IS NULL AND o.sale_no < s.sale_no"
        " WHERE s.reversed_on IS NULL",
        detail="o.sale_no",
    ),
    Check(
        "sales",
        "lead_no",
        "sale_without_win",
        "JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.reversed_on IS NULL AND l.status <> 'won'",
        detail="l.status",
    ),
    Check("sales", "sold_on", "in_the_future", "WHERE s.sold_on > now() + interval '1 day'", weight=Weight.WARNING),
)

"""Customers: who was merged into another leads to one who was not."""

from branchsales.interchange.checks.check import Check
from branchsales.interchange.problem import Weight

CHECKS = (
    Check(
        "customers",
        "merged_into_no",
        "merged_into_merged",
        "WHERE s.merged_into_no = s.customer_no OR EXISTS (SELECT FROM in_customers t"
        " WHERE t.customer_no = s.merged_into_no AND t.merged_into_no IS NOT NULL)",
    ),
    Check(
        "customers",
        "customer_no",
        "merged_here",
        "JOIN leads_customer d ON d.number = s.customer_no JOIN leads_customer k ON k.id = d.merged_into_id"
        " WHERE s.merged_into_no IS NULL",
        detail="k.number",
        weight=Weight.WARNING,
    ),
)

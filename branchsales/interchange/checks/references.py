"""What a row refers to is in the bundle or in the bank."""

from collections.abc import Iterator

from branchsales.interchange.checks.check import Check
from branchsales.interchange.tables import TABLES

# Where the rows of a file are kept, and the column that holds their key.
STORED = {
    "branches": ("organisation_branch", "code", "code"),
    "staff": ("organisation_staff", "employee_no", "employee_no"),
    "products": ("leads_product", "code", "code"),
    "customers": ("leads_customer", "number", "customer_no"),
    "leads": ("leads_lead", "number", "lead_no"),
    "follow_ups": ("leads_followup", "number", "follow_up_no"),
}


def unknown(column: str, target: str) -> str:
    """The condition that the column names nothing that is staged or stored."""
    stored, number, key = STORED[target]
    return (
        f's."{column}" IS NOT NULL AND NOT EXISTS (SELECT FROM in_{target} t WHERE t."{key}" = s."{column}")'
        f' AND NOT EXISTS (SELECT FROM {stored} d WHERE d.{number} = s."{column}")'
    )


def reference_checks() -> Iterator[Check]:
    """One check for each column that refers to a file."""
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                yield Check(
                    table.name,
                    column.name,
                    f"unknown_{column.refers_to}",
                    f"WHERE {unknown(column.name, column.refers_to)}",
                )

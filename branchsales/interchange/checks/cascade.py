"""When only good rows are kept: what belongs to a bad row is left out with it, until nothing more follows."""

from collections.abc import Iterator, Mapping

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.checks.check import Check
from branchsales.interchange.checks.references import STORED
from branchsales.interchange.checks.run import mark_bad
from branchsales.interchange.problem import Weight
from branchsales.interchange.staging import Staged
from branchsales.interchange.tables import TABLES


def reject_what_follows(cursor: CursorWrapper, staged: Mapping[str, Staged]) -> None:
    """Mark rows that refer to a bad one, and won leads whose sale is bad."""
    following = [check for check in _following() if check.table in staged]
    while True:
        for check in following:
            cursor.execute(check.statement(), {"label": staged[check.table].label})
        if not mark_bad(cursor, staged):
            return


def _following() -> Iterator[Check]:
    for table in TABLES:
        for column in table.columns:
            if column.refers_to:
                stored, number, key = STORED[column.refers_to]
                yield Check(
                    table.name,
                    column.name,
                    "rejected_reference",
                    f'JOIN in_{column.refers_to} t ON t."{key}" = s."{column.name}" AND t.bad WHERE NOT s.bad'
                    f' AND NOT EXISTS (SELECT FROM {stored} d WHERE d.{number} = s."{column.name}")',
                    weight=Weight.CONSEQUENCE,
                )
    yield Check(
        "leads",
        "status",
        "rejected_sale",
        """WHERE NOT s.bad AND s.status = 'won' AND NOT EXISTS (
            SELECT FROM all_sales a LEFT JOIN in_sales x ON x.sale_no = a.sale_no
            WHERE a.lead_no = s.lead_no AND a.reversed_on IS NULL AND x.bad IS NOT TRUE)""",
        weight=Weight.CONSEQUENCE,
    )
    # A lead of the bank that this bundle was to win stays open when its row is bad, and then cannot have been sold.
    yield Check(
        "sales",
        "lead_no",
        "rejected_reference",
        "JOIN in_leads l ON l.lead_no = s.lead_no AND l.bad WHERE NOT s.bad AND s.reversed_on IS NULL",
        weight=Weight.CONSEQUENCE,
    )

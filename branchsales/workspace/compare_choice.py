"""What a supervisor compares: the unit, the period, the set of metrics and the order, all from the address."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from branchsales.workspace.comparison import COLUMN_SETS
from branchsales.workspace.units import unit_asked
from organisation.models import Branch, Staff
from organisation.roles import Right
from performance.asked import Query, asked_period
from performance.period_words import word_of
from performance.periods import Period

NAME = "name"


@dataclass(frozen=True)
class CompareChoice:
    """`sort` is the code of a column, or NAME; `is_reversed` turns its order round."""

    scope: Branch
    period: Period
    columns: str
    sort: str
    is_reversed: bool
    remarks: list[str]

    @property
    def codes(self) -> tuple[str, ...]:
        return COLUMN_SETS[self.columns][1]

    @property
    def sort_column(self) -> int | None:
        """The number of the column that decides; None: the units in the order of their codes."""
        return None if self.sort == NAME else self.codes.index(self.sort)

    def query(
        self, *, today: date, period: Period | None = None, scope: Branch | None = None, sort: str | None = None
    ) -> str:
        """The address of this table, or of the same one of another period, unit or order."""
        own = f"-{self.sort}" if self.is_reversed else self.sort
        return urlencode(
            {
                "period": word_of(period or self.period, today=today),
                "scope": (scope or self.scope).code,
                "columns": self.columns,
                "sort": own if sort is None else sort,
            }
        )

    def sort_by(self, code: str) -> str:
        """What a click on the head of a column asks for: its order, or that order turned round."""
        return f"-{code}" if code == self.sort and not self.is_reversed else code


def compare_choice(query: Query, *, staff: Staff, day: date) -> CompareChoice:
    """The table that the address asks for. A unit that the person may not compare is not there (404)."""
    remarks: list[str] = []
    scope = unit_asked(query.get("scope", ""), Right.COMPARE_BRANCHES, staff=staff, day=day)
    columns = query.get("columns", "")
    if columns not in COLUMN_SETS:
        usual = next(iter(COLUMN_SETS))
        if columns:
            remarks.append(
                _("There are no columns “%(asked)s”. Shown is %(shown)s.")
                % {"asked": columns[:40], "shown": COLUMN_SETS[usual][0]}
            )
        columns = usual
    codes = COLUMN_SETS[columns][1]
    asked = query.get("sort", "")
    sort = asked.removeprefix("-")
    is_known = sort == NAME or sort in codes  # a column of another set is no mistake: the set was changed
    return CompareChoice(
        scope=scope,
        period=asked_period(query, remarks, today=day),
        columns=columns,
        sort=sort if is_known else codes[0],
        is_reversed=is_known and asked.startswith("-"),
        remarks=remarks,
    )

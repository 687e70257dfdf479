"""How large a demo bank there is. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Size:
    """So many sub-branches with so many branches each, and the days of history before today."""

    name: str
    regions: int
    sub_branches: int
    branches_each: int
    days: int

    def first_day(self, today: date) -> date:
        return today - timedelta(days=self.days)


SMALL = Size("small", regions=0, sub_branches=2, branches_each=4, days=182)
MEDIUM = Size("medium", regions=4, sub_branches=20, branches_each=5, days=365)
SIZES = {size.name: size for size in (SMALL, MEDIUM)}

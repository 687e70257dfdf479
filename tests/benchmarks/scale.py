from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """How large a bank is made. A branch has a head, a lobby manager, five wealth managers and five tellers."""

    name: str
    branches: int
    sub_branches: int
    days: int
    leads_a_day: int = 2  # by each person

    @property
    def staff(self) -> int:
        return 12 * self.branches

    @property
    def customers(self) -> int:
        return 100 * self.staff


SCALES = {
    "XS": Scale("XS", branches=12, sub_branches=2, days=60),
    "S": Scale("S", branches=60, sub_branches=4, days=120),
    "M": Scale("M", branches=1000, sub_branches=20, days=250),
}

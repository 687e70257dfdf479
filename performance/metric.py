"""What a metric is: a sum of additive figures, or one such sum over another; never a mean of means."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from performance.additive import MONEY


class Kind(StrEnum):
    """How a metric is put together, which decides how it is ranked."""

    ADDITIVE = "additive"
    PROPORTION = "proportion"  # k of n, ordered by the lower end of its interval
    RATIO = "ratio"  # any other quotient, ranked from five cases on


class Unit(StrEnum):
    """What a value is counted in."""

    COUNT = "count"
    MONEY = "money"
    MINUTES = "minutes"
    DAYS = "days"
    PER_HUNDRED = "per_hundred"
    SHARE = "share"
    NUMBER = "number"


class Better(StrEnum):
    """Which end of a board is the first place."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Metric:
    """One metric. `numerator` and `denominator` name the additive figures whose sums are divided."""

    code: str
    name: Promise
    unit: Unit
    definition: Promise
    for_whom: Promise
    kind: Kind
    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    better: Better = Better.HIGHER
    # The cases behind a ratio, where they are not its denominator: sales, not the money they brought.
    cases: tuple[str, ...] = ()
    # Follows the records made in the period to whatever has become of them by now.
    is_cohort: bool = False

    @property
    def factor(self) -> int:
        """What the quotient is multiplied by: a rate per hundred is told as 12.5, not as 0.125."""
        return 100 if self.unit == Unit.PER_HUNDRED else 1

    @property
    def is_money(self) -> bool:
        """Whether what stands above the line is money."""
        return self.numerator[0] in MONEY


FINDER, REFERRER, RECEIVER = _("finder"), _("referrer"), _("receiver")
AUTHOR, CLOSER, OWNER = _("author of the contact record"), _("closer"), _("owner")
PARTY, CREDITED_FINDER = _("each person credited"), _("credited finder or referrer")
REVIEWER, PLANNER = _("branch head, supervisor"), _("owner of the plan")
TELLER, LOBBY_MANAGER = _("teller"), _("lobby manager")

"""Every metric of a unit over a period, in one answer."""

from organisation.models import Branch
from performance.figures import Figure, all_figures, sums_of
from performance.periods import Period


def summary(*, scope: Branch, period: Period) -> dict[str, Figure]:
    """Every metric of what was done in the unit in the period, ratios included, by code."""
    return all_figures(sums_of(scope, period))

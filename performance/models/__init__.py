"""READINGS: what the facts amount to. Written by `performance.rollup` alone; facts never import them."""

from performance.models.daily_figure import DailyFigure
from performance.models.period_total import PeriodTotal
from performance.models.rank_snapshot import RankSnapshot

__all__ = ["DailyFigure", "PeriodTotal", "RankSnapshot"]

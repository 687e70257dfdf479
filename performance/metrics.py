"""The catalogue of metrics: what each figure is called, what it means, and how it is put together.

The words are those of docs/metrics.md. A new additive figure is added in `performance.additive` and
`performance.rollup.families`, then named in `performance.counted_metrics`.
"""

from collections.abc import Mapping

from performance.additive import ADDITIVE
from performance.counted_metrics import COUNTED
from performance.metric import Better, Kind, Metric, Unit
from performance.ratio_metrics import RATIOS

__all__ = ["CATALOGUE", "HEADLINES", "Better", "Kind", "Metric", "Unit"]

CATALOGUE: Mapping[str, Metric] = {metric.code: metric for metric in COUNTED + RATIOS}

# Shown on whole-bank boards from a snapshot (`performance.snapshots`).
HEADLINES = ("credit", "sales_amount", "sales", "leads_captured", "referrals_made", "follow_ups")

if unnamed := set(ADDITIVE) - set(CATALOGUE):
    raise AssertionError(f"figures without a name: {sorted(unnamed)}")

"""The roll-up that cannot be wrong: marked staff-days are recomputed from the facts, totals move by the difference.

Statement triggers mark (staff, day) in the fact's own transaction (`performance/migrations`). A worker locks a shard,
claims its marks and replaces their daily figures, in one transaction. Messages only wake it: losing or repeating one is
harmless.
"""

from performance.rollup.check import Verdict, check, known_days
from performance.rollup.days import roll_up_days
from performance.rollup.shards import drain, roll_up_shard
from performance.rollup.totals import mend_totals

__all__ = ["Verdict", "check", "drain", "known_days", "mend_totals", "roll_up_days", "roll_up_shard"]

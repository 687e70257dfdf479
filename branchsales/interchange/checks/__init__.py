"""What must be true of the rows together: set-based SQL over the staged tables and what is stored already."""

from branchsales.interchange.checks.cascade import reject_what_follows
from branchsales.interchange.checks.run import run_checks

__all__ = ["reject_what_follows", "run_checks"]

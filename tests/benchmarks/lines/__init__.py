"""One file per subject; each function registered with `tests.benchmarks.measure.line` yields rows of the table."""

"""The lines of docs/performance.md, each measured as a ratio to a floor in the same run.

    DATABASE_URL=... python -m tests.benchmarks [--scale S] [--only 1 4 7]

prints `name | figure | floor | ratio | target | ok` and exits 1 when a target is missed. It makes a database of its own
beside the given one (`<name>_bench`), drops it first if it is there, and fills it by set-based SQL. A line is a
function in `tests.benchmarks.lines`, registered with `tests.benchmarks.measure.line`.
"""

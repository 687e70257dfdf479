"""Writers, workers and a killer at once against the real tables; then everything is compared with the facts.

    DATABASE_URL=... python -m tests.races [--seconds 20] [--scheme shard-lock]

It makes a database of its own beside the given one (`<name>_races`), drops it first if it is there, and leaves it for
inspection. Exit 0 only if no figure is wrong. Schemes that leave out one thing each must fail: `tests.races.schemes`.
"""

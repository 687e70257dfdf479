from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

# Without these a batch costs what the whole history costs: the default random_page_cost makes 1,000 keys read whole
# tables, a generic plan does not know how many keys it is for, and compiling the statement takes longer than its run.
SETTINGS = "SET LOCAL random_page_cost = 1.1; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL jit = off"


@contextmanager
def rolling_up() -> Iterator[CursorWrapper]:
    """A transaction planned for batches of keys. READ COMMITTED: each statement must see what its lock waited for."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        yield cursor

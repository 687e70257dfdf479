from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, QuerySet


class AnyOf(Func):
    """That a column is one of what a query finds, in a form that leaves PostgreSQL its indexes beside an OR.

    `branch = 4 OR id IN (SELECT …)` reads the whole table; `branch = 4 OR id = ANY (ARRAY(SELECT …))` joins two
    indexes. For few rows only: the query is run first, and its answer is kept as a list.
    """

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = BooleanField()

    def __init__(self, column: str, found: QuerySet) -> None:  # type: ignore[type-arg]
        super().__init__(F(column), ArraySubquery(found))

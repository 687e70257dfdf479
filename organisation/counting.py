from collections.abc import Sequence
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value


def counted(several: Sequence[QuerySet[Any, Any]]) -> list[int]:
    """How many rows each of them finds, in one query: a page's small figures cost one answer of the database."""
    arms = [
        rows.order_by().values(place=Value(place, IntegerField())).annotate(n=Count("pk")).values_list("place", "n")
        for place, rows in enumerate(several)
    ]
    if not arms:
        return []
    found = dict(arms[0].union(*arms[1:], all=True) if len(arms) > 1 else arms[0])
    return [found.get(place, 0) for place in range(len(several))]

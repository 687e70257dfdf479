"""The colleagues of many rows at once."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model

from organisation.models import Staff


def load_people(rows: Sequence[Model], *paths: str) -> None:
    """Load who stands at these paths (`receiver`, `lead__owner`) of each row, in one query, unless it is loaded.

    Four colleagues joined to a row of a list are planned for longer than they are read, and each is made anew for
    every row although the same few stand in all of them.
    """
    places = [place for row in rows for path in paths for place in _places(row, path)]
    ids = {getattr(holder, f"{name}_id") for holder, name in places} - {None}
    found = Staff.objects.in_bulk(ids)
    for holder, name in places:
        setattr(holder, name, found.get(getattr(holder, f"{name}_id")))


def _places(row: Any, path: str) -> Iterator[tuple[Any, str]]:
    *way, name = path.split("__")
    for step in way:
        row = getattr(row, step)
    if not row._meta.get_field(name).is_cached(row):
        yield row, name

"""Every fact has a number that stays with it through export and import (L261124-000123). The database gives it."""

from django.db import models
from django.db.models import Func, Value


class NumberField(models.CharField):  # type: ignore[type-arg]
    """A fact's number: given by whoever brings the fact, else made by the database function `new_number(prefix)`."""

    db_returning = True  # the number comes back with the id, in the statement that stores the fact

    def __init__(self, *, prefix: str, **kwargs: object) -> None:
        self.prefix = prefix
        kwargs["max_length"] = 40
        kwargs["unique"] = True
        kwargs["editable"] = False
        kwargs["db_collation"] = "C"
        kwargs["db_default"] = Func(Value(prefix), function="new_number", output_field=models.CharField())
        super().__init__(**kwargs)  # type: ignore[arg-type]

    def deconstruct(self):  # type: ignore[no-untyped-def]
        name, path, args, kwargs = super().deconstruct()
        for given in ("max_length", "unique", "editable", "db_collation", "db_default"):
            kwargs.pop(given, None)
        return name, path, args, {"prefix": self.prefix, **kwargs}

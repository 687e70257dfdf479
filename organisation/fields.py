"""Money in the database is whole fen (bigint); in Python it is Decimal yuan with two places."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable

FEN = Decimal("0.01")


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]
    """An amount in yuan: `Decimal` with two places in Python, whole fen in the database, so that sums are exact.

    More than two places is an error, never rounded: rounding is a business act and happens where it is decided.
    """

    description = "Amount in yuan, stored as fen"
    # What the checker of types takes and gives.
    _pyi_private_set_type: Decimal | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: Decimal  # type: ignore[assignment]

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        return None if value is None else (Decimal(value) * FEN).quantize(FEN)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None:
            return None
        amount = Decimal(str(value))
        if amount != amount.quantize(FEN):
            raise ValidationError(f"{value} has more than two decimal places")
        return amount.quantize(FEN)

    def get_prep_value(self, value: Any) -> int | None:
        amount = self.to_python(value)
        return None if amount is None else int(amount * 100)

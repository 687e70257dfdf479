"""An amount of money as people type it."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisation.money import NotAnAmount, parse_amount


class AmountField(forms.Field):
    """An amount in yuan, above zero, typed the way people type it: 200,000, 20万, ¥60,000.00."""

    default_error_messages = {
        "bad": _("This is not an amount. Write it like 200,000 or 20万."),
        "too_many_places": _("An amount has at most two decimal places."),
        "negative": _("The amount must be more than zero."),
        "too_large": _("This is more than 100,000,000,000 yuan. Check the zeros."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 40})
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:
        """The amount, or None for an empty entry."""
        if isinstance(value, Decimal):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            amount = parse_amount(text)
        except NotAnAmount as mistake:
            raise ValidationError(self.error_messages[mistake.code], code=mistake.code) from mistake
        if amount <= 0:
            raise ValidationError(self.error_messages["negative"], code="negative")
        return amount

    def prepare_value(self, value: Any) -> Any:
        """A known amount is shown without needless zeros; what was typed stays as it was."""
        if isinstance(value, Decimal):
            return f"{value:,.2f}".removesuffix(".00")
        return value

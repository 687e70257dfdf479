from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leads.models import Category, Lead, Product
from organisation.forms.amount import AmountField
from referrals.forms.agreed import AgreedForm


class SaleForm(AgreedForm):
    """What was sold, for how much, and when."""

    product = forms.ChoiceField(
        label=_("Product"),
        widget=forms.Select(attrs={"data-focus": ""}),
        error_messages={
            "required": _("Choose what was sold."),
            "invalid_choice": _("This product is no longer sold. Choose another one."),
        },
    )
    amount = AmountField(
        label=_("Amount"),
        help_text=_("In yuan: 200,000 or 20万"),
        error_messages={"required": _("Type the amount of the sale.")},
    )
    sold_on = forms.DateField(
        label=_("Sold on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose the day of the sale.")},
    )

    def __init__(self, *args: Any, lead: Lead, products: Iterable[Product], day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._products = {str(product.pk): product for product in products}
        self.fields["product"].choices = [("", _("Choose")), *_by_category(self._products.values(), lead.category)]  # type: ignore[attr-defined]
        self.fields["amount"].initial = lead.estimated_amount
        self.fields["sold_on"].initial = day
        self.fields["sold_on"].widget.attrs |= {"min": lead.captured_on.isoformat(), "max": day.isoformat()}

    @property
    def chosen_product(self) -> Product:
        """The product of a valid form."""
        return self._products[self.cleaned_data["product"]]


class SoFar:
    """What can be read of a sale while it is being typed: its day (today until then) and perhaps its amount."""

    def __init__(self, typed: Mapping[str, str], *, lead: Lead, day: date) -> None:
        self.sold_on: date = _read(forms.DateField(), typed.get("sold_on")) or day
        self.amount: Decimal | None = _read(AmountField(), typed.get("amount"))
        if "amount" not in typed:
            self.amount = lead.estimated_amount


def _read(field: forms.Field, text: str | None) -> Any:
    try:
        return field.clean(text)
    except ValidationError:
        return None


def _by_category(products: Iterable[Product], first: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Products under their categories, the one of the lead first."""
    places = [first, *Category.values]
    ordered = sorted(products, key=lambda product: (places.index(product.category), product.code))
    return [
        (str(Category(category).label), [(str(product.pk), product.name) for product in of_it])
        for category, of_it in groupby(ordered, key=lambda product: product.category)
    ]

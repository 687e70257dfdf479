from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leads.models import Category, Customer, Lead
from organisation.forms.amount import AmountField
from organisation.forms.submission import SubmissionForm
from organisation.phone import normalise_phone

NEW_CUSTOMER = "new"


class CaptureForm(SubmissionForm):
    """Quick capture: the customer (found or new), what they are interested in, how much they mean it, a note.

    `customer` is the id of a match, or `new`, or empty while nobody is chosen; `who` is what was typed in the box.
    `separate_from` is the open lead that this one stands beside ("another sum of money").
    """

    who = forms.CharField(
        label=_("Customer"),
        max_length=80,
        error_messages={"required": _("Type the customer's name, its initials or the last four digits of the phone.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": _("Name, initials or last 4 digits")}),
    )
    customer = forms.CharField(label=_("Who it is"), required=False, max_length=20)
    phone = forms.CharField(
        label=_("Phone of the new customer"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    category = forms.ChoiceField(
        label=_("Product"),
        choices=Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the customer is interested in.")},
    )
    potential = forms.ChoiceField(
        label=_("Potential"), choices=Lead.Potential.choices, initial=Lead.Potential.B, widget=forms.RadioSelect
    )
    channel = forms.ChoiceField(label=_("Channel"), choices=Lead.Channel.choices, initial=Lead.Channel.COUNTER)
    estimated_amount = AmountField(label=_("Estimated amount"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 1}))
    separate_from = forms.IntegerField(required=False, widget=forms.HiddenInput)
    receiver = forms.ChoiceField(label=_("Refer to"), required=False)

    def __init__(self, *args: Any, receivers: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [("", _("Suggested colleague")), *(receivers or [])]  # type: ignore[attr-defined]

    def clean_customer(self) -> str:
        """The id of a customer, `new`, or nothing."""
        chosen: str = self.cleaned_data["customer"]
        if chosen and chosen != NEW_CUSTOMER and not chosen.isdigit():
            raise ValidationError(_("Choose the customer from the list."))
        return chosen

    def clean_phone(self) -> str:
        """The phone in its normal form."""
        typed: str = self.cleaned_data["phone"]
        if not typed.strip():
            return ""
        try:
            return normalise_phone(typed)
        except ValueError as mistake:
            raise ValidationError(
                _("This is not a phone number. Write a mobile number, or a landline with its area code.")
            ) from mistake

    @property
    def chosen_customer_id(self) -> int | None:
        """The id of the match that was chosen."""
        chosen = self.cleaned_data.get("customer", "")
        return int(chosen) if chosen.isdigit() else None

    @property
    def is_new_customer(self) -> bool:
        """Whether the person said that it is nobody in the list."""
        return bool(self.cleaned_data.get("customer") == NEW_CUSTOMER)


def first_guess(customer: Customer) -> dict[str, str]:
    """How the form stands when a customer is already known (from the customer's page)."""
    return {"who": customer.name, "customer": str(customer.pk)}

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leads.models import Category, Lead
from leads.notes import LONGEST_NOTE
from leads.phones import phone_from
from organisation.errors import Invalid
from organisation.forms.amount import AmountField
from organisation.names import LONGEST_NAME, tidy_name
from referrals.forms.agreed import AgreedForm

NEW_CUSTOMER = "new"
LOG, REFER, WALK = "log", "refer", "walk"
LONGEST_ID = 18  # digits; more is no id of ours


class ReceiverField(forms.ChoiceField):
    """The colleague to refer to. Who stood there when the lead is only logged is not looked at."""

    is_asked = True

    def valid_value(self, value: Any) -> bool:
        return not self.is_asked or super().valid_value(value)


class CaptureForm(AgreedForm):
    """The customer, what they are interested in, how much they mean it, and to whom the lead may go.

    `who` is what was typed in the box; `customer` the id of a match, `new`, or empty while nobody is chosen.
    `separate_from` is the open lead that this one stands beside, `known_elsewhere` says that the person has read that
    another branch knows the phone.
    """

    who = forms.CharField(
        label=_("Customer"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Type the customer's name, its initials or the last four digits of the phone.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "spellcheck": "false",
                "placeholder": _("Name, pinyin initials or last four digits"),
                "role": "combobox",
                "aria-controls": "matches",
                "aria-expanded": "false",
                "aria-autocomplete": "list",
                "data-value-field": "id_customer",
                "class": "input--line combobox__input",
                "data-focus": "",
            }
        ),
    )
    customer = forms.CharField(required=False, max_length=LONGEST_ID, widget=forms.HiddenInput)
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"inputmode": "tel", "autocomplete": "off", "placeholder": _("of the new customer, if you know it")}
        ),
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
    estimated_amount = AmountField(label=_("Amount"), required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 1, "class": "input--line input--grow"}),
    )
    receiver = ReceiverField(
        label=_("Refer to"),
        required=False,
        error_messages={"invalid_choice": _("This colleague cannot take on leads today. Choose somebody else.")},
    )
    separate_from = forms.IntegerField(required=False, widget=forms.HiddenInput)
    known_elsewhere = forms.BooleanField(required=False, widget=forms.HiddenInput)
    do = forms.ChoiceField(choices=[(LOG, LOG), (REFER, REFER), (WALK, WALK)], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, receivers: Callable[[], list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        receiver = self.fields["receiver"]
        receiver.choices = receivers  # type: ignore[attr-defined]
        receiver.is_asked = not self.is_bound or self.data.get("do") in (REFER, WALK)  # type: ignore[attr-defined]
        self.fields["estimated_amount"].widget.attrs["class"] = "input--line"

    def clean_who(self) -> str:
        return tidy_name(self.cleaned_data["who"])

    def clean_customer(self) -> str:
        """The id of a customer, `new`, or nothing."""
        chosen: str = self.cleaned_data["customer"]
        return chosen if chosen == NEW_CUSTOMER or chosen.isdecimal() else ""

    def clean_phone(self) -> str:
        """The phone of a new customer in its normal form; of a known one it is not asked."""
        typed: str = self.cleaned_data["phone"]
        if not typed.strip() or self.chosen_id is not None:
            return ""
        try:
            return phone_from(typed)
        except Invalid as mistake:
            raise ValidationError(str(mistake)) from mistake

    @property
    def chosen_id(self) -> int | None:
        """The id of the match that was chosen."""
        chosen = self.cleaned_data.get("customer", "")
        return int(chosen) if chosen.isdecimal() else None

    @property
    def is_new_customer(self) -> bool:
        return bool(self.cleaned_data.get("customer") == NEW_CUSTOMER)

    @property
    def refers(self) -> bool:
        """Whether the lead is to be referred at once."""
        return self.cleaned_data.get("do") in (REFER, WALK)

    @property
    def is_walk_over(self) -> bool:
        """Whether the colleague is asked to come now."""
        return bool(self.cleaned_data.get("do") == WALK)

    def choose(self, customer: str) -> None:
        """The customer as the form will send it back."""
        self.data: Any = self.data.copy()
        self.data["customer"] = customer

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leads.models import Customer
from leads.services.record_consent import SAID
from organisation.forms.submission import SubmissionForm
from organisation.models import Staff

SEEN = "seen_"
FACTS = ("name", "number", "tier", "risk_level")


class CustomerFactsForm(SubmissionForm):
    """What is known of a customer. Only what the person changed is sent on: what a colleague changed meanwhile stays.

    The phone is never shown: a new one is typed, or the old one is taken away.
    """

    name = forms.CharField(label=pgettext_lazy("of a person", "Name"), max_length=80)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    no_phone = forms.BooleanField(label=_("The number is no longer right, and there is no other"), required=False)
    number = forms.CharField(
        label=_("Customer number"),
        max_length=40,
        help_text=_("The number of the core system. A file that names the old number will not find the customer."),
    )
    tier = forms.ChoiceField(label=_("Tier"), required=False)
    risk_level = forms.ChoiceField(label=_("Risk level"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, initial={fact: getattr(customer, fact) for fact in FACTS}, **kwargs)
        tiers = [("", "—"), *Customer.Tier.choices]
        if customer.tier and customer.tier not in Customer.Tier.values:
            tiers.append((customer.tier, customer.tier))
        self.fields["tier"].choices = tiers  # type: ignore[attr-defined]
        self.fields["risk_level"].choices = [("", "—"), *Customer.RiskLevel.choices]  # type: ignore[attr-defined]
        if customer.phone_masked:
            self.fields["phone"].help_text = _("Now %(phone)s. Leave it empty to keep it.") % {
                "phone": customer.phone_masked
            }
        else:
            del self.fields["no_phone"]
        for fact in FACTS:
            self.fields[SEEN + fact] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=getattr(customer, fact), strip=False
            )
        self._customer = customer

    @property
    def changes(self) -> dict[str, str]:
        """What the person changed, by the names of the verb."""
        typed = self.cleaned_data
        seen = {fact: self._seen(fact) for fact in FACTS}
        changed = {fact: typed[fact] for fact in FACTS if typed[fact] != seen[fact]}
        if typed["phone"]:
            changed["phone"] = typed["phone"]
        elif typed.get("no_phone"):
            changed["phone"] = ""
        return changed

    def _seen(self, fact: str) -> str:
        """The fact as it was when the form was shown; a form without it saw what stands now."""
        if SEEN + fact in self.data:
            return str(self.cleaned_data[SEEN + fact])
        return str(getattr(self._customer, fact))


class CustomerManagerForm(SubmissionForm):
    """Who manages a customer; nobody is chosen, never merely left empty."""

    NOBODY = "nobody"
    manager = forms.ChoiceField(
        label=_("Customer's manager"), error_messages={"required": _("Choose who manages the customer.")}
    )

    def __init__(self, *args: Any, sellers: Sequence[tuple[Staff, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._sellers = {str(staff.pk): staff for staff, _label in sellers}
        choices = [(str(staff.pk), label) for staff, label in sellers]
        self.fields["manager"].choices = [("", "—"), *choices, (self.NOBODY, _("no manager"))]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Staff | None:
        """The colleague, or None for nobody."""
        return self._sellers.get(self.cleaned_data["manager"])


class ConsentForm(SubmissionForm):
    """What the customer said about marketing and being contacted, and how they said it."""

    consent = forms.ChoiceField(
        label=_("Marketing consent"), widget=forms.RadioSelect, choices=Customer.Consent.choices
    )
    contact = forms.ChoiceField(
        label=_("Contact"),
        widget=forms.RadioSelect,
        choices=[("yes", _("May be contacted")), ("no", _("Do not contact"))],
        help_text=_("“Do not contact”: no call and no message; planned ones become meetings in the branch."),
    )
    how = forms.ChoiceField(
        label=_("How the customer said so"),
        widget=forms.RadioSelect,
        choices=[(how.value, how.label) for how in SAID],
        error_messages={"required": _("Say how the customer told you: in the branch, by phone or in writing.")},
    )

    @property
    def do_not_contact(self) -> bool:
        """Whether the customer is not to be called or written to."""
        return bool(self.cleaned_data["contact"] == "no")

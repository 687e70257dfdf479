from django import forms
from django.utils.translation import gettext_lazy as _

from leads.models import Category, Lead
from organisation.forms.amount import AmountField
from organisation.forms.submission import SubmissionForm


class SiblingForm(SubmissionForm):
    """Another product for the same customer: opens a lead of its own."""

    category = forms.ChoiceField(
        label=_("Product"),
        choices=Category.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the customer is interested in.")},
    )
    potential = forms.ChoiceField(
        label=_("Potential"), choices=Lead.Potential.choices, initial=Lead.Potential.B, widget=forms.RadioSelect
    )
    estimated_amount = AmountField(label=_("Estimated amount"), required=False)
    note = forms.CharField(label=_("Note"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))

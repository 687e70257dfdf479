from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leads.models.traffic_log import MOST_A_DAY
from organisation.forms.submission import SubmissionForm


class ServedForm(SubmissionForm):
    """How many customers one served at the counter on a day; a number that stands is changed with the reason."""

    day = forms.DateField(widget=forms.HiddenInput)
    served = forms.IntegerField(
        label=_("Customers served"),
        error_messages={"required": _("Write how many customers you served, 0 if none.")},
        widget=forms.NumberInput(attrs={"min": 0, "max": MOST_A_DAY, "inputmode": "numeric", "autocomplete": "off"}),
    )
    reason = forms.CharField(label=_("Why it changes"), required=False, max_length=200)

    def __init__(self, *args: Any, stands: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if stands is None:
            self.fields["reason"].widget = forms.HiddenInput()

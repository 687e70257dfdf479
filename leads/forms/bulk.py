"""What is said once for many leads."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leads.forms.follow_up import suggested_days
from leads.models import Lead
from organisation.forms.submission import SubmissionForm


class PutOffForm(SubmissionForm):
    """To which day."""

    next_action_on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.suggested_days = suggested_days(today)
        self.fields["next_action_on"].initial = self.suggested_days[0][1]
        self.fields["next_action_on"].widget.attrs["min"] = today.isoformat()


class GradeForm(SubmissionForm):
    """How likely the sales are."""

    potential = forms.ChoiceField(
        label=_("Potential"),
        choices=[(code, f"{code} · {label}") for code, label in Lead.Potential.choices],
        error_messages={"required": _("Choose A, B or C.")},
    )

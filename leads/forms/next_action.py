from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leads.forms.follow_up import suggested_days
from leads.models import Lead
from organisation.forms.submission import SubmissionForm


class NextActionForm(SubmissionForm):
    """What is next, and when."""

    next_action = forms.ChoiceField(
        label=_("Next action"),
        choices=[
            choice
            for choice in Lead.NextAction.choices
            if choice[0] not in (Lead.NextAction.ANSWER, Lead.NextAction.ASSIGN)
        ],
    )
    next_action_on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.suggested_days = suggested_days(today)
        self.fields["next_action_on"].widget.attrs["min"] = today.isoformat()

    def clean_next_action_on(self) -> date:
        """Not before today."""
        day: date = self.cleaned_data["next_action_on"]
        if day < self.today:
            raise ValidationError(_("Choose today or a later day."))
        return day

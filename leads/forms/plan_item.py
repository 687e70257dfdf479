from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from leads.drop_reasons import DropReason
from leads.forms.follow_up import suggested_days
from organisation.forms.submission import SubmissionForm
from organisation.working_time import next_working_day


class CarryForm(SubmissionForm):
    """To which day something is moved."""

    carried_to = forms.DateField(label=_("Move to"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.suggested_days = suggested_days(today)
        self.fields["carried_to"].initial = next_working_day(today)
        self.fields["carried_to"].widget.attrs["min"] = today.isoformat()

    def clean_carried_to(self) -> date:
        """Not into the past."""
        day: date = self.cleaned_data["carried_to"]
        if day < self.today:
            raise ValidationError(_("Choose today or a later day."))
        return day


class DropForm(SubmissionForm):
    """Why an item is taken out of the day's plan."""

    drop_reason = forms.ChoiceField(
        label=_("Why it is dropped"),
        choices=[choice for choice in DropReason.choices if choice[0] != DropReason.GONE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason: nothing is lost silently.")},
    )

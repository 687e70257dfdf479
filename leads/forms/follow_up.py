from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.models import FollowUp, Lead
from organisation.forms.submission import SubmissionForm
from organisation.working_time import next_working_day

CONTACT = ("method", "outcome", "note", "next_action", "next_action_on", "contacted_at")


class FollowUpForm(SubmissionForm):
    """One contact with the customer: how, whether they were reached, what came of it, and what is next."""

    method = forms.ChoiceField(
        label=_("Method"),
        choices=FollowUp.Method.choices,
        initial=FollowUp.Method.PHONE,
        widget=forms.RadioSelect,
    )
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        choices=FollowUp.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what came of it; choose “No answer” if you did not reach the customer.")},
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    next_action = forms.ChoiceField(
        label=_("Next action"),
        choices=[
            choice
            for choice in Lead.NextAction.choices
            if choice[0] not in (Lead.NextAction.ANSWER, Lead.NextAction.ASSIGN)
        ],
        initial=Lead.NextAction.CALL,
    )
    next_action_on = forms.DateField(label=_("On"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    contacted_at = forms.DateTimeField(
        label=_("When"),
        help_text=_("Only if it was not just now."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *args: Any, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        today = timezone.localdate(now)
        self.fields["next_action_on"].initial = next_working_day(today)
        self.fields["next_action_on"].widget.attrs["min"] = today.isoformat()
        self.suggested_days = suggested_days(today)

    def clean_contacted_at(self) -> datetime:
        """The moment of the contact: now unless another one is given."""
        moment: datetime | None = self.cleaned_data["contacted_at"]
        if moment is None:
            return self.now
        if moment > self.now:
            raise ValidationError(_("This is in the future. Record the contact after it took place."))
        return moment

    def clean_next_action_on(self) -> date:
        """Not before today: a next action in the past would be overdue at once."""
        day: date = self.cleaned_data["next_action_on"]
        if day < timezone.localdate(self.now):
            raise ValidationError(_("Choose today or a later day."))
        return day

    @property
    def reached(self) -> bool:
        """Whether the customer was reached: every outcome but “No answer” says so."""
        return bool(self.cleaned_data["outcome"] != FollowUp.Outcome.NO_ANSWER)

    @property
    def contact(self) -> dict[str, Any]:
        """What the verbs that record and correct a contact take from the form."""
        return {name: self.cleaned_data[name] for name in CONTACT} | {"reached": self.reached}


def suggested_days(today: date) -> list[tuple[Any, date]]:
    """The date chips: tomorrow's working day, three days on, next week."""
    soon = next_working_day(today)
    later = next_working_day(today + timedelta(days=2))
    week = next_working_day(today + timedelta(days=6))
    chips = [(_("Next working day"), soon), (_("In 3 days"), later), (_("Next week"), week)]
    return [(label, day) for place, (label, day) in enumerate(chips) if day not in [d for _, d in chips[:place]]]

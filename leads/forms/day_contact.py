from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.forms.follow_up import FollowUpForm
from leads.models import FollowUp, Lead
from leads.next_steps import NextStep, next_step, usual_method


class DayContactForm(FollowUpForm):
    """A contact as it is recorded from the day's list: the outcome is enough, the rest is what usually follows."""

    def __init__(self, *args: Any, lead: Lead, now: datetime, **kwargs: Any) -> None:
        super().__init__(*args, now=now, **kwargs)
        day = timezone.localdate(now)
        self.steps: dict[str, NextStep] = {
            outcome: next_step(outcome, customer=lead.customer, day=day) for outcome in FollowUp.Outcome.values
        }
        self.fields["method"].initial = usual_method(lead)
        for name in ("next_action", "next_action_on"):
            self.fields[name].required = False
            self.fields[name].initial = ""
        action = self.fields["next_action"]
        assert isinstance(action, forms.ChoiceField)
        action.choices = [("", _("as usual")), *action.choices]  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """What was left open is what usually follows."""
        typed = super().clean() or self.cleaned_data
        step = self.steps.get(typed.get("outcome", ""))
        if step is not None:
            typed["next_action"] = typed.get("next_action") or step.next_action
            if "next_action_on" not in self.errors:
                typed["next_action_on"] = typed.get("next_action_on") or step.on
        return typed

    def clean_next_action_on(self):  # type: ignore[no-untyped-def]
        """Not before today, if a day was chosen."""
        return super().clean_next_action_on() if self.cleaned_data["next_action_on"] else None

    @property
    def shortcuts(self) -> Iterator[tuple[str, Any, Any, NextStep]]:
        """The outcomes as buttons: the key, the radio button, its value and what usually follows."""
        for key, (value, choice) in enumerate(zip(FollowUp.Outcome.values, self["outcome"], strict=True), start=1):
            yield str(key), choice, value, self.steps[value]

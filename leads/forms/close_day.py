from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from leads.drop_reasons import DropReason
from leads.forms.follow_up import suggested_days
from leads.models import PlanItem
from leads.services import Left
from organisation.forms.submission import SubmissionForm
from organisation.working_time import next_working_day


class CloseDayForm(SubmissionForm):
    """What becomes of each item that was not done: a day, or the reason why it is dropped."""

    def __init__(self, *args: Any, items: Sequence[PlanItem], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        self.suggested_days = suggested_days(today)
        why = [("", _("carry over")), *[choice for choice in DropReason.choices if choice[0] != DropReason.GONE]]
        for item in items:
            self.fields[f"carried_to-{item.pk}"] = forms.DateField(
                label=_("Carry over to"),
                required=False,
                initial=next_working_day(max(today, item.plan.day)),
                widget=forms.DateInput(attrs={"type": "date", "min": today.isoformat()}, format="%Y-%m-%d"),
            )
            self.fields[f"drop_reason-{item.pk}"] = forms.ChoiceField(
                label=_("Or drop it"), choices=why, required=False
            )

    @property
    def rows(self) -> Iterator[tuple[PlanItem, Any, Any]]:
        """Each item with its two fields."""
        for item in self.items:
            yield item, self[f"carried_to-{item.pk}"], self[f"drop_reason-{item.pk}"]

    @property
    def left(self) -> dict[int, Left]:
        """What the verb takes; a reason to drop it counts more than the day that stands beside."""
        said = {}
        for item in self.items:
            reason = self.cleaned_data[f"drop_reason-{item.pk}"]
            said[item.pk] = Left(None if reason else self.cleaned_data[f"carried_to-{item.pk}"], reason)
        return said

"""To whom somebody's open work goes, and for how long."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import SubmissionForm
from organisation.models import Staff

SHARED, POOL = "shared", "pool"
FOR_GOOD, FOR_A_TIME = "good", "time"


class HandOverForm(SubmissionForm):
    """One colleague, all who sell evenly, or the branch pool; for a time until a day, or for good."""

    to = forms.ChoiceField(label=_("To whom"))
    how = forms.ChoiceField(
        label=_("For how long"),
        choices=[(FOR_A_TIME, _("for a time")), (FOR_GOOD, _("for good"))],
    )
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "input"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, owners: Sequence[tuple[Staff, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(staff.pk): staff for staff, _label in owners}
        shared = [(SHARED, str(_("shared out evenly")))] if len(owners) > 1 else []
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            *shared,
            *((str(staff.pk), label) for staff, label in owners),
            (POOL, str(_("Branch pool"))),
        ]
        self.fields["until"].widget.attrs["min"] = today.isoformat()

    def receivers(self, to: str) -> list[Staff]:
        """The colleagues meant; nobody is the pool. Who seems to be away gets a share only if everybody does."""
        if to == SHARED:
            people = list(self.people.values())
            return [staff for staff in people if not getattr(staff, "is_away", False)] or people
        return [self.people[to]] if to in self.people else []

    def clean(self) -> dict[str, Any]:
        """For a time has a day, for good has none."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("how") == FOR_A_TIME and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError(_("Say until which day.")))
        if cleaned.get("how") == FOR_GOOD:
            cleaned["until"] = None
        return cleaned

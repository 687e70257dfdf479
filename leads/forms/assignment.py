from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import SubmissionForm
from organisation.models import Staff

POOL = "pool"


class AssignmentForm(SubmissionForm):
    """Who is to act on a lead next: a colleague, or the branch pool, which is chosen and never merely left empty."""

    owner = forms.ChoiceField(
        label=_("Owner"),
        help_text=_("First those at work lately, with the fewest open leads."),
        error_messages={"required": _("Choose who is to act on it next.")},
    )

    def __init__(self, *args: Any, owners: Sequence[tuple[Staff, str]], allow_pool: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._owners = {str(staff.pk): staff for staff, _label in owners}
        choices = [(str(staff.pk), label) for staff, label in owners]
        if allow_pool:
            choices.append((POOL, str(_("Branch pool"))))
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen_owner(self) -> Staff | None:
        """The colleague chosen, or None for the branch pool."""
        return self._owners.get(self.cleaned_data["owner"])

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.models import Staff
from organisation.ui.people import staff_name
from referrals.forms.agreed import AgreedForm
from referrals.suggestion import Candidate

WALK = "walk"


class ReferralForm(AgreedForm):
    """To whom a lead goes, what the colleague should know, and whether the customer is walked over at once."""

    receiver = forms.ChoiceField(
        label=_("Colleague"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the colleague who is to take it on."),
            "invalid_choice": _("This colleague cannot take on leads today. Choose somebody else."),
        },
    )
    reason = forms.CharField(
        label=_("What your colleague should know"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    do = forms.ChoiceField(choices=[(WALK, WALK)], required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(one.staff.pk): one.staff for one in people}
        self.fields["receiver"].choices = [(pk, staff_name(staff)) for pk, staff in self._people.items()]  # type: ignore[attr-defined]

    @property
    def is_walk_over(self) -> bool:
        """Whether the colleague is asked to come now."""
        return bool(self.cleaned_data.get("do") == WALK)

    @property
    def picked(self) -> Staff | None:
        """Who is chosen in the form as it stands, sent or not."""
        return self._people.get(str(self["receiver"].value() or ""))

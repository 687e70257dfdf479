from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from organisation.access import can, scope_of
from organisation.models import Staff
from organisation.roles import Right
from referrals.models import Referral

RECEIVED, SENT, BRANCH = "received", "sent", "branch"


class ReferralFilterForm(forms.Form):
    """The filters of the list of referrals, as they stand in its address. What cannot be read is left out."""

    side = forms.ChoiceField(label=_("Whose"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("in any state")),
            ("pending", _("waiting for an answer")),
            ("accepted", _("accepted")),
            ("returned", _("returned")),
            ("lapsed", _("lapsed")),
            ("withdrawn", _("withdrawn")),
        ],
    )

    def __init__(self, *args: Any, by: Staff, day: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by, self._day = by, day
        reads = can(by, Right.READ_BRANCH, day=day)
        self._usual = BRANCH if reads else RECEIVED if can(by, Right.OWN_LEAD, day=day) else SENT
        sides = [(RECEIVED, _("I received")), (SENT, _("I sent"))]
        self.fields["side"].choices = sides + [(BRANCH, _("of my branch"))] * reads  # type: ignore[attr-defined]
        self.is_valid()

    @property
    def side_chosen(self) -> str:
        """Whose referrals are listed; without a choice those a person of that role looks for."""
        chosen: str = self.cleaned_data.get("side") or self._usual
        return chosen

    @property
    def state_chosen(self) -> str:
        chosen: str = self.cleaned_data.get("state") or ""
        return chosen

    def apply(self, referrals: QuerySet[Referral]) -> QuerySet[Referral]:
        """The referrals that the filters leave."""
        if self.side_chosen == RECEIVED:
            referrals = referrals.filter(receiver=self._by)
        elif self.side_chosen == SENT:
            referrals = referrals.filter(referrer=self._by)
        else:
            referrals = referrals.filter(self._in_units())
        if not self.state_chosen and self.side_chosen == RECEIVED:
            return referrals.exclude(state=Referral.State.PENDING)  # they stand above, waiting for the answer
        return referrals.filter(state=self.state_chosen) if self.state_chosen else referrals

    def _in_units(self) -> Q:
        scope = scope_of(self._by, day=self._day)
        return scope.covers(Right.READ_BRANCH, "referrer_branch") | scope.covers(Right.READ_BRANCH, "receiver_branch")

from django import forms
from django.utils.translation import gettext_lazy as _

from leads.lost_reasons import LostReason
from organisation.forms.submission import SubmissionForm


class LossForm(SubmissionForm):
    """Why a lead came to nothing."""

    reason = forms.ChoiceField(
        label=_("Why it was lost"),
        choices=LostReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason: the branch learns from it.")},
    )

from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import SubmissionForm
from referrals.reversal import LONGEST_REASON


class ReversalForm(SubmissionForm):
    """Why a sale is to be taken back."""

    reason = forms.CharField(
        label=_("Why the sale is to be reversed"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why the sale is to be reversed: whoever approves it reads this.")},
    )

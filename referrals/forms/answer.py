from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import SubmissionForm
from referrals.return_reasons import ReturnReason


class AnswerForm(SubmissionForm):
    """A button: accept, withdraw, approve, refuse."""


class ReturnForm(SubmissionForm):
    """Why a referral is returned: one of the frequent reasons, or a few words to the referrer, which then count."""

    why = forms.ChoiceField(label=_("Why"), choices=ReturnReason.choices, required=False, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Or in your own words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not self.said:
            raise ValidationError({"reason": _("Choose a reason or say why: your colleague reads it at once.")})
        return cleaned

    @property
    def said(self) -> str:
        """The reason as it is stored."""
        own_words: str = self.cleaned_data.get("reason") or self.cleaned_data.get("why") or ""
        return own_words

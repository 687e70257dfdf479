from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import SubmissionForm

RATINGS = [("1", _("Poor")), ("2", _("Weak")), ("3", _("Fair")), ("4", _("Good")), ("5", _("Excellent"))]


class ReviewForm(SubmissionForm):
    """A rating, a comment, or both, on somebody else's contact record."""

    rating = forms.TypedChoiceField(
        label=_("Rating"), choices=RATINGS, coerce=int, empty_value=None, required=False, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=_("Comment"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Something must be said."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("rating") and not cleaned.get("comment") and not self.errors:
            raise ValidationError(_("Give a rating, write a comment, or both."))
        return cleaned

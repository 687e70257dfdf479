from django import forms
from django.utils.translation import gettext_lazy as _

from organisation.forms.submission import ActForm


class RevealForm(ActForm):
    """Why somebody needs to see the phone number in full; the reason is recorded."""

    reason = forms.CharField(
        label=_("Reason"),
        min_length=2,
        max_length=200,
        error_messages={"required": _("Say why you need the number: the reason is recorded.")},
    )

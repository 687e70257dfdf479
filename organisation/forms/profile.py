from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from organisation.forms.submission import ActForm, SubmissionForm
from organisation.models import Staff


class PreferencesForm(ActForm):
    """How somebody likes to work."""

    language = forms.ChoiceField(label=_("Language"), choices=Staff.Language.choices, widget=forms.RadioSelect)
    theme = forms.ChoiceField(label=_("Colours"), choices=Staff.Theme.choices, widget=forms.RadioSelect)
    single_keys = forms.TypedChoiceField(
        label=_("Single keys"),
        choices=[("on", pgettext_lazy("keys", "on")), ("off", pgettext_lazy("keys", "off"))],
        coerce=lambda value: value == "on",
        widget=forms.RadioSelect,
        help_text=_("Letters and digits that do something by themselves: N for a new lead, J and K through the rows."),
    )


class PasswordForm(SubmissionForm):
    """The current password and the new one, twice. Nothing of them is shown again."""

    current = forms.CharField(
        label=_("Current password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your current password.")},
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least 10 characters, not digits alone, not your name or employee number, nothing everybody uses."
        ),
        error_messages={"required": _("Enter a new password.")},
    )
    again = forms.CharField(
        label=_("New password again"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Enter the new password again.")},
    )

    def clean(self) -> dict[str, Any]:
        """Both entries of the new password are the same."""
        typed = self.cleaned_data
        if "new" in typed and "again" in typed and typed["new"] != typed["again"]:
            self.add_error("again", _("The two new passwords differ."))
        return typed

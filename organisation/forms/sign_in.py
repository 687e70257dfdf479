from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from organisation.models import Staff


class SignInForm(forms.Form):
    """Employee number and password. It never says which of the two is wrong."""

    username = forms.CharField(
        label=_("Employee number"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={"required": _("Enter your employee number.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.staff: Staff | None = None

    def take_focus(self) -> None:
        """One types at once: into the first field that is wrong, or into the first one of a fresh page."""
        names = [name for name in self.fields if name in self.errors] if self.is_bound else ["username"]
        for name in names[:1]:
            self.fields[name].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Whoever they are, if number and password belong together and they work for the bank."""
        cleaned = self.cleaned_data
        if "username" in cleaned and "password" in cleaned:
            found = authenticate(self.request, username=cleaned["username"], password=cleaned["password"])
            if not isinstance(found, Staff):
                raise ValidationError(
                    _("Employee number and password do not belong together. Check both and try again."),
                    code="invalid_login",
                )
            self.staff = found
        return cleaned

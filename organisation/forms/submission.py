"""What the forms have in common: a token that is taken once, and refusals shown beside the field at fault."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import PermissionDenied

from organisation.errors import DomainError, NotAllowed

T = TypeVar("T")


class ActForm(forms.Form):
    """A form whose act may be refused: the refusal stands beside the field at fault, as any other mistake does."""

    def attempt(self, act: Callable[[], T]) -> T | None:
        """What the verb made, or None with its refusal beside the field at fault; a missing right is a 403."""
        try:
            return act()
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except DomainError as refusal:
            self.add_error(refusal.field if refusal.field in self.fields else None, str(refusal))
            return None


class SubmissionForm(ActForm):
    """A form whose act happens once, however often it is sent: see `organisation.submissions.once`."""

    form_token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form_token"].initial = uuid4

    @property
    def token(self) -> UUID | None:
        """The token as sent; a form without one (an old page, a script) is simply not protected."""
        token: UUID | None = self.cleaned_data.get("form_token")
        return token

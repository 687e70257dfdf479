"""What a verb says when it refuses. Pages turn it into a message beside the form.

`code` is stable and for programs; the message is for people and says what to do next. `field` names the input at fault.
"""

from django.utils.functional import Promise


class DomainError(Exception):
    """A refusal in the bank's words; nothing was changed."""

    code = "refused"

    def __init__(self, message: str | Promise, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotAllowed(DomainError):
    """In scope, but the person lacks the right."""

    code = "not_allowed"


class Invalid(DomainError):
    """What was entered cannot be right."""

    code = "invalid"


class Conflict(DomainError):
    """Somebody else was first, or the state has moved on."""

    code = "conflict"

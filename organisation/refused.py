"""A page that is not for the person, or not now: the true reason, and the way back to what it was about."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from organisation.roles import RIGHT_SENTENCES, Right, Role, holds


class Refused(PermissionDenied):
    """A 403 that knows more than the role: the reason, and the page to go back to with the words of its link.

    `for_now`: it stands so for the moment only. Waiting may help, another role would not.
    """

    def __init__(
        self, reason: str | Promise, *, back: str = "", back_label: str | Promise = "", for_now: bool = False
    ) -> None:
        super().__init__(str(reason))
        self.back = back
        self.back_label = back_label
        self.for_now = for_now


class Lacks(Refused):
    """A 403 for want of a right: the page says which one, who holds it, and that an administrator gives it."""

    def __init__(self, right: Right, reason: str | Promise = "") -> None:
        super().__init__(reason)
        self.right = right

    @property
    def sentence(self) -> Promise:
        """The right in words."""
        return RIGHT_SENTENCES[self.right]

    @property
    def roles(self) -> list[str]:
        """The roles that hold it."""
        return [str(role.label) for role in Role if holds(role, self.right)]


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of every 403 (Django's `handler403`)."""
    return render(request, "403.html", {"exception": str(exception), "refusal": exception}, status=403)

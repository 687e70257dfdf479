"""A page that is not for the person, or not now: the true reason, and the way back to what it was about."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise


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


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page of every 403 (Django's `handler403`)."""
    return render(request, "403.html", {"exception": str(exception), "refusal": exception}, status=403)

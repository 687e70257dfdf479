"""The language of somebody who has not signed in is kept in a cookie; of a signed-in person, with the person."""

from typing import TypeVar

from django.conf import settings
from django.http import HttpResponse

R = TypeVar("R", bound=HttpResponse)
ONE_YEAR = 365 * 24 * 60 * 60


def keep_language(response: R, language: str) -> R:
    """The same response, which leaves the language on this machine."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response

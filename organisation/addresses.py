"""From which machine a request came; for the access records and the lock-out."""

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The client's address. Behind `TRUSTED_PROXIES` proxies it is what the outermost of them saw.

    Without them X-Forwarded-For is anybody's invention and is not read.
    """
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    trusted = settings.TRUSTED_PROXIES
    if trusted and len(seen) >= trusted:
        return str(seen[-trusted])
    return str(request.META.get("REMOTE_ADDR", ""))

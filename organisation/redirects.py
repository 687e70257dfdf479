"""Where to go next: only within this site, whatever the address says."""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

HOME = "/"
SENT = "sent"  # in the address of the sign-in: what was sent came after the session had ended, and was not saved
WHOLE = ("/", "https://", "http://")  # what else stands there is the name of a view to Django, or nothing


def safe_next(request: HttpRequest, wanted: str) -> str:
    """The wanted address if it is one of this site, else the home page."""
    wanted = "" if "\0" in wanted else wanted  # no address has it, and no text in the database
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if own and wanted.startswith(WHOLE) else HOME


def page_of_request(request: HttpRequest) -> str:
    """The page that somebody was on: not the address of a part of it, nor one that only takes posts."""
    if request.headers.get("HX-Request"):
        return _path(safe_next(request, request.headers.get("HX-Current-URL", "")))
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    return _path(safe_next(request, request.headers.get("Referer", "")))


def _path(address: str) -> str:
    """Path and query alone. Of two slashes in front the second begins the name of a host: only one is left."""
    parts = urlsplit(address)
    path = HOME + parts.path.lstrip("/\\")
    return f"{path}?{parts.query}" if parts.query else path

"""What happens around every request: who must sign in, how long a session lasts, and in which language one reads."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from organisation.models import Staff
from organisation.redirects import HOME, SENT, page_of_request
from organisation.requests import BY_ITSELF

LAST_SEEN = "last_seen"
SECONDS = 60


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Every view asks for a sign-in unless it says that it does not (`login_not_required`).

    A session that expired under an open page sends the whole page to the sign-in, never the form into a part of it;
    after the sign-in one is on the page again, not on the address of the part. Whoever sent something is told that it
    was not saved.
    """

    def handle_no_permission(  # type: ignore[override]  # to htmx it answers otherwise
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        address = resolve_url(self.get_login_url(view_func))
        said = {} if (back := page_of_request(request)) == HOME else {"next": back}
        if request.method not in ("GET", "HEAD"):
            said[SENT] = "1"
        if said:
            address = f"{address}?{urlencode(said, safe='/')}"
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(address)
        return redirect(address)


class SessionClockMiddleware:
    """Starts the time of a session anew while somebody works, at most once a minute: not every page writes it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponseBase], *_: object) -> None:
        """A view that pages ask by themselves is no sign of somebody at work."""
        if request.user.is_authenticated and not getattr(view, BY_ITSELF, False):
            now = int(timezone.now().timestamp())
            if now - request.session.get(LAST_SEEN, 0) >= SECONDS:
                request.session[LAST_SEEN] = now


class StaffLanguageMiddleware:
    """The language of the signed-in person; before that the one chosen on this machine, or the browser's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = getattr(request, "user", None)
        language = person.language if isinstance(person, Staff) else translation.get_language_from_request(request)
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if not isinstance(person, Staff):
            patch_vary_headers(response, ("Accept-Language",))
        response.headers.setdefault("Content-Language", language)
        return response

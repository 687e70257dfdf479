from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from performance.nudge import nudge

READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class NudgeMiddleware:
    """Wakes the roll-up after a request that may have written a fact; its transaction is over by then."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in READING and response.status_code < 400:
            nudge()
        return response

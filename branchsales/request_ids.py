"""Each request has an id: it stands in every log line of the request and in the answer, so that one finds the other."""

import logging
import re
import time
from collections.abc import Callable
from uuid import uuid4

import structlog
from django.http import HttpRequest, HttpResponse

logger = logging.getLogger("branchsales.requests")
HEADER = "X-Request-ID"
_SANE = re.compile(r"[A-Za-z0-9._-]{8,64}")


class RequestIdMiddleware:
    """Takes the id a proxy gave, if it looks like one, else makes one; logs how the request ended."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        request_id = given if _SANE.fullmatch(given) else uuid4().hex
        began = time.monotonic()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            took = round((time.monotonic() - began) * 1000)
            match = request.resolver_match
            # The route, not the address: no id or search word of a customer stands in a log.
            route = match.route if match else "-"
            logger.info("%s %s %s %s ms", request.method, route or "/", response.status_code, took)
        response.headers[HEADER] = request_id
        return response

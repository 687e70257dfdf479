from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

HEADER = "X-Queries"


class QueriesMiddleware:
    """Says in each answer how many statements it took."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries = 0

        def counted(execute: Callable[..., Any], *statement: Any) -> Any:
            nonlocal queries
            queries += 1
            return execute(*statement)

        with connection.execute_wrapper(counted):
            response = self.get_response(request)
        response.headers[HEADER] = str(queries)
        return response

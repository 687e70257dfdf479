"""Whether this process lives (`/healthz`), and whether it can serve (`/readyz`): for the machines around it."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis.exceptions import RedisError

from performance.rollup.waiting import shards_waiting

SERVICE_UNAVAILABLE = 503


@login_not_required  # asked by machines; says nothing about anybody
@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok", content_type="text/plain")


@login_not_required  # asked by machines; says nothing about anybody
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, broker and schema are as they must be; how far the roll-up lags is told, but is no reason to stop."""
    found = {name: _holds(check) for name, check in CHECKS.items()}
    waiting = len(shards_waiting()) if found["database"] and found["migrations"] else None
    status = 200 if all(found.values()) else SERVICE_UNAVAILABLE
    return JsonResponse({"ready": status == 200, **found, "shards_waiting_for_roll_up": waiting}, status=status)


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, RedisError, OSError):
        return False


def _database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker() -> bool:
    cache.get("branchsales.readyz")
    return True


def _migrations() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


CHECKS = {"database": _database, "broker": _broker, "migrations": _migrations}

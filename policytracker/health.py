"""Probes: does the process answer, and are the database, the broker and the migrations as it needs them?"""

from collections.abc import Callable

import redis
import structlog
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

LOG = structlog.get_logger(__name__)
BROKER_TIMEOUT_SECONDS = 2


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 as long as the process can answer at all."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when all parts are there, else 503; each part is only ever "ok" or "unavailable"."""
    parts = {name: _state(name, check) for name, check in CHECKS.items()}
    ready = all(state == "ok" for state in parts.values())
    return JsonResponse({"status": "ok" if ready else "unavailable", **parts}, status=200 if ready else 503)


def _state(name: str, check: Callable[[], None]) -> str:
    """Run ``check``; what went wrong is for the log, not for whoever asks."""
    try:
        check()
    except Exception as error:
        LOG.error("not ready", part=name, error=type(error).__name__, reason=str(error).strip())
        return "unavailable"
    return "ok"


def _database() -> None:
    """Raise unless the database answers a query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _broker() -> None:
    """Raise unless Redis answers."""
    with redis.Redis.from_url(
        settings.REDIS_URL,
        socket_timeout=BROKER_TIMEOUT_SECONDS,
        socket_connect_timeout=BROKER_TIMEOUT_SECONDS,
    ) as client:
        client.ping()


def _migrations() -> None:
    """Raise unless every migration of the code stands in the database."""
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise RuntimeError(f"{len(waiting)} migrations wait; run manage.py migrate")


CHECKS = {"database": _database, "broker": _broker, "migrations": _migrations}

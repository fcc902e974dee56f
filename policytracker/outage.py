"""What a visitor is told while the database is away: 503 and when to come back, never a 500."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

LOG = structlog.get_logger(__name__)
# A restart of PostgreSQL took 0.4 to 3 seconds where it was measured.
RETRY_AFTER_SECONDS = 5
MESSAGE = "The portal cannot reach its database just now. Please try again in a few seconds.\n"


class OutageMiddleware:
    """Turns a lost database connection or a query over its time limit into 503 with Retry-After."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request``; errors of the view itself arrive in ``process_exception``."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 503 where the database failed; leave every other error to Django."""
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        LOG.error("database unavailable", error=type(exception).__name__, reason=str(exception).strip())
        return HttpResponse(
            MESSAGE,
            status=503,
            content_type="text/plain; charset=utf-8",
            headers={"Retry-After": str(RETRY_AFTER_SECONDS), "Cache-Control": "no-store"},
        )

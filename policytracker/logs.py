"""Structured logs: one event a line, with the request's id and the text's id carried into the worker."""

import re
import time
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.encoding import escape_uri_path

LOG = structlog.get_logger("policytracker.request")
REQUEST_ID_HEADER = "X-Request-ID"
# What a caller may hand in as id: nothing that could break a log line.
REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# Probes come every few seconds and say nothing when they succeed.
QUIET_PATHS = frozenset({"/healthz", "/readyz"})
SERVER_ERROR = 500

SHARED_PROCESSORS: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.PositionalArgumentsFormatter(),
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def logging_settings(*, form: str, level: str) -> dict[str, Any]:
    """Return Django's ``LOGGING`` for ``form`` "json" or "console", and set structlog up to use it."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED_PROCESSORS,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *_renderers(form),
                ],
                "foreign_pre_chain": SHARED_PROCESSORS,
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django's own would print every 4xx a second time, beside our line for the request.
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "django.request": {"level": "ERROR"},
            "django.server": {"handlers": [], "propagate": True},
            "gunicorn.error": {"handlers": [], "level": "INFO", "propagate": True},
            # task_logs.py has a line for each task; Celery's own would double them, the sweep's above all.
            "celery.worker.strategy": {"level": "WARNING"},
            "celery.app.trace": {"level": "WARNING"},
            "celery.beat": {"level": "WARNING"},
        },
    }


def _renderers(form: str) -> list[Any]:
    """Return the last steps of a log line; the values of variables stay out of it, they may be secret."""
    if form == "json":
        traceback = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
        return [
            structlog.processors.ExceptionRenderer(traceback),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ]
    return [
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]


class RequestLogMiddleware:
    """Gives each request an id, writes one line when it is answered, and hands the id back in a header."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer ``request`` with its id bound to every log line written meanwhile."""
        given = request.headers.get(REQUEST_ID_HEADER, "")
        request_id = given if REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        started = time.monotonic()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = self.get_response(request)
            response.headers[REQUEST_ID_HEADER] = request_id
            if request.path not in QUIET_PATHS or response.status_code >= SERVER_ERROR:
                LOG.info(
                    "request",
                    method=request.method,
                    path=escape_uri_path(request.path),
                    status=response.status_code,
                    milliseconds=round((time.monotonic() - started) * 1000),
                )
        return response

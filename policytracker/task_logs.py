"""Carries the ids of a log line from whoever rings to the worker that answers.

A message's headers take the request's id along; in the worker that id, the task's id and every argument
named ``…_id`` (``document_id`` above all) are bound to each line the task writes.
"""

import inspect
import warnings
from typing import Any

import structlog
from celery import Task
from celery.signals import before_task_publish, setup_logging, task_postrun, task_prerun

LOG = structlog.get_logger("policytracker.task")
REQUEST_ID = "request_id"
# The sweep comes every few seconds; its lines are for whoever looks for them.
QUIET_TASKS = frozenset({"documents.sweep"})

# A local run and a container may have no other user; messages are JSON ids, never code.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")


@setup_logging.connect
def keep_djangos_logging(**_: Any) -> None:
    """Let the worker write its log as the web does: where this is connected, Celery sets up none."""


@before_task_publish.connect
def send_request_id(headers: dict[str, Any], **_: Any) -> None:
    """Put the id of the request at hand, if any, into the message's headers."""
    request_id = structlog.contextvars.get_contextvars().get(REQUEST_ID)
    if request_id:
        headers[REQUEST_ID] = request_id


@task_prerun.connect
def bind_ids(task_id: str, task: Task, args: tuple[Any, ...], kwargs: dict[str, Any], **_: Any) -> None:
    """Bind the ids of the message to the lines that follow, and write that the task begins."""
    structlog.contextvars.clear_contextvars()
    request_id = getattr(task.request, REQUEST_ID, None)
    if request_id:
        structlog.contextvars.bind_contextvars(request_id=request_id)
    structlog.contextvars.bind_contextvars(task=task.name, task_id=task_id, **named_ids(task, args, kwargs))
    _write(task, "task began")


@task_postrun.connect
def unbind_ids(task: Task, state: str | None = None, **_: Any) -> None:
    """Write how the task ended, and forget its ids."""
    _write(task, "task ended", state=state)
    structlog.contextvars.clear_contextvars()


def named_ids(task: Task, args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """Return those arguments of the task whose names end in ``_id``."""
    try:
        bound = inspect.signature(task.run).bind(*args, **kwargs)
    except TypeError:
        # The task itself will say that its arguments do not fit.
        return {}
    return {name: value for name, value in bound.arguments.items() if name.endswith("_id")}


def _write(task: Task, event: str, **facts: Any) -> None:
    """Write one line about ``task``."""
    if task.name in QUIET_TASKS:
        LOG.debug(event, **facts)
    else:
        LOG.info(event, **facts)

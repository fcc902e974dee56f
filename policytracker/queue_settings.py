"""Celery's settings: at-least-once delivery of small JSON messages, bounded work, no state in Redis."""

from typing import Any

from django.conf import settings
from kombu import Exchange, Queue

# A text is fetched and extracted in seconds; one that takes this long is stopped, and its attempt counts.
SOFT_TIME_LIMIT_SECONDS = 240
TIME_LIMIT_SECONDS = 300
# Redis delivers an unacknowledged message again after this; longer than the longest task, so that a
# running task is not started a second time.
VISIBILITY_TIMEOUT_SECONDS = 900
PRUNE_SECONDS = 3600.0
SWEEP_SECONDS = 5.0


def broker_address(redis_url: str) -> str:
    """Return a redis-py address in kombu's spelling: ``unix://…?db=0`` is ``redis+socket://…?virtual_host=0``."""
    if redis_url.startswith("unix://"):
        return redis_url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)
    return redis_url


broker_url = broker_address(settings.REDIS_URL)
broker_connection_retry_on_startup = True
broker_connection_max_retries = None
broker_transport_options: dict[str, Any] = {
    "visibility_timeout": VISIBILITY_TIMEOUT_SECONDS,
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 10,
    "global_keyprefix": "policytracker:",
}
worker_cancel_long_running_tasks_on_connection_loss = True

# Ringing must not hold up a web request: when Redis is away, the sweep rings later.
task_publish_retry = False

result_backend = None
task_ignore_result = True
accept_content = ["json"]
task_serializer = "json"

task_acks_late = True
task_reject_on_worker_lost = True
task_time_limit = TIME_LIMIT_SECONDS
task_soft_time_limit = SOFT_TIME_LIMIT_SECONDS
worker_prefetch_multiplier = 1
# Parsers of hostile pages fragment memory; a fresh process every so often gives it back.
worker_max_tasks_per_child = 200
worker_max_memory_per_child = 600_000  # kB

task_default_queue = "process"
task_create_missing_queues = False
task_queues = [Queue(name, Exchange(name), routing_key=name) for name in ("process", "fetch")]
task_routes = {"documents.fetch*": {"queue": "fetch"}}

timezone = "UTC"
enable_utc = True
worker_hijack_root_logger = False
worker_redirect_stdouts = False

beat_schedule = {
    "ring-for-what-is-due": {
        "task": "documents.sweep",
        "schedule": SWEEP_SECONDS,
        # A ring nobody heard in time is worthless: the next one follows.
        "options": {"expires": SWEEP_SECONDS, "queue": "process"},
    },
    "prune-the-log-of-changes": {
        "task": "documents.forget_changes",
        "schedule": PRUNE_SECONDS,
        "options": {"expires": PRUNE_SECONDS, "queue": "process"},
    },
}

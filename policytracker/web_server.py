"""Gunicorn's settings: a few processes of a few threads, and no header of a visitor believed."""

import os
from pathlib import Path

from policytracker.logs import logging_settings

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 30
graceful_timeout = 5
keepalive = 5
# A process that leaks is replaced before it matters; not all at once.
max_requests = 5000
max_requests_jitter = 500
# The heartbeat is a file; on a disk that stalls it would make gunicorn kill healthy workers.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Who the visitor is and whether he came by TLS is for Django's TRUSTED_PROXIES to say, not for a header.
forwarded_allow_ips = ""
# Signals are enough to steer it, and two portals would share one socket in the user's home.
control_socket_disable = True
# A page whose query takes this long is answered 503; the commands and the workers have no such limit.
raw_env = [f"STATEMENT_TIMEOUT_MS={os.environ.get('STATEMENT_TIMEOUT_MS', '10000')}"]
logconfig_dict = logging_settings(
    form=os.environ.get("LOG_FORMAT", "console" if os.environ.get("LOCAL_RUN") else "json"), level="INFO"
)

"""The queue: a doorbell between the web and the workers; what has to be done stands in PostgreSQL."""

import os

from celery import Celery
from django.conf import settings

from policytracker import task_logs

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policytracker.settings")

__all__ = ["app", "task_logs"]

app = Celery("policytracker")
app.config_from_object("policytracker.queue_settings")
app.autodiscover_tasks(lambda: settings.INSTALLED_APPS)

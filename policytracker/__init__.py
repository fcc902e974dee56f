"""The settings project: it knows ``documents``, never the reverse."""

from policytracker.celery import app as celery_app

__all__ = ["celery_app"]

"""Addresses that fail in the ways a page may fail, beside the portal's own, to which the error pages link."""

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import path

from policytracker.urls import urlpatterns as portal


def fault(request: HttpRequest) -> HttpResponse:
    """Fail as a fault of the program does."""
    raise RuntimeError("a fault of the page")


def outage(request: HttpRequest) -> HttpResponse:
    """Fail as a page does while PostgreSQL is away."""
    raise OperationalError("connection to server at 10.0.0.3 failed for user portal")


urlpatterns = [path("fault/", fault), path("outage/", outage), *portal]

"""The portal's addresses: the public pages, the admin and the probes."""

from django.contrib import admin
from django.urls import path

from policytracker import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
]

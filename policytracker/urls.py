"""The portal's addresses: the public pages, the admin and the probes."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from policytracker import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    # English at the address itself, Chinese below /zh-hans/: a page has one language, whoever asks.
    *i18n_patterns(path("", include("documents.web.urls")), prefix_default_language=False),
]

"""The portal's addresses: the public pages, the admin and the probes.

English pages stand at the root, those of every other language below its code, such as ``/zh-hans/``: one address has
one language, for caches, for search engines and for whom it is sent to.
"""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from policytracker import health

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("admin/", admin.site.urls),
    *i18n_patterns(path("", include("documents.web.urls")), prefix_default_language=False),
]

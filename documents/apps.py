"""The one application of the portal."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Registers texts, candidates and policies with Django."""

    name = "documents"
    verbose_name = "Policies"
    default_auto_field = "django.db.models.BigAutoField"

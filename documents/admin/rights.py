"""What all admin pages share: nobody deletes, and people decide by the rights curate and publish."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

CURATE = "documents.curate"
PUBLISH = "documents.publish"


def person(request: HttpRequest) -> User:
    """Return who asks; nobody who is not logged in comes so far."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied


def may_curate(request: HttpRequest) -> bool:
    """Tell whether the person may decide on candidates and edit drafts."""
    return request.user.has_perm(CURATE)


def may_publish(request: HttpRequest) -> bool:
    """Tell whether the person may publish and withdraw."""
    return request.user.has_perm(PUBLISH)


def gone(request: HttpRequest, opts: Any) -> HttpResponse:
    """Say that there is no such row, and go to the list."""
    messages.error(request, f"There is no such {opts.verbose_name}.")
    return HttpResponseRedirect(reverse(f"admin:{opts.app_label}_{opts.model_name}_changelist"))


class CurationAdmin(admin.ModelAdmin):
    """An admin page whose rows are never deleted and whose lists cost the same however long they are."""

    # Counting all rows of a long table for a line nobody reads is slow.
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse: what was once stored stays."""
        return False

    def has_curate_permission(self, request: HttpRequest) -> bool:
        """Tell whether the actions that need the right to curate are offered."""
        return may_curate(request)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Tell whether the actions that need the right to publish are offered."""
        return may_publish(request)


class ReadOnlyAdmin(CurationAdmin):
    """An admin page for rows that only the portal itself writes."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: the portal writes these rows."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse: the portal writes these rows."""
        return False


class ReadOnlyInline(admin.TabularInline):
    """Rows shown below another one, that cannot be changed there."""

    extra = 0
    can_delete = False
    show_change_link = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the portal writes these rows."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the portal writes these rows."""
        return False

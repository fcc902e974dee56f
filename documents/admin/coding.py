"""The double-coded sample: each person sees only what was given to him, and nobody the other's answers."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.admin.coding_forms import GiveForm, JudgeForm
from documents.models import Coding
from documents.services import agreement
from documents.services.errors import Refused


@admin.register(Coding)
class CodingAdmin(rights.CurationAdmin):
    """What was given to the person who asks, what is still to answer first."""

    list_display = ("candidate", "created_at", "answered")
    list_select_related = ("candidate",)
    ordering = ("ended_at", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Coding]:
        """Return the person's own."""
        return super().get_queryset(request).filter(coder_id=request.user.pk)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the person may judge: whoever curates may."""
        return rights.may_curate(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: samples are given on the page of figures."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: an answer is given once, on its own page."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the one that gives a sample."""
        view = self.admin_site.admin_view
        give = path("give/", view(require_POST(self.give_view)), name="documents_coding_give")
        return [give, *super().get_urls()]

    @admin.display(description="Answered", boolean=True)
    def answered(self, row: Coding) -> bool:
        """Tell whether the person has answered."""
        return row.ended_at is not None

    def give_view(self, request: HttpRequest) -> HttpResponse:
        """Give a random sample to two people."""
        if not rights.may_publish(request):
            raise PermissionDenied
        form = GiveForm(request.POST)
        if form.is_valid():
            people = (form.cleaned_data["first"], form.cleaned_data["second"])
            try:
                given = agreement.give(count=form.cleaned_data["count"], to=people, by=rights.person(request))
                messages.success(request, f"{given} given to {people[0]} and to {people[1]}.")
            except Refused as refusal:
                messages.error(request, str(refusal))
        else:
            messages.error(request, f"Choose two people and 1 to {agreement.MOST_GIVEN} candidates.")
        return HttpResponseRedirect(reverse("admin:documents_curationevent_figures"))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the text and the proposed values, and take the answers."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Coding.objects.select_related("candidate__text_version__document")
        coding = rows.filter(pk=object_id if object_id.isdecimal() else 0).first()
        if coding is None:
            return rights.gone(request, self.opts)
        if coding.coder_id != request.user.pk:
            raise PermissionDenied
        form = JudgeForm(request.POST or None, coding=coding)
        if request.method == "POST" and form.is_valid():
            try:
                agreement.judge(coding=coding, answers=form.cleaned_data, by=rights.person(request))
                return self._next(request)
            except Refused as refusal:
                messages.error(request, str(refusal))
        candidate = coding.candidate
        context = {
            **self.admin_site.each_context(request),
            "title": "Judge each value by the text alone",
            "opts": self.opts,
            "coding": coding,
            "form": form,
            "passage": candidate.text_version.text[candidate.start : candidate.end],
            "answers": coding.answers,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/documents/coding/judge.html", context)

    def _next(self, request: HttpRequest) -> HttpResponse:
        """Go to the next one that waits, or to the list."""
        following = self.get_queryset(request).filter(ended_at=None).order_by("pk").first()
        if following is not None:
            return HttpResponseRedirect(following.get_absolute_url())
        messages.success(request, "All answered. Thank you.")
        return HttpResponseRedirect(reverse("admin:documents_coding_changelist"))

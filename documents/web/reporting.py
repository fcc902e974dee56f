"""Readers report an error in a record or in a stored text; what they write goes to the editors alone."""

from typing import TypedDict

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from documents.models import Document, Policy
from documents.services import reader_reports
from documents.services.reader_reports import TooManyReports
from documents.vocabulary import ReportSubject
from documents.web.addressed import answer
from documents.web.report_form import ReportForm, sender
from documents.web.texts import policies_on, title_of

TOO_MANY = 429
_FIELDS = {subject.value for subject in ReportSubject}


class Target(TypedDict):
    """What a report is about: one of the two."""

    policy: Policy | None
    document: Document | None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def on_policy(request: HttpRequest, slug: str) -> HttpResponse:
    """Show or take the form about a published policy."""
    return answer(
        request,
        slug,
        "policy-report",
        lambda policy: _page(request, {"policy": policy, "document": None}, policy.title),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def on_text(request: HttpRequest, pk: int) -> HttpResponse:
    """Show or take the form about a text that a published policy rests on."""
    document = get_object_or_404(Document, pk=pk)
    policies = policies_on(document)
    if not policies:
        raise Http404(_("No published policy rests on this text."))
    title = title_of(document, policies)
    return _page(request, {"policy": None, "document": document}, title)


def _page(request: HttpRequest, target: Target, title: str) -> HttpResponse:
    """Show the form, or store what it holds and lead to the thanks: reloading them sends nothing again."""
    subject = target["policy"] or target["document"]
    about = f"{'policy' if target['policy'] else 'document'}:{subject.pk if subject else ''}"
    context = {
        "target": subject,
        "title": title,
        "sent": request.method != "POST" and "sent" in request.GET,
    }
    status = 200
    if request.method == "POST":
        form = ReportForm(request.POST, about=about)
        if form.is_valid():
            try:
                _store(request, target, form)
            except TooManyReports:
                form.add_error(
                    None, _("Very many reports have come in: please send this one again in an hour.")
                )
                status = TOO_MANY
            else:
                return HttpResponseRedirect(f"{request.path}?sent")
    else:
        field = request.GET.get("field", "")
        form = ReportForm(about=about, initial={"subject": field if field in _FIELDS else ""})
    return render(request, "documents/report.html", {**context, "form": form}, status=status)


def _store(request: HttpRequest, target: Target, form: ReportForm) -> None:
    data = form.cleaned_data
    reader_reports.take_in(
        **target,
        subject=ReportSubject(data["subject"]),
        words=data["words"],
        link=data["link"],
        email=data["email"],
        sender=sender(request),
    )

"""What people tell one another about a record: whose work it is, what is asked for, and who has it open."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.services import assigning, presence, requesting
from documents.services.errors import Refused
from documents.vocabulary import EvidenceField, RequestState

#: Requests shown on a page, newest first; the list of requests has them all.
REQUESTS_SHOWN = 50


class RequestForm(forms.Form):
    """What should be changed, in which field, and who is asked."""

    field = forms.ChoiceField(
        required=False, choices=[("", "The whole record"), *EvidenceField.choices()], label="About"
    )
    asked_of = forms.ModelChoiceField(
        User.objects.none(), required=False, empty_label="Whoever has it", label="Ask"
    )
    comment = forms.CharField(
        max_length=requesting.MOST_LETTERS, label="What to change", widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer everybody who may answer."""
        super().__init__(*args, **kwargs)
        self.auto_id = "ask_%s"
        people: Any = self.fields["asked_of"]
        people.queryset = assigning.colleagues()


class Desk:
    """Gives a model's admin the addresses by which people assign, ask, answer, and say they are there."""

    model: Any
    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the desk's own, which only answer to POST."""
        views = {"assign": self._assign, "ask": self._ask, "answer": self._answer, "presence": self._presence}
        own = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(require_POST(view)),
                name=f"documents_{self.opts.model_name}_{name}",
            )
            for name, view in views.items()
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def desk(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        """Return what the desk on a record's page shows; opening the page is noted."""
        person, now = rights.person(request), timezone.now()
        may_curate = rights.may_curate(request)
        if request.method == "GET" and may_curate:
            presence.opened(row=row, by=person, now=now)
        requests = list(requesting.requests_on(row)[:REQUESTS_SHOWN])
        return {
            "row": row,
            "may_curate": may_curate,
            "others": presence.others(row=row, by=person, now=now),
            "open": [asked for asked in requests if asked.state == RequestState.OPEN],
            "closed": [asked for asked in requests if asked.state != RequestState.OPEN],
            "people": assigning.colleagues() if may_curate else [],
            "form": RequestForm() if may_curate else None,
            "addresses": {
                name: reverse(f"admin:documents_{self.opts.model_name}_{name}", args=[row.pk])
                for name in ("assign", "ask", "answer", "presence")
            },
            "query": request.GET.urlencode(),
        }

    # What is posted

    def _assign(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Give the record to the person chosen, or to nobody."""
        row = self._row(request, pk)
        chosen = request.POST.get("to", "")
        to = User.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
        if chosen and to is None:
            messages.error(request, "This person is not known: choose one of the list.")
            return self._to_row(request, pk)
        return self._try(
            request,
            pk,
            lambda: assigning.assign(row=row, to=to, by=rights.person(request)),
            f"Assigned to {to}." if to else "Assigned to nobody.",
        )

    def _ask(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Keep a request for a change."""
        row = self._row(request, pk)
        form = RequestForm(request.POST)
        if not form.is_valid():
            for field, errors in form.errors.items():
                messages.error(request, f"{form.fields[field].label}: {' '.join(map(str, errors))}")
            return self._to_row(request, pk)
        asked = form.cleaned_data
        return self._try(
            request,
            pk,
            lambda: requesting.ask(
                row=row,
                comment=asked["comment"],
                field=asked["field"],
                of=asked["asked_of"],
                by=rights.person(request),
            ),
            "Asked. The record is not published before the request is answered.",
        )

    def _answer(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Close a request of the record as done or declined."""
        row = self._row(request, pk)
        number = request.POST.get("request", "")
        asked = requesting.requests_on(row).filter(pk=number).first() if number.isdecimal() else None
        if asked is None:
            messages.error(request, "This request is not one of the record's: open the record again.")
            return self._to_row(request, pk)
        state, words = request.POST.get("state", ""), request.POST.get("words", "")
        return self._try(
            request,
            pk,
            lambda: requesting.answer(request=asked, state=state, words=words, by=rights.person(request)),
            "The request is answered.",
        )

    def _presence(self, request: HttpRequest, pk: int) -> JsonResponse:
        """Note that the page is still open, and return who else has it open."""
        row, person, now = self._row(request, pk), rights.person(request), timezone.now()
        presence.beat(row=row, by=person, now=now)
        return JsonResponse(
            {
                "others": [
                    {"name": reader.name, "since": reader.since.isoformat(), "here": reader.here}
                    for reader in presence.others(row=row, by=person, now=now)
                ]
            }
        )

    def _row(self, request: HttpRequest, pk: int) -> Any:
        if not rights.may_curate(request):
            raise PermissionDenied
        row = self.model._default_manager.filter(pk=pk).first()
        if row is None:
            raise Http404(f"There is no such {self.opts.verbose_name}.")
        return row

    def _try(self, request: HttpRequest, pk: int, act: Any, told: str) -> HttpResponse:
        """Do it, say what became of it, and return to the record."""
        try:
            act()
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, told)
        return self._to_row(request, pk)

    def _to_row(self, request: HttpRequest, pk: int) -> HttpResponse:
        address = reverse(f"admin:documents_{self.opts.model_name}_change", args=[pk])
        query = request.GET.urlencode()
        return HttpResponseRedirect(f"{address}?{query}" if query else address)

"""What the buttons of the review page do."""

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from documents.admin import rights
from documents.admin.review_page import DECIDED, Page, address, tell, to_next
from documents.admin.waiting_merges import say_if_it_waits
from documents.models import Candidate, Policy
from documents.services import curation, publishing, splitting, undoing
from documents.services.errors import InvalidValue, NotPublishable, SamePerson
from documents.vocabulary import EvidenceField

#: Words chosen in the text for a field, by their place; a field of several values names the value too.
QUOTE_FORM = re.compile(
    r"(?P<field>[a-z_]+):(?P<start>[0-9]{1,9}):(?P<end>[0-9]{1,9})(?::(?P<value>[a-z0-9-]{1,64}))?"
)
#: A place in the text, in code points.
PLACE_FORM = re.compile(r"[0-9]{1,9}")


def _save(model_admin: Any, page: Page) -> HttpResponse:
    """Save the changes and the judgements on single values, and stay."""
    row = _apply(page)
    changed = row.revision != page.form.cleaned_data["revision"]
    messages.success(page.request, "Saved." if changed or _judged(page) else "There was nothing to save.")
    return HttpResponseRedirect(address(row.pk, page.request))


def _accept(model_admin: Any, page: Page) -> HttpResponse:
    """Save what was changed, make the draft policy, and go to the next candidate."""
    policy = _accepted(page)
    tell(page.request, "Accepted as the draft", policy)
    return to_next(model_admin, page.request, page.candidate)


def _accept_publish(model_admin: Any, page: Page) -> HttpResponse:
    """Accept, and publish at once where nothing is missing and a second pair of eyes is not needed."""
    if not rights.may_publish(page.request):
        raise PermissionDenied
    policy = _accepted(page)
    try:
        with transaction.atomic():
            policy = publishing.publish(policy=policy, by=rights.person(page.request))
    except (NotPublishable, SamePerson) as refusal:
        messages.warning(page.request, f"Accepted, but not published. {refusal}")
        tell(page.request, "The draft is", policy)
    else:
        tell(page.request, "Published", policy)
    return to_next(model_admin, page.request, page.candidate)


def _merge(model_admin: Any, page: Page) -> HttpResponse:
    """Merge into the policy of a likely duplicate, or into the one that was typed."""
    row = _apply(page)
    into = _chosen_policy(page, page.request.POST["_merge"])
    policy = curation.merge(candidate=row, into=into, by=rights.person(page.request), revision=row.revision)
    tell(page.request, "Merged into", policy)
    say_if_it_waits(page.request, row.pk)
    return to_next(model_admin, page.request, page.candidate)


def _chosen_policy(page: Page, chosen: str) -> Policy:
    """Return the policy of a likely duplicate, or the one that was typed."""
    if chosen == "typed":
        _require_valid(page)
        into = page.form.cleaned_data["merge_into"]
    else:
        into = Policy.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if into is None:
        raise InvalidValue("Choose the policy to merge into.")
    return into


def _reject(model_admin: Any, page: Page) -> HttpResponse:
    """Set aside for a reason; other changes on the form are not saved, since the record is not kept."""
    page.form.is_valid()
    if {"revision", "reject_because", "reject_words"} & set(page.form.errors):
        raise InvalidValue("Choose a reason of the list, or say it in at most 1,000 characters.")
    revision = page.form.cleaned_data["revision"]
    row = curation.reject(
        candidate=page.candidate, reason=page.form.reason, by=rights.person(page.request), revision=revision
    )
    messages.success(page.request, f"Rejected: “{row}”.")
    return to_next(model_admin, page.request, page.candidate)


def _dismiss(model_admin: Any, page: Page) -> HttpResponse:
    """Note that a likely duplicate is none."""
    pk = page.request.POST["_dismiss"]
    match = page.candidate.matches.filter(pk=pk).first() if pk.isdecimal() else None
    if match is None:
        raise InvalidValue("This likely duplicate is gone: open the record again.")
    row = _apply(page)
    curation.dismiss(match=match, by=rights.person(page.request))
    messages.success(page.request, "Noted: not the same.")
    return HttpResponseRedirect(address(row.pk, page.request))


def _compare(model_admin: Any, page: Page) -> HttpResponse:
    """Save the changes, and set the record beside the policy that was chosen or typed."""
    into = _chosen_policy(page, page.request.POST["_compare"])
    row = _apply(page)
    place = reverse("admin:documents_candidate_merge", args=[row.pk, into.pk])
    query = page.request.GET.urlencode()
    return HttpResponseRedirect(f"{place}?{query}" if query else place)


def _split(model_admin: Any, page: Page) -> HttpResponse:
    """Save the changes, make two candidates of one, and go to the first of them."""
    place = page.request.POST.get("split_place") or page.request.POST.get("split_at", "")
    if not PLACE_FORM.fullmatch(place):
        raise InvalidValue("Choose where the second act begins.")
    row = _apply(page)
    person = rights.person(page.request)
    first, second = splitting.split(candidate=row, at=int(place), by=person, revision=row.revision)
    page.request.session[DECIDED] = row.pk
    messages.success(page.request, f"Split in two: this is the first, “{second}” the second.")
    return HttpResponseRedirect(address(first.pk, page.request))


def _undo(model_admin: Any, page: Page) -> HttpResponse:
    """Take back what was decided on the candidate and show it."""
    was_made = page.candidate.merges.filter(undone_at=None).first()
    row = undoing.undo(candidate=page.candidate, by=rights.person(page.request))
    page.request.session.pop(DECIDED, None)
    merge = row.merges.filter(pk=was_made.pk).first() if was_made else None
    messages.success(page.request, f"Undone: “{row}” is back in the queue.")
    if merge is not None and merge.left:
        messages.warning(page.request, f"Changed since and therefore left as it is: {'; '.join(merge.left)}.")
    return HttpResponseRedirect(address(row.pk, page.request))


def _require_valid(page: Page) -> None:
    valid = page.form.is_valid()
    if not page.measures.is_valid() or not valid:
        raise InvalidValue("Correct the values marked below; nothing was saved yet.")


def _accepted(page: Page) -> Policy:
    row = _apply(page)
    return curation.accept(candidate=row, by=rights.person(page.request), revision=row.revision)


def _apply(page: Page) -> Candidate:
    """Store the judgements and the changes of the form, and return the row as it then is."""
    _require_valid(page)
    person = rights.person(page.request)
    revision = page.form.cleaned_data["revision"]
    row = curation.review(candidate=page.candidate, states=_judged(page), by=person, revision=revision)
    changes = page.form.changes()
    if page.measures.has_changed():
        changes["measures"] = page.measures.values(page.types)
    if changes:
        row = curation.amend(candidate=row, changes=changes, by=person, revision=row.revision)
    for quote in page.request.POST.getlist("quote"):
        _quote(row, quote, person)
    return row


def _quote(row: Candidate, chosen: str, person: User) -> None:
    """Keep words that the editor chose in the text: ``field:start:end`` in code points, as the script
    writes."""
    form = QUOTE_FORM.fullmatch(chosen)
    if form is None or form["field"] not in set(EvidenceField):
        raise InvalidValue("The words chosen in the text were not understood: choose them again.")
    start, end = int(form["start"]), int(form["end"])
    field = EvidenceField(form["field"])
    words = row.text_version.text[start:end]
    value = " ".join(words.split()) if field == EvidenceField.ISSUING_BODY else ""
    if field == EvidenceField.SECTOR:
        value = form["value"] or ""
    curation.quote(candidate=row, field=field, start=start, end=end, by=person, value=value)


def _judged(page: Page) -> dict[int, str]:
    """Return the quotes whose judgement was changed, with the new one."""
    posted = {quote: page.request.POST.get(f"value-{quote.pk}", quote.state) for quote in page.quotes}
    return {quote.pk: state for quote, state in posted.items() if state != quote.state}


#: The buttons of the page by their name without the underscore in front.
DECISIONS: dict[str, Callable[[Any, Page], HttpResponse]] = {
    "save": _save,
    "accept": _accept,
    "accept_publish": _accept_publish,
    "merge": _merge,
    "reject": _reject,
    "dismiss": _dismiss,
    "compare": _compare,
    "split": _split,
    "undo": _undo,
}

"""Every address of the admin of documents: the pages that are opened, and the deeds that are posted."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from documents.models import (
    Candidate,
    ChangeRequest,
    Coding,
    CoverageSearch,
    CurationEvent,
    Document,
    ErrorReport,
    HeldEdit,
    HeldMerge,
    IssuingBody,
    MeasureType,
    Merge,
    Policy,
    PolicyImport,
    Region,
    Replacement,
    Sector,
    SectorGroup,
)
from documents.services import curation, merging, requesting
from documents.services.editing import editing
from documents.services.lists import replacing
from documents.vocabulary import DocumentState, ReportSubject, SearchOutcome
from tests.factories import (
    make_body,
    make_document,
    make_full_candidate,
    make_measure_type,
    make_policy,
    make_region,
    make_reviewer,
    make_sector,
)

MODELS = (
    "candidate",
    "changerequest",
    "coding",
    "coveragesearch",
    "curationevent",
    "document",
    "errorreport",
    "issuingbody",
    "measuretype",
    "policy",
    "policyimport",
    "processingrun",
    "region",
    "sector",
    "sectorgroup",
)
#: Lists whose entries can be replaced and looked up in the texts.
LISTS = ("issuingbody", "measuretype", "region", "sector")

Deeds = dict[str, tuple[str, dict[str, Any]]]


def _held(policy: Policy, by: User) -> HeldEdit:
    with editing(policy=policy, by=by, revision=policy.revision) as edit:
        Policy.objects.filter(pk=policy.pk).update(title="Waiting title")
    assert edit.held is not None
    return edit.held


@dataclass
class World:
    """One row of each kind, made by a colleague where somebody has to have made it."""

    colleague: User = field(default_factory=lambda: make_reviewer(username="colleague"))
    candidate: Candidate = field(default_factory=make_full_candidate)
    draft: Policy = field(default_factory=lambda: curation.accept(candidate=make_full_candidate(), by=None))
    published: Policy = field(default_factory=make_policy)
    failed: Document = field(
        default_factory=lambda: make_document(state=DocumentState.FAILED, reason="The file is empty.")
    )
    body: IssuingBody = field(default_factory=make_body)
    region: Region = field(default_factory=make_region)
    measure_type: MeasureType = field(default_factory=make_measure_type)

    def __post_init__(self) -> None:
        """Make what rests on other rows."""
        by = self.colleague
        self.held: HeldEdit = _held(self.published, by)
        second = make_full_candidate()
        curation.amend(candidate=second, changes={"number": "No. 9"}, by=by, revision=second.revision)
        merging.merge(candidate=second, into=self.published, by=by)
        self.held_merge = HeldMerge.objects.get()
        self.absorbed = make_policy()
        merging.merge_policies(policy=self.absorbed, into=self.published, by=None)
        self.merge = Merge.objects.get()
        self.request: ChangeRequest = requesting.ask(row=self.candidate, comment="Which year?", by=by)
        self.upload = PolicyImport.objects.create(name="table.csv", uploaded_by=by)
        self.coding = Coding.objects.create(candidate=self.candidate, coder=by, given_by=by, shown=[])
        self.search = CoverageSearch.objects.create(
            region=self.region, searched_on=date(2021, 5, 3), outcome=SearchOutcome.NOTHING, by=by
        )
        self.report = ErrorReport.objects.create(
            policy=self.published, subject=ReportSubject.DATE, words="The date is wrong."
        )
        self.replacements: dict[str, Replacement] = {}
        for model, (old, new) in self._pairs().items():
            self.replacements[model] = replacing.replace(old=old, new=new, reason="Doubled", by=None)
        self.published.refresh_from_db()

    def _pairs(self) -> dict[str, tuple[Any, Any]]:
        return {
            "issuingbody": (make_body("Old Bureau"), self.body),
            "measuretype": (make_measure_type("doubled"), self.measure_type),
            "region": (make_region("XK-77"), self.region),
            "sector": (make_sector("energy"), make_sector("health")),
        }

    def addresses(self) -> dict[str, str]:
        """Return every page by a name."""
        first = self._first()
        pages: dict[str, str] = {}
        for model in MODELS:
            base = f"/admin/documents/{model}/"
            pages |= {
                f"{model} list": base,
                f"{model} add": f"{base}add/",
                f"{model} change": f"{base}{first[model]}/change/",
                f"{model} delete": f"{base}{first[model]}/delete/",
                f"{model} history": f"{base}{first[model]}/history/",
            }
        for model in LISTS:
            base = f"/admin/documents/{model}/{first[model]}/"
            pages |= {f"{model} replace": f"{base}replace/", f"{model} texts": f"{base}texts/"}
        candidate, policy = "/admin/documents/candidate/", "/admin/documents/policy/"
        return pages | {
            "work": f"{candidate}work/",
            "compare a candidate": f"{candidate}{self.candidate.pk}/merge/{self.published.pk}/",
            "compare policies": f"{policy}{self.draft.pk}/merge/{self.published.pk}/",
            "choose a merge": f"{policy}{self.draft.pk}/merge/",
            "relations": f"{policy}{self.published.pk}/relations/",
            "an earlier version": f"{policy}{self.published.pk}/revert/1/",
            "export": f"{policy}export/?as=csv",
            "figures": "/admin/documents/curationevent/figures/",
        }

    def _first(self) -> dict[str, int]:
        """Return the number of a row of each model."""
        return {
            "candidate": self.candidate.pk,
            "changerequest": self.request.pk,
            "coding": self.coding.pk,
            "coveragesearch": self.search.pk,
            "curationevent": CurationEvent.objects.latest("pk").pk,
            "document": self.failed.pk,
            "errorreport": self.report.pk,
            "issuingbody": self.body.pk,
            "measuretype": self.measure_type.pk,
            "policy": self.draft.pk,
            "policyimport": self.upload.pk,
            "processingrun": 1,
            "region": self.region.pk,
            "sector": Sector.objects.get(code="health").pk,
            "sectorgroup": SectorGroup.objects.get().pk,
        }

    def deeds(self) -> Deeds:
        """Return every direct POST that does something, by a name."""
        return self._on_candidates() | self._on_policies() | self._on_lists() | self._elsewhere()

    def _on_candidates(self) -> Deeds:
        base = f"/admin/documents/candidate/{self.candidate.pk}/"
        page = f"{base}change/"
        return {
            "accept": (page, {"_accept": "1"}),
            "save": (page, {"_save": "1"}),
            "reject": (page, {"_reject": "1", "revision": "1", "reject_because": "Not about blockchain"}),
            "merge": (page, {"_merge": str(self.published.pk)}),
            "merge by choice": (f"{base}merge/{self.published.pk}/", {}),
            "accept and publish": (page, {"_accept_publish": "1"}),
            **self._desk(base, "candidate"),
            "delete a candidate": (f"{base}delete/", {"post": "yes"}),
        }

    def _desk(self, base: str, name: str) -> Deeds:
        return {
            f"assign a {name}": (f"{base}assign/", {"to": str(self.colleague.pk)}),
            f"ask about a {name}": (f"{base}ask/", {"comment": "Which day?"}),
            f"answer about a {name}": (f"{base}answer/", {"request": self.request.pk, "state": "done"}),
            f"open a {name}": (f"{base}presence/", {}),
        }

    def _on_policies(self) -> Deeds:
        draft = f"/admin/documents/policy/{self.draft.pk}/"
        published = f"/admin/documents/policy/{self.published.pk}/"
        held = f"{published}held/{self.held.pk}/"
        merge = f"{published}waiting-merge/{self.held_merge.pk}/"
        return {
            "publish": (f"{draft}publish/", {}),
            "withdraw": (f"{published}withdraw/", {"reason": "x"}),
            "edit a draft": (f"{draft}change/", {"title": "x"}),
            "edit a published policy": (f"{published}change/", {"title": "x"}),
            "go back in a published policy": (f"{published}revert/1/", {"reason": "x", "seen": "1"}),
            "approve a change": (f"{held}approve/", {}),
            "decline a change": (f"{held}decline/", {"reason": "x"}),
            "approve a merge": (f"{merge}approve/", {}),
            "decline a merge": (f"{merge}decline/", {"reason": "x"}),
            "merge into a published policy": (f"{draft}merge/{self.published.pk}/", {}),
            "undo a public merge": (f"{published}undo-merge/{self.merge.pk}/", {}),
            "decide a relation of a draft": (f"{draft}relations/decide/", {"quote": "1"}),
            "decide a relation of a published policy": (f"{published}relations/decide/", {"quote": "1"}),
            **self._desk(draft, "policy"),
            "delete a policy": (f"{draft}delete/", {"post": "yes"}),
        }

    def _on_lists(self) -> Deeds:
        first, deeds = self._first(), Deeds()
        for model in LISTS:
            base = f"/admin/documents/{model}/"
            own, replaced = f"{base}{first[model]}/", self.replacements[model].pk
            deeds |= {
                f"replace a {model}": (f"{own}replace/", {"heir": "1", "reason": "x"}),
                f"take back a {model}": (f"{base}replacement/{replaced}/take-back/", {}),
                f"run texts of a {model}": (f"{own}texts/run-again/", {"words": "ledger"}),
                f"delete a {model}": (f"{own}delete/", {"post": "yes"}),
            }
        return deeds

    def _elsewhere(self) -> Deeds:
        base = "/admin/documents/"
        document, upload = f"{base}document/{self.failed.pk}/", f"{base}policyimport/{self.upload.pk}/"
        search = {"region": self.region.pk, "searched_on": timezone.localdate(), "outcome": "found"}
        return {
            "run again": (f"{document}run-again/", {}),
            "name the original": (f"{document}original/", {"original": ""}),
            "add a text": (f"{base}document/add/", {"words": "A text."}),
            "delete a text": (f"{document}delete/", {"post": "yes"}),
            "import a table": (f"{base}policyimport/add/", {}),
            "confirm an import": (f"{upload}confirm/", {}),
            "discard an import": (f"{upload}discard/", {}),
            "delete an import": (f"{upload}delete/", {"post": "yes"}),
            "give a sample": (f"{base}coding/give/", {"count": "1"}),
            "judge a colleague’s sample": (f"{base}coding/{self.coding.pk}/change/", {"title": "right"}),
            "enter a search": (f"{base}coveragesearch/add/", search),
            "correct a search": (f"{base}coveragesearch/{self.search.pk}/change/", search),
            "delete a search": (f"{base}coveragesearch/{self.search.pk}/delete/", {"post": "yes"}),
            "close a report": (
                f"{base}errorreport/{self.report.pk}/change/",
                {"decision": "declined", "answer": "x"},
            ),
            "delete a report": (f"{base}errorreport/{self.report.pk}/delete/", {"post": "yes"}),
            "change a request": (f"{base}changerequest/{self.request.pk}/change/", {"comment": "x"}),
            "change an event": (f"{base}curationevent/{self._first()['curationevent']}/change/", {}),
        }

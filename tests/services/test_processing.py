"""One text, step by step."""

from typing import Any

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.models import Candidate, Document, Evidence, ProcessingRun, TextVersion
from documents.services import extracting, intake, processing, work
from documents.vocabulary import (
    CandidateState,
    DocumentOrigin,
    DocumentState,
    EvidenceField,
    MatchState,
    Outcome,
    Step,
)
from tests import texts
from tests.factories import make_body

pytestmark = pytest.mark.django_db


def ingest(text: str | bytes, name: str = "text.txt", **values: Any) -> Document:
    """Register a text and bring it to its end."""
    data = text.encode() if isinstance(text, str) else text
    document = intake.register_bytes(data=data, name=name, origin=DocumentOrigin.FILE, **values).document
    processing.process(document_id=document.pk)
    document.refresh_from_db()
    return document


def steps(document: Document) -> list[tuple[str, str]]:
    return list(ProcessingRun.objects.filter(document=document).order_by("pk").values_list("step", "outcome"))


def test_a_text_comes_to_its_candidates_step_by_step_and_each_step_is_on_record() -> None:
    texts.make_lists_for(texts.PLAN)
    document = ingest(texts.PLAN)
    assert (document.state, document.reason) == (DocumentState.EXTRACTED, "")
    assert steps(document) == [("parse", "done"), ("extract", "done"), ("match", "done")]
    candidate = Candidate.objects.get()
    assert candidate.title == "Action Plan for Trusted Port Records (2021-2023)"
    assert candidate.region is not None
    assert (candidate.region.code, candidate.date, str(candidate.date_latest)) == (
        "CN-HI",
        "2021-03-09",
        "2021-03-09",
    )
    assert candidate.text_version.text == texts.PLAN
    assert candidate.text_version.language == "en"


def test_every_quote_stands_in_the_text_with_the_words_around_it() -> None:
    texts.make_lists_for(texts.PLAN)
    ingest(texts.PLAN)
    quotes = list(Evidence.objects.select_related("text_version"))
    assert {quote.field for quote in quotes} >= {
        EvidenceField.TITLE,
        EvidenceField.DATE,
        EvidenceField.REGION,
        EvidenceField.MEASURE,
    }
    for quote in quotes:
        text = quote.text_version.text
        assert text[quote.start : quote.end] == quote.quote
        assert text[: quote.start].endswith(quote.prefix)
        assert text[quote.end :].startswith(quote.suffix)


def test_measures_keep_their_order_their_quotes_and_their_amounts() -> None:
    texts.make_lists_for(texts.PLAN)
    ingest(texts.PLAN)
    first, second = Candidate.objects.get().measures.all()
    assert first.text.startswith("Put customs declarations on a blockchain")
    assert (second.amount_min, second.amount_max, second.amount_currency) == (None, 2_000_000, "CNY")
    assert second.evidence is not None
    assert "subsidy of up to 2 million yuan" in second.evidence.quote


def test_a_body_is_tied_to_the_known_one_by_its_alias_and_left_open_otherwise() -> None:
    texts.make_lists_for(texts.PLAN, texts.numbered(1))
    office = make_body(
        "Hainan Government Office", aliases=["General Office of the People's Government of Hainan Province"]
    )
    ingest(texts.PLAN)
    ingest(texts.numbered(1))
    known, unknown = Candidate.objects.order_by("pk")
    assert known.bodies.get().body == office
    assert unknown.bodies.get().body is None
    assert unknown.bodies.get().name


def test_a_second_message_for_a_finished_text_does_nothing() -> None:
    texts.make_lists_for(texts.PLAN)
    document = ingest(texts.PLAN)
    processing.process(document_id=document.pk)
    assert Candidate.objects.count() == 1
    assert len(steps(document)) == 3


def test_a_message_for_a_text_that_is_not_there_does_nothing() -> None:
    processing.process(document_id=987_654_321)
    assert not ProcessingRun.objects.exists()


def test_a_text_without_any_policy_ends_extracted_and_says_so() -> None:
    document = ingest(texts.NO_POLICY)
    assert document.state == DocumentState.EXTRACTED
    assert "No act of a public authority" in document.reason
    assert ProcessingRun.objects.get(step=Step.EXTRACT).candidates == 0


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "picture"),
        (bytes(range(256)) * 20, "text"),
        (b"\xff\xfe\x00\xd8" * 40, ""),
    ],
)
def test_bytes_that_are_no_text_end_failed_with_one_sentence(data: bytes, says: str) -> None:
    document = ingest(data)
    assert document.state == DocumentState.FAILED
    assert says in document.reason
    assert document.reason.endswith(".")
    assert "\n" not in document.reason
    assert steps(document) == [("parse", "failed")]


def test_the_same_text_in_another_file_ends_as_a_duplicate_without_candidates() -> None:
    texts.make_lists_for(texts.PLAN)
    first = ingest(texts.PLAN)
    second = ingest(texts.PLAN.replace("\n", "\r\n"), name="copy.txt")
    assert (second.state, second.duplicate_of) == (DocumentState.EXTRACTED, first)
    assert f"document {first.pk}" in second.reason
    assert steps(second) == [("parse", Outcome.UNCHANGED)]
    assert (Candidate.objects.count(), TextVersion.objects.count()) == (1, 1)


def test_a_region_that_the_database_lacks_fails_the_text_and_stores_no_part_of_it() -> None:
    texts.make_lists_for()
    document = ingest(texts.PLAN)
    assert document.state == DocumentState.FAILED
    assert "CN-HI" in document.reason
    assert "load_reference" in document.reason
    assert not Candidate.objects.exists()

    texts.make_lists_for(texts.PLAN)
    intake.run_again(document=document, by=None)
    processing.process(document_id=document.pk)
    assert Candidate.objects.count() == 1


def test_a_stored_file_that_was_changed_is_not_read() -> None:
    document = intake.register_bytes(data=b"A notice.", name="a.txt", origin=DocumentOrigin.FILE).document
    with document.snapshots.get().content.open("wb") as stored:
        stored.write(b"Another notice.")
    processing.process(document_id=document.pk)
    document.refresh_from_db()
    assert (document.state, "not what was registered" in document.reason) == (DocumentState.FAILED, True)


def test_an_error_of_the_program_is_tried_again_and_says_what_happened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(**_: object) -> None:
        raise KeyError("missing\nrow")

    monkeypatch.setitem(processing.STEPS, Step.PARSE, broken)
    document = ingest(texts.PLAN)
    assert (document.state, document.attempts) == (DocumentState.FETCHED, 1)
    assert document.not_before is not None
    assert "KeyError" in document.reason
    assert "\n" not in document.reason


def newer_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pipeline of the next runs call itself a later one."""
    old = extracting.extract_drafts

    def extract(*arguments: object, **values: object) -> object:
        found = old(*arguments, **values)  # type: ignore[arg-type]
        return type(found)(found.language, found.text_length, "99", found.records, found.machine_translated)

    monkeypatch.setattr(extracting, "extract_drafts", extract)
    monkeypatch.setattr(work, "VERSION", "99")


def test_a_new_version_adds_candidates_and_supersedes_the_undecided_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts.make_lists_for(texts.PLAN)
    document = ingest(texts.PLAN)
    newer_version(monkeypatch)
    intake.run_again(document=document, by=None)
    processing.process(document_id=document.pk)
    old, new = Candidate.objects.order_by("pk")
    assert (old.state, new.state) == (CandidateState.SUPERSEDED, CandidateState.PROPOSED)
    assert (new.pipeline_version, old.evidence.exists()) == ("99", True)


def test_a_new_version_never_touches_what_an_editor_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    texts.make_lists_for(texts.PLAN)
    document = ingest(texts.PLAN)
    Candidate.objects.update(state=CandidateState.REJECTED, reason="Not about a public act.")
    before = Candidate.objects.values().get()
    newer_version(monkeypatch)
    intake.run_again(document=document, by=None)
    processing.process(document_id=document.pk)
    assert Candidate.objects.values().get(pk=before["id"]) == before
    assert Candidate.objects.count() == 2


def test_a_worker_that_lost_its_lease_stores_nothing() -> None:
    texts.make_lists_for(texts.PLAN)
    document = intake.register_bytes(
        data=texts.PLAN.encode(), name="a.txt", origin=DocumentOrigin.FILE
    ).document
    now = processing.timezone.now()
    lease = work.claim(document_id=document.pk, now=now)
    assert lease is not None
    work.claim(document_id=document.pk, now=now + 2 * work.LEASE)
    with pytest.raises(work.LeaseLost):
        processing.STEPS[lease.step](lease=lease)
    assert not TextVersion.objects.exists()


def test_two_pages_on_one_act_are_proposed_as_one() -> None:
    texts.make_lists_for(texts.PLAN)
    ingest(texts.PLAN)
    ingest(texts.PLAN_RETOLD)
    older, newer = Candidate.objects.order_by("pk")
    match = newer.matches.get()
    assert (match.other, match.policy, match.state) == (older, None, MatchState.PROPOSED)
    assert match.score > 0.9
    assert any("title" in reason for reason in match.reasons)


def test_the_warm_lexicon_is_one_object() -> None:
    assert extracting.warm() is extracting.warm() is load_lexicon(extracting.REFERENCE_DIR)

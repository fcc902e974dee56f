"""The care of the lists: entries give way to others and come back; words find the texts that hold them."""

from typing import Any

import pytest
from django.utils import timezone

from documents.extraction.pipeline import VERSION
from documents.models import (
    Candidate,
    CandidateBody,
    CurationEvent,
    IssuingBody,
    MeasureSector,
    Policy,
    PolicySector,
    ProcessingRun,
    RegionName,
    TextVersion,
)
from documents.services import bodies, curation, processing, publishing, reference
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.lists import learnt, replacing, touched
from documents.vocabulary import CandidateState, DocumentState, Verb
from tests.factories import (
    make_body,
    make_candidate,
    make_full_candidate,
    make_measure,
    make_measure_type,
    make_policy,
    make_region,
    make_reviewer,
    make_sector,
    make_text,
)

pytestmark = pytest.mark.django_db
WHY = "They are one authority"


def _replace(old: Any, new: Any, by: Any = None) -> Any:
    return replacing.replace(old=old, new=new, reason=WHY, by=by)


def test_merging_two_bodies_moves_policies_candidates_and_names_and_leaves_a_redirect(client: Any) -> None:
    old = make_body("Bureau of Ledgers", name_zh="账本局", aliases=["Ledger Bureau"])
    new = make_body("Office of Ledgers")
    policy, both = make_policy(bodies=[old]), make_policy(bodies=[old, new])
    candidate = make_candidate()
    CandidateBody.objects.create(candidate=candidate, position=0, name="Ledger Bureau", body=old)
    by = make_reviewer()

    _replace(old, new, by)

    assert list(policy.bodies.all()) == list(both.bodies.all()) == [new]
    assert candidate.bodies.get().body == new
    new.refresh_from_db()
    assert new.aliases == ["Bureau of Ledgers", "账本局", "Ledger Bureau"]
    assert bodies.known_body(name="Bureau of Ledgers") == new
    answer = client.get(f"/bodies/{old.slug}/")
    assert (answer.status_code, answer["Location"]) == (301, new.get_absolute_url())
    event = CurationEvent.objects.get(policy=policy)
    assert (event.verb, event.actor, event.before, event.after) == (
        Verb.MERGE,
        by,
        {"bodies": [old.slug]},
        {"bodies": [new.slug]},
    )
    assert WHY in event.reason
    assert "office" in Policy.objects.get(pk=policy.pk).search.place_words


def test_a_replacement_is_taken_back_whole() -> None:
    old, new = make_body("Bureau of Ledgers", aliases=["Ledger Bureau"]), make_body("Office of Ledgers")
    policy, both = make_policy(bodies=[old]), make_policy(bodies=[old, new])
    done = _replace(old, new)
    replacing.undo(replacement=done, by=make_reviewer())
    assert list(policy.bodies.all()) == [old]
    assert [row.body for row in both.policy_bodies.all()] == [old, new]
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.replaced_by, new.aliases) == (None, [])
    assert bodies.known_body(name="Ledger Bureau") == old
    with pytest.raises(AlreadyDecided):
        replacing.undo(replacement=done, by=None)


def test_taking_back_leaves_what_an_editor_changed_since() -> None:
    old, new, third = make_body(), make_body(), make_body()
    policy = make_policy(bodies=[old])
    done = _replace(old, new)
    policy.policy_bodies.update(body=third)
    replacing.undo(replacement=done, by=None)
    assert list(policy.bodies.all()) == [third]


def test_a_replaced_sector_moves_with_quotes_measures_and_what_is_primary_and_comes_back() -> None:
    candidate = make_full_candidate()
    policy = curation.accept(candidate=make_full_candidate(), by=None)
    old, new = make_sector("health"), make_sector("medicine")
    PolicySector.objects.create(policy=policy, sector=new)
    measure = make_measure(policy, sectors=("health", "medicine"))

    done = _replace(old, new)

    row = policy.policy_sectors.get()
    assert (row.sector, row.primary) == (new, True)
    assert set(MeasureSector.objects.values_list("sector__code", flat=True)) == {"medicine"}
    assert measure.sectors.get() == new
    assert policy.evidence.get(field="sector").value == "medicine"
    assert candidate.candidate_sectors.get().sector == new
    assert candidate.measures.get().sector_codes == ["medicine"]

    replacing.undo(replacement=done, by=None)
    assert {(row.sector.code, row.primary) for row in policy.policy_sectors.all()} == {
        ("health", True),
        ("medicine", False),
    }
    assert {sector.code for sector in measure.sectors.all()} == {"health", "medicine"}
    assert policy.evidence.get(field="sector").value == "health"
    assert candidate.measures.get().sector_codes == ["health"]


def test_a_replaced_kind_of_measure_and_a_replaced_place_move_too() -> None:
    policy = curation.accept(candidate=make_full_candidate(), by=None)
    kind, place = make_measure_type("pilot"), make_region("XK-02")
    _replace(make_measure_type("public-adoption"), kind)
    _replace(make_region(), place)
    policy.refresh_from_db()
    assert (policy.measures.get().type, policy.region) == (kind, place)
    assert RegionName.objects.filter(region=place, name="Place XK-01").exists()


def test_what_was_decided_of_candidates_stays_as_it_was_decided() -> None:
    decided = make_full_candidate()
    CandidateBody.objects.filter(candidate=decided).update(body=make_body("Old Bureau"))
    curation.reject(candidate=decided, reason="Not about blockchain", by=None)
    before = Candidate.objects.values().get(pk=decided.pk)
    _replace(IssuingBody.objects.get(name_en="Old Bureau"), make_body())
    _replace(make_sector("health"), make_sector("medicine"))
    _replace(make_region(), make_region("XK-02"))
    assert Candidate.objects.values().get(pk=decided.pk) == before
    assert decided.candidate_sectors.get().sector.code == "health"
    assert decided.bodies.get().body == IssuingBody.objects.get(name_en="Old Bureau")


def test_care_of_the_lists_is_no_authorship_of_the_policies() -> None:
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    by = make_reviewer()
    _replace(make_sector("health"), make_sector("medicine"), by)
    publishing.publish(policy=draft, by=by)


def test_what_cannot_be_replaced_is_told() -> None:
    old, new, third = make_body(), make_body(), make_body()
    with pytest.raises(InvalidValue, match="Say why"):
        replacing.replace(old=old, new=new, reason=" ", by=None)
    with pytest.raises(InvalidValue, match="none replaces itself"):
        _replace(old, old)
    _replace(old, new)
    with pytest.raises(AlreadyDecided, match="take that back first"):
        _replace(old, third)
    with pytest.raises(AlreadyDecided, match="choose it"):
        _replace(third, old)
    parent = make_region("XK")
    make_region("XK-03", parent=parent)
    with pytest.raises(InvalidValue, match="Places lie below"):
        _replace(parent, make_region("XL"))


def test_a_preview_counts_what_would_move_and_writes_nothing() -> None:
    old, new = make_body(aliases=["Ledger Bureau"]), make_body()
    make_policy(bodies=[old])
    shown = replacing.preview(old=old, new=new)
    assert (shown.uses, shown.problem) == ([("policies", 1)], "")
    assert "Ledger Bureau" in shown.words
    old.refresh_from_db()
    assert old.replaced_by is None


# Texts


@pytest.mark.parametrize(
    ("word", "found"),
    [("SEC", True), ("sec", True), ("SE", False), ("the  SEC", True), ("市监局", True), ("a.b", False)],
)
def test_texts_are_found_by_whole_latin_words_and_by_chinese_ones(word: str, found: bool) -> None:
    make_text("A second notice by the\nSEC and 市监局, axb.")
    assert bool(touched.find(words=[word]).count) is found


def test_words_that_cannot_be_looked_for_are_told() -> None:
    with pytest.raises(InvalidValue, match="too short"):
        touched.find(words=["x"])
    with pytest.raises(InvalidValue, match="at once"):
        touched.find(words=[f"word{n}" for n in range(99)])
    assert touched.find(words=[" "]).count == 0


def _extracted(text: TextVersion) -> None:
    ProcessingRun.objects.create(
        document=text.document,
        step="extract",
        outcome="done",
        attempt=1,
        lease="00000000-0000-0000-0000-000000000000",
        version=f"{VERSION}{learnt.tag()}",
        text_version=text,
        started_at=timezone.now(),
    )


def test_a_changed_alias_lets_the_texts_that_hold_it_run_again_and_no_others() -> None:
    text, other = make_text("By the Ledger Watch of Harbour City."), make_text("Of something else.")
    for row in (text, other):
        _extracted(row)
    body = make_body("Office of Ledgers")
    by = make_reviewer()
    sent, refused = touched.run_again(words=["Ledger Watch"], by=by)
    assert (sent, "nothing would change" in refused[0]) == (0, True)

    IssuingBody.objects.filter(pk=body.pk).update(aliases=["Ledger Watch"])
    assert learnt.tag() != ""
    assert touched.run_again(words=["Ledger Watch"], by=by) == (1, [])
    text.document.refresh_from_db()
    other.document.refresh_from_db()
    assert (text.document.state, other.document.state) == (DocumentState.PARSED, DocumentState.EXTRACTED)


def test_running_again_changes_nothing_that_an_editor_decided(
    django_capture_on_commit_callbacks: Any,
) -> None:
    for name, load in (("sectors", reference.load_sectors), ("measure_types", reference.load_measure_types)):
        load((reference.reference_dir() / f"{name}.json").read_text(encoding="utf-8"))
    text = make_text()
    accepted = make_full_candidate(text)
    policy = curation.accept(candidate=accepted, by=None)
    rejected = make_candidate(text)
    curation.reject(candidate=rejected, reason="Not about blockchain", by=None)
    waiting = make_candidate(text)
    decided = list(Candidate.objects.exclude(pk=waiting.pk).order_by("pk").values())
    record = Policy.objects.values().get(pk=policy.pk)
    quotes = list(policy.evidence.order_by("pk").values())
    IssuingBody.objects.filter(pk=make_body().pk).update(aliases=["Harbour City Health Bureau"])

    assert touched.run_again(words=["Harbour City"], by=make_reviewer())[0] == 1
    processing.process(document_id=text.document_id)

    text.document.refresh_from_db()
    assert text.document.state == DocumentState.EXTRACTED, text.document.reason
    assert (
        list(Candidate.objects.filter(pk__in=[row["id"] for row in decided]).order_by("pk").values())
        == decided
    )
    assert Policy.objects.values().get(pk=policy.pk) == record
    assert list(policy.evidence.order_by("pk").values()) == quotes
    waiting.refresh_from_db()
    assert waiting.state == CandidateState.SUPERSEDED


# What extraction learns


def test_lists_that_no_editor_touched_are_those_of_the_files() -> None:
    make_sector("health")
    make_body()
    assert learnt.tag() == ""


def test_extraction_knows_the_words_that_an_editor_gave_and_forgets_those_he_took() -> None:
    sector = make_sector("health")
    sector.keywords_en = ["clinic ledgers"]
    sector.save()
    known = {concept.code: concept for concept in learnt.lexicon().sectors}
    assert known["health"].keywords_en == ("clinic ledgers",)
    assert learnt.tag().startswith("+")
    assert learnt.lexicon() is learnt.lexicon()


def test_extraction_forgets_a_replaced_body_and_knows_its_names_for_the_heir() -> None:
    old, new = make_body("Bureau of Ledgers"), make_body("Office of Ledgers")
    _replace(old, new)
    known = {body.name: body for body in learnt.lexicon().bodies}
    assert "Bureau of Ledgers" not in known
    assert known["Office of Ledgers"].aliases == ("Bureau of Ledgers",)

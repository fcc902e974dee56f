"""From a text to what the editor's queue holds, through a real worker."""

from pathlib import Path

import pytest
from celery import Celery
from django.core.management import call_command

from documents.models import Candidate, Document, Match, Policy
from documents.services import curation
from documents.services.starter import load_starter_policies
from documents.vocabulary import DocumentState
from tests import texts
from tests.factories import make_user

pytestmark = pytest.mark.worker


def test_a_file_named_on_the_command_line_becomes_a_draft_that_an_editor_accepts(
    worker: Celery, tmp_path: Path
) -> None:
    texts.make_lists_for(texts.PLAN)
    path = tmp_path / "plan.txt"
    path.write_text(texts.PLAN)
    call_command("ingest", str(path), wait=True)
    policy = curation.accept(candidate=Candidate.objects.get(), by=make_user())
    assert policy.title == "Action Plan for Trusted Port Records (2021-2023)"
    assert policy.sources.get().document == Document.objects.get()
    assert policy.measures.count() == 2


def test_the_same_act_in_english_and_in_chinese_meets_in_one_policy(worker: Celery, tmp_path: Path) -> None:
    texts.make_lists_for(texts.PLAN, texts.PLAN_ZH)
    for name, text in (("plan.txt", texts.PLAN), ("zh.txt", texts.PLAN_ZH)):
        (tmp_path / name).write_text(text)
    call_command("ingest", str(tmp_path / "plan.txt"), wait=True)
    policy = curation.accept(candidate=Candidate.objects.get(), by=make_user())
    call_command("ingest", str(tmp_path / "zh.txt"), wait=True)
    match = Match.objects.get(policy=policy)
    assert match.candidate.text_version.language == "zh"


def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


def test_the_seed_texts_end_extracted_with_what_they_are_known_to_hold(shared: Path, worker: Celery) -> None:
    paths = seeds(shared)
    texts.make_lists_for(*(path.read_text() for path in paths))
    call_command("ingest", *map(str, paths), wait=True)
    assert set(Document.objects.values_list("state", flat=True)) == {DocumentState.EXTRACTED}
    first, *_, round_up = Document.objects.order_by("pk")
    assert Candidate.objects.get(text_version__document=first).measures.count() == 6
    places = Candidate.objects.filter(text_version__document=round_up).values_list("region__code", flat=True)
    assert len(places) >= 13
    assert {"CN-330100", "CN-SH", "CN-BJ", "CN-210200"} <= set(places)


def test_the_two_texts_on_guangzhou_are_proposed_as_one_act(shared: Path, worker: Celery) -> None:
    paths = seeds(shared)
    texts.make_lists_for(*(path.read_text() for path in paths))
    call_command("ingest", *map(str, paths), wait=True)
    pair = Match.objects.get(candidate__region__code="CN-440100", other__region__code="CN-440100")
    assert pair.other is not None
    assert pair.candidate.text_version.document != pair.other.text_version.document


def test_both_texts_on_guangzhou_are_proposed_as_sources_of_the_act_that_is_known(
    shared: Path, worker: Celery
) -> None:
    paths = seeds(shared)
    lines = (texts.REFERENCE_DIR / "starter_policies.jsonl").read_text().splitlines()
    known = [line for line in lines if '"cn-gd-gz-2020-digital-economy-measures"' in line]
    texts.make_lists_for(*(path.read_text() for path in paths))
    load_starter_policies(known[0])
    call_command("ingest", *map(str, paths), wait=True)
    policy = Policy.objects.get()
    matches = policy.matches.all()
    assert {match.candidate.region.code for match in matches if match.candidate.region} == {"CN-440100"}
    assert len({match.candidate.text_version.document_id for match in matches}) == 2

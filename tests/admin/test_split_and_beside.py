"""Splitting on the review page, and the original beside a translation."""

from typing import Any

import lxml.html
import pytest
from django.test import Client

from documents.admin.beside import align
from documents.admin.places import MOST_PLACES, paragraph_starts, split_places
from documents.models import Candidate, CurationEvent, Document
from documents.services import translating
from documents.services.errors import InvalidValue
from documents.vocabulary import CandidateState
from tests.admin.pages import press, told
from tests.factories import make_candidate, make_document, make_full_candidate, make_text

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db


def _page(response: Any) -> Any:
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def test_each_sentence_of_the_passage_is_offered_by_its_paragraph(editor: Client) -> None:
    candidate = make_full_candidate()
    page = _page(editor.get(candidate.get_absolute_url()))
    groups = page.xpath("//select[@name='split_at']/optgroup")
    assert [group.get("label") for group in groups] == ["Paragraph 2"]
    words = [option.text for option in groups[0]]
    assert words[0].startswith("On 3 May 2021")
    assert words[1].startswith("Clinics will keep")


def test_the_place_chosen_from_the_list_splits_the_record_and_shows_the_first_part(editor: Client) -> None:
    candidate = make_full_candidate()
    at = candidate.text_version.text.index("Clinics will keep")
    response = press(editor, candidate, "split", split_at=str(at))
    first, second = candidate.parts.order_by("start")
    assert response.context["candidate"] == first
    assert (first.end, second.start) == (at, at)
    assert "Split in two" in told(response)
    assert response.context["last_decided"] == candidate


def test_words_chosen_in_the_text_go_before_the_list(editor: Client) -> None:
    candidate = make_full_candidate()
    press(editor, candidate, "split", split_at="41", split_place="60")
    assert candidate.parts.order_by("start")[0].end == 60


@pytest.mark.parametrize("place", ["", "x", "-5", "0", "9" * 9])
def test_a_place_that_is_none_is_told(editor: Client, place: str) -> None:
    candidate = make_full_candidate()
    assert press(editor, candidate, "split", split_at=place).status_code == 409
    assert Candidate.objects.count() == 1


def test_the_page_of_a_split_record_leads_to_its_parts_and_puts_them_together(editor: Client) -> None:
    candidate = make_full_candidate()
    press(editor, candidate, "split", split_at="60")
    first = candidate.parts.order_by("start")[0]
    page = _page(editor.get(candidate.get_absolute_url()))
    assert first.get_absolute_url() in page.xpath("//p[@class='outcome']/a/@href")
    press(editor, candidate, "undo")
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.PROPOSED


def test_a_quote_names_its_paragraph(editor: Client) -> None:
    page = _page(editor.get(make_full_candidate().get_absolute_url()))
    assert page.xpath("//div[@data-field='date']//a[@class='meta place']/@href") == ["#p2"]


def test_places_in_a_chinese_text_are_the_beginnings_of_its_sentences() -> None:
    text = "海港市发布方案。第二句！\n第三句。"
    places = split_places(text, 0, len(text), paragraph_starts(text))
    assert [(number, [place.words for place in group]) for number, group in places] == [
        (1, ["第二句！ 第三句。"]),
        (2, ["第三句。"]),
    ]


def test_a_very_long_passage_offers_its_paragraphs_alone() -> None:
    text = "\n".join("One. Two. Three." for _ in range(MOST_PLACES))
    places = split_places(text, 0, len(text), paragraph_starts(text))
    assert len(places) == MOST_PLACES - 1
    assert all(len(group) == 1 for _, group in places)


# The other language


def _translated() -> tuple[Candidate, Document]:
    original = make_text("海港市发布方案\n诊所把记录放在链上", language="zh")
    text = make_text("Harbour City issues a plan\nClinics keep records on a chain", machine_translated=True)
    translating.link(document=text.document, original=original.document, by=None)
    return make_candidate(text), original.document


def test_the_original_is_offered_and_shown_paragraph_by_paragraph(editor: Client) -> None:
    candidate, _ = _translated()
    page = _page(editor.get(candidate.get_absolute_url()))
    assert page.xpath("//span[@class='other-words']") == []
    link = page.get_element_by_id("beside")
    assert "original" in link.text_content()
    shown = _page(editor.get(candidate.get_absolute_url() + link.get("href").split("#")[0]))
    cells = shown.xpath("//p[starts-with(@class, 'line')]/span[@class='other-words']")
    assert [cell.text_content() for cell in cells] == ["海港市发布方案", "诊所把记录放在链上"]
    assert cells[0].get("lang") == "zh"


def test_beside_an_original_its_translation_is_offered(editor: Client) -> None:
    _, document = _translated()
    candidate = make_candidate(document.texts.get())
    page = _page(editor.get(candidate.get_absolute_url() + "?beside=1"))
    assert "Harbour City issues a plan" in page.xpath("//span[@class='other-words']")[0].text_content()


def test_paragraphs_of_equal_number_go_one_to_one() -> None:
    assert align([5, 50], [60, 3]) == [[0], [1]]


def test_otherwise_none_is_left_out_and_their_order_holds() -> None:
    pairs = align([10, 10, 80], [5, 5, 10, 40, 40])
    assert [number for group in pairs for number in group] == [0, 1, 2, 3, 4]
    assert pairs[0] == [0, 1]
    assert align([3], [1, 1]) == [[0, 1]]


def test_the_original_is_named_on_the_texts_page_by_number_or_address(editor: Client) -> None:
    document = make_document(url="https://example.org/en")
    original = make_document(url="https://example.org/zh")
    address = f"/admin/documents/document/{document.pk}/"
    for typed in (
        str(original.pk),
        "https://example.org/zh",
        f"/admin/documents/document/{original.pk}/change/",
    ):
        editor.post(f"{address}original/", {"original": ""})
        editor.post(f"{address}original/", {"original": typed})
        document.refresh_from_db()
        assert document.translation_of == original, typed
    event = CurationEvent.objects.filter(document=document).latest("pk")
    assert event.after == {"translation_of": original.pk}
    assert str(original) in editor.get(f"{address}change/").content.decode()


@pytest.mark.parametrize("typed", ["nowhere", "999999", "self"])
def test_what_names_no_other_text_is_told_and_changes_nothing(editor: Client, typed: str) -> None:
    document = make_document()
    typed = str(document.pk) if typed == "self" else typed
    response = editor.post(
        f"/admin/documents/document/{document.pk}/original/", {"original": typed}, follow=True
    )
    assert "name another original" in told(response) or "No text was found" in told(response)
    document.refresh_from_db()
    assert document.translation_of is None


def test_two_texts_are_not_translations_of_each_other() -> None:
    one, other = make_document(), make_document()
    translating.link(document=one, original=other, by=None)
    with pytest.raises(InvalidValue):
        translating.link(document=other, original=one, by=None)


def test_nobody_without_a_role_links_texts(client: Client, clerk: Client) -> None:
    address = f"/admin/documents/document/{make_document().pk}/original/"
    assert clerk.post(address, {"original": "1"}).status_code == 403
    assert "/login/" in client.post(address, {"original": "1"})["Location"]

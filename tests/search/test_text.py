"""Words are found in both languages, as visitors type them."""

import pytest
from django.http import QueryDict

from documents.models import PolicySearch
from documents.search import params as parameters
from documents.search import results, store
from documents.words import MAX_INDEX_BYTES, index_words
from tests.factories import make_measure, make_policy, make_region, make_sector

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def policies() -> dict[str, int]:
    harbour = make_region("XH", name_en="Harbourland", name_zh="海港国")
    make_sector("health", label_en="Medical and health", label_zh="医疗健康", keywords_en=["hospitals"])
    rows = {
        "clinics": make_policy(
            title="Plan for Shared Clinic Records",
            number="海卫〔2021〕7号",
            region=harbour,
            sectors=["health"],
        ),
        "customs": make_policy(
            title="Notice on a Customs Ledger",
            title_original="关于海关区块链账本的通知",
            region=harbour,
            sectors=["trade"],
        ),
        "vessels": make_policy(title="Law on Ship Registers", region=make_region("XV"), sectors=["trade"]),
    }
    make_measure(rows["vessels"], "Owners file electronic deeds for vessels with the harbour master")
    return {name: policy.pk for name, policy in rows.items()}


def found(typed: str) -> tuple[set[int], bool]:
    query = QueryDict(mutable=True)
    query["q"] = typed
    held = store.current()
    page = results.find(parameters.parse(query, held.lists), held)
    return {policy.pk for policy in page.policies}, page.alike


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("clinic", {"clinics"}),
        ("CLINICS", {"clinics"}),
        ("shared records", {"clinics"}),
        ('"clinic records"', {"clinics"}),
        ('"records clinic"', set()),
        ("ledger or clinic", {"clinics", "customs"}),
        ("notice -ledger", set()),
        ("-clinic", {"customs", "vessels"}),
        ("deed vessel", {"vessels"}),
        ("区块链", {"customs"}),
        ("區塊鏈帳本", set()),
        ("區塊鏈", {"customs"}),
        ("账", {"customs"}),
        ("海关区块链账本", {"customs"}),
        ("海卫〔2021〕7号", {"clinics"}),
        ("Harbourland", {"clinics", "customs"}),
        ("海港国", {"clinics", "customs"}),
        ("hospitals", {"clinics"}),
        ("医疗", {"clinics"}),
        ("medical", {"clinics"}),
        ("海港国区块链政策", {"customs"}),
        ("医疗健康海港国", {"clinics"}),
        ('"海港国区块链"', set()),
        ("local hospitals", set()),
    ],
)
def test_a_search_finds_what_has_its_words(policies: dict[str, int], typed: str, names: set[str]) -> None:
    keys, alike = found(typed)
    assert (set() if alike else keys) == {policies[name] for name in names}


def test_a_misspelled_title_is_answered_with_what_resembles_it(policies: dict[str, int]) -> None:
    assert found("Custums Leger") == ({policies["customs"]}, True)


def test_what_resembles_nothing_finds_nothing() -> None:
    assert found("xyzzyqwertz") == (set(), False)


def test_a_match_in_the_title_stands_before_one_in_a_measure(policies: dict[str, int]) -> None:
    make_measure(results.cards([policies["clinics"]])[0], "Doctors sign a ledger")
    query = QueryDict("q=ledger")
    held = store.current()
    page = results.find(parameters.parse(query, held.lists), held)
    assert [policy.pk for policy in page.policies] == [policies["customs"], policies["clinics"]]


@pytest.mark.parametrize(
    "typed",
    ["'", "((", "<->", "a & | b", "%", "_", "\\", ":*", "a:*", "!", "\U0001f600", "\u202ex", "the", "'; --"],
)
def test_odd_words_are_only_words(typed: str) -> None:
    found(typed)


@pytest.mark.parametrize("shape", ["w{:05}", "{:c}{:c}"])
def test_the_most_words_that_are_kept_fit_into_the_index(policies: dict[str, int], shape: str) -> None:
    """Three columns full of different words stay below what PostgreSQL allows."""
    if shape.startswith("w"):
        texts = [" ".join(f"{mark}{number:05}" for number in range(60_000)) for mark in "abc"]
    else:
        texts = [
            "".join(chr(0x4E00 + (number * step) % 20_000) for number in range(90_000))
            for step in (7, 11, 13)
        ]
    kept = [index_words(text) for text in texts]
    assert all(len(text.encode()) > MAX_INDEX_BYTES - 100 for text in kept)
    title, place, quote = kept
    row = PolicySearch.objects.filter(pk=policies["clinics"])
    assert row.update(title_words=title, place_words=place, quote_words=quote) == 1

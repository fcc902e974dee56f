"""Reference files are loaded once, follow their files, and never overwrite an editor."""

import json
from pathlib import Path

import pghistory
import pytest

from documents.models import Disagreement, IssuingBody, Measure, Policy, Region, RegionName, Sector
from documents.services.bodies import known_body
from documents.services.errors import InvalidValue
from documents.services.reference import load_all, reference_dir
from documents.vocabulary import DateBasis, DocumentType, EditorialState, Lifecycle

pytestmark = pytest.mark.django_db

HEADER = "code,parent,level,name_en,name_zh,aliases_en,aliases_zh,lat,lng,source,rank"
REGIONS = [
    "ZZ-1-2,ZZ-1,prefecture,Lowtown,低城,Low Town|~Low,低城市|~低,1.5,2.5,hand,3",
    "ZZ-1,ZZ,subdivision,Midland,中省,,,,,hand,2",
    "ZZ,,country,Zedland,泽国,~Zed,,10,20,iso,1",
]


def label(code: str) -> dict[str, object]:
    return {
        "code": code,
        "label": {"en": code.title(), "zh": f"中{code}"},
        "keywords": {"en": ["a"], "zh": ["甲"]},
    }


STARTER = {
    "id": "zz-2021-plan",
    "title": "Plan for a Registry",
    "title_original": "登记计划",
    "number": None,
    "document_type": "plan",
    "region": "ZZ-1-2",
    "issuing_bodies": ["Lowtown Council", "Zedland Ministry of Records"],
    "dates": {"issued": "2021-05?", "reported": "2021-06-01"},
    "lifecycle": "unknown",
    "sectors": ["health", "energy"],
    "primary_sector": "energy",
    "summary": "A registry is planned.",
    "measures": [
        {
            "text": "Pay up to five million",
            "type": "subsidy",
            "sectors": ["energy"],
            "amount": {"value": 5000000, "max": True, "currency": "CNY", "unit": "per-firm"},
            "target_year": 2025,
        }
    ],
    "sources": [
        {
            "url": "https://example.org/a",
            "title": "A",
            "publisher": None,
            "published": "2021",
            "language": "en",
            "tier": 3,
        },
        {
            "url": "https://example.org/b",
            "title": "B",
            "publisher": "P",
            "published": None,
            "language": "zh",
            "tier": 2,
        },
    ],
    "relations": [],
    "conflicts": [{"field": "dates.issued", "value": "2021-04-30", "source": "https://example.org/a"}],
    "checked": "2026-11-21",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a small set of reference files."""
    (tmp_path / "regions.csv").write_text("\n".join([HEADER, *REGIONS, ""]), encoding="utf-8")
    groups = [{**label("group"), "sectors": [label("health"), label("energy")]}]
    stage = {**label("unknown"), "legislationLegalForce": None, "explanation": "Nobody says."}
    body = {
        "name_en": "Lowtown Council", "name_zh": "低城议会", "region": "ZZ-1-2", "branch": "legislature",
        "aliases_en": ["~LC"], "aliases_zh": [],
    }  # fmt: skip
    for name, rows in {
        "sectors.json": groups,
        "measure_types.json": [label("subsidy")],
        "lifecycle.json": [stage],
        "bodies.json": [body],
    }.items():
        (tmp_path / name).write_text(json.dumps(rows), encoding="utf-8")
    (tmp_path / "starter_policies.jsonl").write_text(json.dumps(STARTER) + "\n", encoding="utf-8")
    return tmp_path


def test_the_region_tree_stands_whatever_the_order_of_the_lines(folder: Path) -> None:
    load_all(folder=folder)
    lowtown = Region.objects.get(code="ZZ-1-2")
    assert [place.code for place in Region.objects.get_ancestors(lowtown)] == ["ZZ", "ZZ-1"]
    assert not any(Region.objects.find_problems())
    assert set(lowtown.names.values_list("language", "name", "weak")) == {
        ("en", "Low Town", False), ("en", "Low", True), ("zh", "低城市", False), ("zh", "低", True),
    }  # fmt: skip


def test_a_place_added_to_the_file_later_finds_its_parent(folder: Path) -> None:
    load_all(folder=folder)
    with (folder / "regions.csv").open("a", encoding="utf-8") as lines:
        lines.write("ZZ-1-3,ZZ-1,prefecture,Newtown,新城,,,,,hand,4\n")
    load_all(folder=folder)
    assert Region.objects.get_parent(Region.objects.get(code="ZZ-1-3")).code == "ZZ-1"
    assert not any(Region.objects.find_problems())


def test_a_parent_that_is_nowhere_stops_the_load_and_keeps_nothing(folder: Path) -> None:
    (folder / "regions.csv").write_text(
        f"{HEADER}\nQQ-1,QQ,subdivision,Lost,失,,,,,hand,1\n", encoding="utf-8"
    )
    with pytest.raises(InvalidValue, match="QQ"):
        load_all(folder=folder)
    assert not Region.objects.exists()


def test_loading_twice_changes_nothing(folder: Path) -> None:
    load_all(folder=folder)
    before = Policy.objects.get().updated_at
    assert all(loaded.unchanged for loaded in load_all(folder=folder))
    assert Policy.objects.get().updated_at == before


def test_a_changed_file_is_followed(folder: Path) -> None:
    load_all(folder=folder)
    (folder / "measure_types.json").write_text(json.dumps([label("subsidy"), label("ban")]), encoding="utf-8")
    created = {loaded.name: loaded.created for loaded in load_all(folder=folder)}
    assert created["measure_types.json"] == 1


def test_what_an_editor_changed_is_kept_and_counted(folder: Path) -> None:
    load_all(folder=folder)
    with pghistory.context(user=1):
        Sector.objects.filter(code="health").update(label_en="Medicine")
    rows = json.loads((folder / "sectors.json").read_text())
    for sector in rows[0]["sectors"]:
        sector["label"]["en"] += " (new)"
    (folder / "sectors.json").write_text(json.dumps(rows), encoding="utf-8")
    loaded = next(loaded for loaded in load_all(folder=folder) if loaded.name == "sectors.json")
    assert (loaded.changed, loaded.kept) == (1, 1)
    assert Sector.objects.get(code="health").label_en == "Medicine"
    assert Sector.objects.get(code="energy").label_en == "Energy (new)"


def test_a_name_an_editor_added_survives(folder: Path) -> None:
    load_all(folder=folder)
    RegionName.objects.create(region=Region.objects.get(code="ZZ"), language="en", name="Zedonia")
    with (folder / "regions.csv").open("a", encoding="utf-8") as lines:
        lines.write("ZY,,country,Wyeland,怀国,,,,,iso,5\n")
    load_all(folder=folder)
    assert RegionName.objects.filter(name="Zedonia").exists()


def test_a_starter_policy_is_published_with_all_that_is_known_of_it(folder: Path) -> None:
    load_all(folder=folder)
    policy = Policy.objects.published().get(slug="zz-2021-plan")
    assert policy.region is not None
    assert (policy.region.code, policy.date, policy.best_tier) == ("ZZ-1-2", "2021-05?", 2)
    assert dict(policy.dates.values_list("kind", "basis")) == {
        "issued": DateBasis.INFERRED, "reported": DateBasis.REPORTED,
    }  # fmt: skip
    assert policy.policy_sectors.get(primary=True).sector.code == "energy"
    assert list(policy.bodies.order_by("policy_bodies__position").values_list("name_en", "confirmed")) == [
        ("Lowtown Council", True), ("Zedland Ministry of Records", False),
    ]  # fmt: skip
    measure = Measure.objects.get(policy=policy)
    assert (measure.amount_min, measure.amount_max, measure.target_year) == (None, 5000000, 2025)
    conflict = Disagreement.objects.get(policy=policy)
    assert conflict.source is not None
    assert (conflict.field, conflict.value, conflict.source.url) == (
        "dates.issued", "2021-04-30", "https://example.org/a",
    )  # fmt: skip


def test_a_starter_policy_that_was_withdrawn_does_not_come_back(folder: Path) -> None:
    load_all(folder=folder)
    Policy.objects.update(state=EditorialState.WITHDRAWN, reason="Wrong.")
    with (folder / "starter_policies.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps({**STARTER, "id": "zz-2022-plan", "conflicts": []}) + "\n")
    load_all(folder=folder)
    assert list(Policy.objects.published().values_list("slug", flat=True)) == ["zz-2022-plan"]


def test_the_codes_of_the_project_are_those_of_its_files() -> None:
    stages = json.loads((reference_dir() / "lifecycle.json").read_text(encoding="utf-8"))
    assert {row["code"] for row in stages} == {stage.value for stage in Lifecycle}
    lines = (reference_dir() / "starter_policies.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["document_type"] for line in lines} <= {kind.value for kind in DocumentType}


def test_an_alias_that_two_bodies_share_names_the_one_above_the_place(folder: Path) -> None:
    load_all(folder=folder)
    zed, lowtown = Region.objects.get(code="ZZ"), Region.objects.get(code="ZZ-1-2")
    elsewhere = Region.objects.add_root(
        instance=Region(code="ZQ", level="country", name_en="Queland", name_zh="邱国", rank=9)
    )
    for slug, place in (("fz", zed), ("fq", elsewhere)):
        IssuingBody.objects.create(slug=slug, name_en=f"Finance of {place}", aliases=["MoF"], region=place)
    assert known_body(name="MoF") is None
    meant = known_body(name="MoF", region=lowtown)
    assert meant is not None
    assert meant.slug == "fz"


def test_the_only_body_with_an_alias_is_not_meant_by_an_act_of_another_country(folder: Path) -> None:
    load_all(folder=folder)
    elsewhere = Region.objects.add_root(
        instance=Region(code="ZQ", level="country", name_en="Queland", name_zh="邱国", rank=9)
    )
    assert known_body(name="LC") is not None
    assert known_body(name="LC", region=elsewhere) is None

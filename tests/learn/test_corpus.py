"""The corpus of the repository is right and as large as its datasheet says; the checks find what is wrong."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from recoupe.errors import ScoreError
from recoupe.learn.corpus import NOTICE, Passage, count, find_folder, find_unmarked, load, measure_variety, split_of
from recoupe.learn.corpus_check import check, check_passage
from recoupe.learn.corpus_schema import passage_schema
from recoupe.world.kinds import load_kinds

FOLDER = find_folder(Path(__file__).parent)
SIZES = {"fr": (1500, 22), "en": (1500, 16), "ar": (800, 10)}
MIN_OF_A_KIND = 15
MIN_SHARE_WITHOUT_CLAIM = 0.2
MAX_SHARE_NEAR = 0.03


@pytest.fixture(scope="module")
def passages() -> list[Passage]:
    return list(load(FOLDER))


def test_the_corpus_has_no_fault(passages: list[Passage]) -> None:
    assert [*find_unmarked(FOLDER), *check(passages)] == []


@pytest.mark.parametrize("language", SIZES)
def test_the_corpus_has_its_size(passages: list[Passage], language: str) -> None:
    found = count(passages)[language]
    n_passages, n_reports = SIZES[language]
    assert found["passages"] >= n_passages
    assert found["reports"] >= n_reports
    assert found["without a claim"] >= MIN_SHARE_WITHOUT_CLAIM * found["passages"]
    assert {kind for kind in load_kinds() if found[f"kind:{kind}"] < MIN_OF_A_KIND} == set()


@pytest.mark.parametrize("language", SIZES)
def test_passages_are_not_alike(passages: list[Passage], language: str) -> None:
    variety = measure_variety(p for p in passages if p.language == language)
    assert len({id_ for pair in variety.near for id_ in pair}) <= MAX_SHARE_NEAR * variety.n_passages


def test_what_belongs_together_is_in_one_split(passages: list[Passage]) -> None:
    by_unit: dict[str, set[str]] = {}
    for passage in passages:
        by_unit.setdefault(passage.unit, set()).add(passage.split)
    assert {unit for unit, splits in by_unit.items() if len(splits) > 1} == set()
    assert split_of("fr-e/0") == split_of("fr-e/0")
    assert {passage.split for passage in passages} == {"train", "dev", "test"}


_ALTERED = {
    "id": None,
    "language": "de",
    "outlet": "Reuters",
    "genre": "poem",
    "published": ["2021-02-02", "2021-02-01"],
}


@pytest.mark.parametrize("key", _ALTERED)
def test_a_bad_head_is_found(passages: list[Passage], key: str) -> None:
    values = {**passages[0].values, key: _ALTERED[key]}
    assert list(check_passage(Passage(Path("x.jsonl"), 1, values)))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("quote", "words that are not there"), ("trigger", "not in the quote"), ("kinds", ["armed.sneeze"]), ("kinds", []),
        ("when", ["yesterday", None]), ("factuality", "sure"), ("quote_type", "loud"),
    ],
)  # fmt: skip
def test_a_bad_claim_is_found(passages: list[Passage], key: str, value: object) -> None:
    good = next(p for p in passages if p.items("claims"))
    values = copy.deepcopy(good.values)
    assert list(check_passage(Passage(Path("x.jsonl"), 1, values))) == []
    values["claims"][0][key] = value  # type: ignore[index]  # JSON of a passage
    assert list(check_passage(Passage(Path("x.jsonl"), 1, values)))


def test_an_id_used_twice_is_found(passages: list[Passage]) -> None:
    assert any("used twice" in fault for fault in check([passages[0], passages[0]]))


def test_a_file_without_notice_or_with_broken_json_is_named(tmp_path: Path) -> None:
    (tmp_path / "passages").mkdir()
    path = tmp_path / "passages" / "fr-a.jsonl"
    path.write_text('{"id": "fr-a-001"}\n', encoding="utf-8")
    assert [line for line in find_unmarked(tmp_path) if "fr-a.jsonl" in line]
    path.write_text(json.dumps({"notice": NOTICE}) + "\n{broken\n", encoding="utf-8")
    assert list(find_unmarked(tmp_path)) == []
    with pytest.raises(ScoreError, match=r"fr-a\.jsonl:2"):
        list(load(tmp_path))


def test_every_passage_fits_the_schema(passages: list[Passage]) -> None:
    schema = passage_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    faults = [(passage.id, error.message) for passage in passages for error in validator.iter_errors(passage.values)]
    assert faults == []


def test_the_schema_refuses_an_unknown_word(passages: list[Passage]) -> None:
    assert not Draft202012Validator(passage_schema()).is_valid({**passages[0].values, "genre": "poem"})

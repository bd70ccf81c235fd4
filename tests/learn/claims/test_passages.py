"""Passages as gold reports, examples of frames, and a lexicon that is reduced only as long as it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import recoupe
from recoupe.errors import ScoreError
from recoupe.extract import analysis
from recoupe.extract.rules.backend import RulesBackend
from recoupe.lang.pack import Pack, installed_packs, load_pack
from recoupe.learn.claims import passages as passages_module
from recoupe.learn.claims.passages import (
    N_FOLDS,
    N_PARTS,
    Told,
    frame_examples,
    load_passages,
    read_as_unseen,
    reduced_lexicon,
)
from recoupe.learn.gold import GoldReport, find_nth
from recoupe.text.match import PatternIndex, compile_literal

PACKS = installed_packs()


def _told(id_: str, text: str = "It rained.", split: str = "train") -> Told:
    return Told(GoldReport(id_, "en", None, ("2020-01-01", "2020-01-02"), published_given=False, text=text), split)


# --- the reduced lexicon -----------------------------------------------------------------------------


def _sources(pack: Pack) -> list[str]:
    return [f"{p.value.id} {p.source}" for p in pack.frames.patterns]


def test_a_part_of_the_patterns_of_the_frames_is_left_out_each_time_another() -> None:
    whole = {code: set(_sources(load_pack(code))) for code in PACKS}
    left_out = []
    for part in range(2):
        with reduced_lexicon(part):
            left_out.append({code: whole[code] - set(_sources(load_pack(code))) for code in PACKS})
    for code, sources in whole.items():
        assert all(0.05 < len(found[code]) / len(sources) < 2 / N_PARTS for found in left_out)
        assert left_out[0][code] & left_out[1][code] == set()


def test_some_of_the_words_that_must_stand_near_are_left_out_and_none_of_the_needs() -> None:
    pack = load_pack("en")
    forms = {test: set(index.patterns[0].elements[0].forms or ()) for test, index in pack.near.items()}
    with reduced_lexicon(0):
        reduced = {test: set(index.patterns[0].elements[0].forms or ()) for test, index in pack.near.items()}
    assert reduced.keys() == forms.keys()
    assert all(reduced[test] and reduced[test] <= forms[test] for test in forms)
    assert sum(map(len, reduced.values())) < sum(map(len, forms.values()))


def _held(pack: Pack) -> tuple[object, object]:
    return pack.frames, pack.near


def test_the_packs_are_whole_again_afterwards() -> None:
    whole = [_held(load_pack(code)) for code in PACKS]
    with reduced_lexicon(1):
        assert all(now[0] is not then[0] for now, then in zip((_held(load_pack(c)) for c in PACKS), whole, strict=True))
    assert all(
        now[0] is then[0] and now[1] is then[1]
        for now, then in zip(map(_held, map(load_pack, PACKS)), whole, strict=True)
    )


def test_the_packs_are_whole_again_after_an_error() -> None:
    whole = [_held(load_pack(code)) for code in PACKS]
    with pytest.raises(ZeroDivisionError), reduced_lexicon(1):
        raise ZeroDivisionError
    assert [_held(load_pack(code)) for code in PACKS] == whole


def test_the_packs_are_whole_again_after_an_error_while_they_are_reduced(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, made = [_held(load_pack(code)) for code in PACKS], []

    def fail(patterns: object) -> PatternIndex[str]:
        made.append(patterns)
        if len(made) > len(load_pack(PACKS[0]).near) + 1:
            raise ZeroDivisionError
        return PatternIndex([compile_literal(["x"], "x")])

    monkeypatch.setattr(passages_module, "PatternIndex", fail)
    with pytest.raises(ZeroDivisionError), reduced_lexicon(1):
        pass
    assert [_held(load_pack(code)) for code in PACKS] == whole


def test_nothing_that_was_read_by_one_lexicon_is_remembered_by_the_other() -> None:
    recoupe.read_text("Rebels shelled Taji.", published="2020-11-20", language="en")
    assert analysis._remembered
    with reduced_lexicon(0):
        assert not analysis._remembered
        recoupe.read_text("Rebels shelled Taji.", published="2020-11-20", language="en")
    assert not analysis._remembered


# --- passages ----------------------------------------------------------------------------------------


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of four lines, one of them in a language without a pack."""
    folder = tmp_path / "corpus"
    (folder / "passages").mkdir(parents=True)
    (folder / "reports").mkdir()
    rows = [("a", "en", "train"), ("b", "fr", "dev"), ("c", "tlh", "train"), ("d", "en", "test")]
    lines = [
        json.dumps({
            "id": id_, "language": language, "outlet": None, "published": ["2020-01-01", "2020-01-02"],
            "published_given": False, "text": "It rained.", "claims": [], "split": split,
        })
        for id_, language, split in rows
    ]  # fmt: skip
    (folder / "passages" / "en-x.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture
def _splits_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.learn.corpus.Passage.split", property(lambda self: self.values["split"]))


@pytest.mark.usefixtures("_splits_as_written")
def test_passages_of_the_splits_are_loaded_in_languages_with_a_pack(corpus: Path) -> None:
    assert [(t.report.id, t.split, t.only) for t in load_passages(corpus, "train", "dev")] == [
        ("a", "train", None),
        ("b", "dev", None),
    ]
    assert [t.report.id for t in load_passages(corpus, "test")] == ["d"]


def test_a_passage_that_breaks_the_format_is_named(corpus: Path) -> None:
    path = corpus / "passages" / "en-x.jsonl"
    path.write_text('{"id": "bad", "language": "en", "claims": []}', encoding="utf-8")
    with pytest.raises(ScoreError, match=r"en-x\.jsonl:1: bad"):
        load_passages(corpus, "train", "dev", "test")


def test_folds_are_fixed_by_the_id_and_all_used() -> None:
    assert [_told(f"p{n}").fold for n in range(40)] == [_told(f"p{n}").fold for n in range(40)]
    assert {_told(f"p{n}").fold for n in range(40)} == set(range(N_FOLDS))


class _Reader(RulesBackend):
    """Notes how many patterns of English frames there are when a text is read."""

    name = "reader"

    def __init__(self) -> None:
        self.seen: list[int] = []

    def extract(self, documents: object) -> Iterator[object]:  # type: ignore[override]  # only counts
        self.seen.append(len(load_pack("en").frames.patterns))
        return super().extract(documents)  # type: ignore[arg-type]  # documents as they come


def test_only_the_test_split_is_read_with_the_whole_lexicon() -> None:
    told = [*(_told(f"p{n}") for n in range(6)), _told("d", split="dev"), _told("t", split="test")]
    reader, begun = _Reader(), []
    read = [t for t, _ in read_as_unseen(told, reader, begun.append)]
    assert begun == read
    assert sorted(t.report.id for t in read) == sorted(t.report.id for t in told)
    whole = len(load_pack("en").frames.patterns)
    assert [n == whole for n in reader.seen] == [t.split == "test" for t in read]


# --- examples of frames ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def examples() -> list[Told]:
    return frame_examples()


def test_the_claim_of_an_example_is_the_sentence_with_a_trigger_in_it(examples: list[Told]) -> None:
    told = [t for t in examples if t.report.claims]
    assert told
    for example in told:
        (claim,) = example.report.claims
        assert claim.quote == example.report.text
        assert claim.trigger in claim.quote
        assert find_nth(example.report.text, claim.quote, claim.nth) == 0
        assert claim.kinds == (example.only,)


def test_every_hit_is_a_claim_of_its_kind_and_no_miss_is(examples: list[Told]) -> None:
    frames = [(code, frame) for code in PACKS for frame in load_pack(code).frame_list]
    hits = {(code, frame.kind, hit) for code, frame in frames for hit in frame.hits}
    misses = {(code, frame.kind, miss) for code, frame in frames for miss in frame.misses}
    told = {(t.report.language, t.only, t.report.text) for t in examples if t.report.claims}
    silent = {(t.report.language, t.only, t.report.text) for t in examples if not t.report.claims}
    assert hits ^ told == set()
    assert misses ^ silent == set()


def test_examples_are_for_training_with_ids_of_their_own(examples: list[Told]) -> None:
    assert {t.split for t in examples} == {"train"}
    ids = [t.report.id for t in examples]
    assert len(ids) == len(set(ids))
    n_sentences = sum(len(f.hits) + len(f.misses) for code in PACKS for f in load_pack(code).frame_list)
    assert len(ids) == n_sentences

"""Sentences in three languages: every pattern can be written, rewording leaves the facts."""

from __future__ import annotations

import random

import pytest

from recoupe.learn.simulation.prose import FACTS, LANGUAGES, load_prose, name_person, reword, write

SLOTS = dict.fromkeys("people vehicles goods object place place2 person n m day victims weapon role outlet".split(), 7)


def test_every_pattern_can_be_written_in_every_language() -> None:
    for name, row, language in load_prose().patterns:
        words = "".join(p.words for p in write(name, row, language, SLOTS))
        assert not set("{}[]") & set(words)


def test_a_pattern_tells_the_same_facts_in_every_language() -> None:
    prose = load_prose()
    for name, n_rows in prose.n_rows.items():
        for row in range(n_rows):
            slots = [sorted(str(p.slot) for p in prose.patterns[name, row, c] if p.slot) for c in LANGUAGES]
            assert slots[0] == slots[1] == slots[2], (name, row)


def test_every_claim_has_a_trigger_a_toll_a_place_and_a_day() -> None:
    prose = load_prose()
    for row in range(prose.n_rows["claim"]):
        for language in LANGUAGES:
            slots = {p.slot for p in prose.patterns["claim", row, language]}
            assert slots >= {"trigger", "n", "place", "day"}


def test_neighbouring_numbers_are_different_people() -> None:
    assert len({name_person(n, "en") for n in range(1500)}) == 1500


@pytest.mark.parametrize("language", LANGUAGES)
def test_rewording_replaces_about_the_share_it_is_given_and_no_facts(language: str) -> None:
    rng = random.Random(1)
    changed = total = 0
    for row in range(load_prose().n_rows["background"]):
        before = write("background", row, language, SLOTS)
        after = reword(before, 0.3, language, rng)
        assert [p.words for p in before if p.slot in FACTS] == [p.words for p in after if p.slot in FACTS]
        pairs = [
            (a, b)
            for p, q in zip(before, after, strict=True)
            for a, b in zip(p.words.split(), q.words.split(), strict=False)
        ]
        changed += sum(a != b for a, b in pairs)
        total += len(pairs)
    assert 0.1 < changed / total < 0.35

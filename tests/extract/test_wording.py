"""The wording profile: loaded wordings per 1,000 words, by voice and target."""

from __future__ import annotations

import recoupe

TEXT = "The Tehran regime shelled Kirkuk on Monday. “The Kyiv regime will pay”, said Colonel Aram Sadi. Rain fell on Kirkuk."


def test_wordings_are_counted_by_voice_and_target() -> None:
    profile = recoupe.read_text(TEXT, published="2024-10-17", language="en").wording
    assert profile is not None
    assert {(c.voice.value, c.target, c.n) for c in profile.by} == {
        ("outlet", "actor:ir.government", 1), ("quoted", "actor:ua.government", 1),
    }  # fmt: skip
    assert profile.n == 2
    assert profile.per_1000 == round(2000 / profile.n_words, 1)
    assert sum(c.n for c in profile.by) == profile.n


def test_a_profile_says_what_it_counts_and_what_not() -> None:
    profile = recoupe.read_text(TEXT, published="2024-10-17", language="en").wording
    assert profile is not None
    assert "short exclamations" in profile.counted
    assert "captions" in profile.not_counted


def test_plain_words_make_an_empty_profile_and_a_language_without_a_pack_none() -> None:
    plain = recoupe.read_text("Soldiers left Kirkuk on Monday.", published="2024-10-17", language="en").wording
    assert plain is not None
    assert (plain.n, plain.per_1000, plain.by) == (0, 0.0, ())
    assert recoupe.read_text("Truppen verließen Kirkuk.", published="2024-10-17", language="de").wording is None


def test_a_document_with_a_profile_is_read_back_from_its_json() -> None:
    document = recoupe.read_text(TEXT, published="2024-10-17", language="en")
    assert type(document).from_dict(document.to_dict()).wording == document.wording

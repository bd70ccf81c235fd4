"""Every frame of every pack is executed on its own hits and misses."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from recoupe.extract.rules import backend
from recoupe.extract.rules.acceptance import load_judge
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Document, Passage, PassageKind, make_id
from recoupe.run.pipeline import Pipeline


@cache
def _pipeline() -> Pipeline:
    return Pipeline("rules")


def kinds_claimed(sentence: str, language: str) -> set[str]:
    """Kinds of the claims made from one sentence standing alone."""
    passages = (Passage(PassageKind.BODY, 0, len(sentence)),)
    document = Document(make_id(sentence), "test", language, None, (), None, (), None, sentence, passages)
    (done,) = _pipeline().process([document])
    return {claim.kind for claim in done.claims}


def _cases(which: str) -> list[object]:
    return [
        pytest.param(code, frame.kind, sentence, id=f"{code}-{frame.id}-{number}")
        for code in installed_packs()
        for frame in load_pack(code).frame_list
        for number, sentence in enumerate(getattr(frame, which))
    ]


@pytest.mark.parametrize(("language", "kind", "sentence"), _cases("hits"))
def test_hit_of_a_frame_gives_a_claim_of_its_kind(
    language: str, kind: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # a hit tests the frame; the acceptance model, which may find a lone sentence too thin, has tests of its own
    monkeypatch.setattr(backend, "load_judge", lambda *_: replace(load_judge(), threshold=0.0))
    assert kind in kinds_claimed(sentence, language)


@pytest.mark.parametrize(("language", "kind", "sentence"), _cases("misses"))
def test_miss_of_a_frame_gives_no_claim_of_its_kind(language: str, kind: str, sentence: str) -> None:
    assert kind not in kinds_claimed(sentence, language)

"""Annotated passages of the corpus as gold reports, and the pipeline over them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.extract.analysis import forget
from recoupe.extract.backend import Backend
from recoupe.extract.cutting import find_cutter
from recoupe.lang.entries import Frame
from recoupe.lang.pack import Pack, installed_packs, load_pack
from recoupe.learn import corpus
from recoupe.learn.evaluate import as_gold
from recoupe.learn.gold import GoldClaim, GoldReport
from recoupe.learn.reader import stated_day
from recoupe.model import Document
from recoupe.run.pipeline import Pipeline
from recoupe.text.fold import fold, fold_case
from recoupe.text.match import Pattern, PatternIndex, make_pattern
from recoupe.text.segment import find_words

N_FOLDS = 5


N_PARTS = 6
"""One part in so many of the frames' words is left out while a passage is read for fitting."""
STEM = 4
"""Letters by which forms of one word are kept together."""


@contextmanager
def reduced_lexicon(fold: int) -> Iterator[None]:
    """Read without a part of the frames' patterns and of the words that frames need near by.

    The frames were written with the passages of the training and development splits at hand; on new reports they know fewer
    words. What is fitted must see as many gaps as it will meet.
    """
    packs = [load_pack(code) for code in installed_packs()]
    whole = [(pack, pack.frames, pack.near) for pack in packs]
    forget()  # parses of sentences that the whole lexicon chose
    try:
        for pack in packs:
            near = {test: PatternIndex(_kept_words(index, fold)) for test, index in pack.near.items()}
            _replace(pack, PatternIndex(p for p in pack.frames.patterns if _part(p.source) != fold), near)
        yield
    finally:
        for pack, frames, near in whole:
            _replace(pack, frames, near)
        forget()


def _replace(pack: Pack, frames: PatternIndex[Frame], near: dict[str, PatternIndex[str]]) -> None:
    object.__setattr__(pack, "frames", frames)  # packs are frozen and made once; only fitting reads with less
    object.__setattr__(pack, "near", near)


def _kept_words(index: PatternIndex[str], fold: int) -> Iterator[Pattern[str]]:
    """Patterns of single words without a part of their choices; others as they are."""
    for pattern in index.patterns:
        (step, *rest) = pattern.elements
        forms = {form: tenses for form, tenses in (step.forms or {}).items() if _part(form[:STEM]) != fold}
        if rest or not forms:
            yield pattern
        else:
            yield make_pattern(pattern.source, [replace(step, forms=forms)], 0, pattern.value)


def _part(words: str) -> int:
    return int(hashlib.sha256(words.encode()).hexdigest(), 16) % N_PARTS


@dataclass(frozen=True, slots=True)
class Told:
    """A passage of a split, as a gold report.

    Attributes:
        only: the one kind of which the report tells whether it is claimed; None for a report that tells all.
    """

    report: GoldReport
    split: str
    only: str | None = None

    @property
    def fold(self) -> int:
        """Fold of cross-validation, fixed by the id."""
        return int(hashlib.sha256(self.report.id.encode()).hexdigest(), 16) % N_FOLDS


def load_passages(folder: Path, *splits: str, languages: Collection[str] | None = None) -> list[Told]:
    """Passages of some splits, in order of the corpus.

    Args:
        languages: by default all that have a pack.

    Raises:
        ScoreError: a passage breaks the format.
    """
    wanted = installed_packs() if languages is None else languages
    passages = (p for p in corpus.load(folder) if p.split in splits and p.language in wanted)
    return [Told(as_gold(p), p.split) for p in passages]


def frame_examples(languages: Collection[str] | None = None) -> list[Told]:
    """The sentences that the frames of the packs carry as hits and misses; each tells of its own kind only."""
    return [
        Told(_sentence(f"{code}:{frame.id}:{number}", code, sentence, claims), "train", frame.kind)
        for code in installed_packs()
        if languages is None or code in languages
        for frame in load_pack(code).frame_list
        for number, (sentence, claims) in enumerate(
            [*((s, _hit_of(frame, s, code)) for s in frame.hits), *((s, ()) for s in frame.misses)]
        )
    ]


def _hit_of(frame: Frame, sentence: str, code: str) -> tuple[GoldClaim, ...]:
    """The claim that a hit makes; its trigger is the head of the longest pattern of the frame, else of one of its kind."""
    words = find_words(fold(sentence), fold_case(sentence), 0, len(sentence), find_cutter(code))
    of_kind = [m for m in load_pack(code).frames.find(words.texts) if m.value.kind == frame.kind]
    matches = [m for m in of_kind if m.value is frame] or of_kind
    if not matches:
        return ()
    head = max(matches, key=lambda m: len(m.words)).head
    return (GoldClaim("k1", sentence, sentence[words.starts[head] : words.stops[head]], (frame.kind,)),)


def _sentence(id_: str, language: str, text: str, claims: tuple[GoldClaim, ...]) -> GoldReport:
    return GoldReport(
        id_, language, None, ("2020-01-01", "2020-01-02"), published_given=False, text=text, claims=claims
    )


Begin = Callable[[Told], None]


def read_passages(
    passages: Iterable[Told], backend: Backend, begin: Begin = lambda _: None
) -> Iterator[tuple[Told, Document]]:
    """Each passage with its processed document; what cannot be read raises.

    Args:
        begin: is told of each passage before it is read.
    """
    pipeline = Pipeline(backend)
    for told in passages:
        begin(told)
        report = told.report
        published = stated_day(report.published) if report.published_given else None
        yield (
            told,
            pipeline.read_text(report.text, published=published, outlet=report.outlet, language=report.language),
        )


def read_as_unseen(
    passages: Sequence[Told], backend: Backend, begin: Begin = lambda _: None
) -> Iterator[tuple[Told, Document]]:
    """Each passage read as a new one would be: those of the test split as they are, the others by a reduced lexicon."""
    for number in range(N_FOLDS):
        chosen = [t for t in passages if t.split != "test" and t.fold == number]
        if chosen:
            with reduced_lexicon(number):
                yield from read_passages(chosen, backend, begin)
    yield from read_passages((t for t in passages if t.split == "test"), backend, begin)

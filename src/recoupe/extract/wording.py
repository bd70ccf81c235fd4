"""The wording profile of a document: loaded wordings by voice and target, per 1,000 words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from recoupe.extract.analysis import Analysis
from recoupe.model import ActorMention, LoadedMention, Mention, Voice, WordingCount, WordingProfile


def make_profile(analysis: Analysis, mentions: Sequence[Mention]) -> WordingProfile:
    """Figures of a document's loaded wordings.

    Args:
        mentions: resolved; a wording that names nobody itself is about the actor whose mention it overlaps.
    """
    n_words = sum(text[0].isalnum() for sentence in analysis.sentences for text in sentence.words.texts)
    loaded = [m for m in mentions if isinstance(m, LoadedMention)]
    actors = [m for m in mentions if isinstance(m, ActorMention) and m.actor is not None]
    counts = Counter((m.voice, _target(m, actors)) for m in loaded)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], _key(item[0])))
    by = tuple(WordingCount(voice, target, n, _per_1000(n, n_words)) for (voice, target), n in ordered)
    return WordingProfile(n_words, len(loaded), _per_1000(len(loaded), n_words), by)


def _target(wording: LoadedMention, actors: Sequence[ActorMention]) -> str | None:
    if wording.target is not None:
        return wording.target
    named = (a.actor.id for a in actors if a.actor is not None and a.span.overlaps(wording.span))
    return next(named, None)


def _key(group: tuple[Voice, str | None]) -> tuple[str, str]:
    return group[0].value, group[1] or ""


def _per_1000(n: int, n_words: int) -> float:
    return round(1000 * n / n_words, 1) if n_words else 0.0

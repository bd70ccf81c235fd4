"""Which named actor "the rebels", "le groupe", "its warplanes" and "the coalition" mean, from the rest of the document.

A table of features ranks the named actors of a document for each such phrase; the phrase takes the first if it is good
enough and clearly better than the second, and else stays what it was. No actor is better than a wrong one. Weights and
limits were set on the training part of the corpus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from recoupe.model import Actor, ActorMention, Mention

_WORD = re.compile(r"\w+(?:-\w+)*'?")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_OF = frozenset({"de", "d'", "du", "des", "of"})
_NAMED = ("actor.name", "actor.loaded")
_COMPOSED = ("actor.organ", "actor.people", "actor.phrase", "actor.network")
_FIGHTERS = frozenset({"Rebel group", "Political militia", "Identity militia"})
_FITTING: dict[str, frozenset[str]] = {
    "fighters": _FIGHTERS,
    "group": _FIGHTERS,
    "coalition": frozenset({"External/Other forces"}),
}
OWNER = "owner"
_OWNERS = _FIGHTERS | {"External/Other forces"}
ENOUGH = 0.7
MARGIN = 0.5
NEAR = 400
"""Characters at which a name counts half as much as one right beside the phrase."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Words of a language that point back to an actor, in lower case.

    Attributes:
        nouns: what each noun may stand for: "fighters" (never someone of their own sentence), "group", "coalition".
        definite: determiners before them.
        owning: possessives: their noun belongs to an actor ("its warplanes").
    """

    nouns: Mapping[str, str]
    definite: frozenset[str]
    owning: frozenset[str]


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A phrase that points to an actor named elsewhere; `sort` tells what fits."""

    mention: ActorMention
    sort: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A named actor with the mentions that name it, in text order."""

    actor: Actor
    starts: tuple[int, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for a candidate: a value in [0, 1] and its weight."""

    name: str
    weight: float
    value: Callable[[Anaphor, Candidate, str], float]


def _recency(anaphor: Anaphor, candidate: Candidate, text: str) -> float:
    """How near before the phrase the actor was last named; 0 if only after it."""
    before = [start for start in candidate.starts if start < anaphor.mention.span.start]
    return NEAR / (NEAR + anaphor.mention.span.start - before[-1]) if before else 0.0


def _share(anaphor: Anaphor, candidate: Candidate, text: str) -> float:
    """The share of the actor in all mentions of fitting actors."""
    return candidate.share


def _opening(anaphor: Anaphor, candidate: Candidate, text: str) -> float:
    """Whether the headline or first sentence names the actor."""
    end = _SENTENCE_END.search(text, candidate.starts[0])
    return float(end is None or not _SENTENCE_END.search(text, 0, candidate.starts[0]))


FEATURES = (
    Feature("recency", 0.8, _recency),
    Feature("share", 1.0, _share),
    Feature("opening", 0.3, _opening),
)


def resolve_coreference(mentions: tuple[Mention, ...], text: str, phrases: Phrases) -> tuple[Mention, ...]:
    """The mentions, those that point to a named actor with that actor.

    Args:
        mentions: of one document, actors already resolved.
        text: of the document.
        phrases: words of its language.
    """
    actors = [m for m in mentions if isinstance(m, ActorMention)]
    if not any(_is_named(m) for m in actors):
        return mentions
    return tuple(_linked(m, actors, text, phrases) if isinstance(m, ActorMention) else m for m in mentions)


def _is_named(mention: ActorMention) -> bool:
    return mention.actor is not None and (mention.by.startswith(_NAMED) or mention.is_member)


def _linked(mention: ActorMention, actors: list[ActorMention], text: str, phrases: Phrases) -> ActorMention:
    anaphor = find_anaphor(mention, phrases) if not _is_named(mention) else None
    if anaphor is None:
        return mention
    if anaphor.sort == OWNER:
        actor = owner_of(anaphor, actors, text)
    else:
        actor = choose(anaphor, candidates_of(anaphor, filter(_is_named, actors), text), text)
    if actor is None:
        return mention
    group = "armed" if mention.group in {"thing", "organisation", None} else mention.group
    return replace(mention, actor=actor, group=group)


def owner_of(anaphor: Anaphor, actors: Iterable[ActorMention], text: str) -> Actor | None:
    """Whose "its warplanes" are: the actor that the sentence before them names, if it names that one alone."""
    start = anaphor.mention.span.start
    before = [a for a in actors if a.span.stop <= start and not _SENTENCE_END.search(text, a.span.start, start)]
    owners = {a.actor.id: a.actor for a in before if a.actor is not None}
    is_told = bool(before) and all(a.actor is not None and (_is_named(a) or a.country) for a in before)
    if not is_told or len(owners) != 1:
        return None
    (owner,) = owners.values()
    return owner if owner.kind in _OWNERS or owner.id.endswith(".military") else None


def find_anaphor(mention: ActorMention, phrases: Phrases) -> Anaphor | None:
    """The mention as a phrase that points elsewhere; None if it names its country or does not look like one."""
    if mention.country is not None or not mention.by.startswith(_COMPOSED):
        return None
    words = _WORD.findall(mention.span.quote.replace("’", "'"))
    if not 1 <= len(words) <= 4 or any(w[0].isupper() or w in _OF for w in words[1:]):
        return None
    first, *rest = (w.lower() for w in words)
    if first in phrases.owning and rest and mention.group in {"military", "armed"}:
        return Anaphor(mention, OWNER)
    sort = next((phrases.nouns[w] for w in rest if w in phrases.nouns), None) if first in phrases.definite else None
    return Anaphor(mention, sort) if sort is not None else None


def candidates_of(anaphor: Anaphor, named: Iterable[ActorMention], text: str) -> list[Candidate]:
    """Named actors that fit a phrase: of the right kind, and not opposite it in its own sentence."""
    starts: dict[str, list[int]] = {}
    actors: dict[str, Actor] = {}
    counts: Counter[str] = Counter()
    barred: set[str] = set()
    for mention in named:
        assert mention.actor is not None
        if not _fits(mention.actor, anaphor.sort):
            continue
        if _is_opposite(anaphor, mention, text):
            barred.add(mention.actor.id)
        starts.setdefault(mention.actor.id, []).append(mention.span.start)
        actors[mention.actor.id] = mention.actor
        counts[mention.actor.id] += 1
    total = counts.total()
    return [Candidate(a, tuple(starts[i]), counts[i] / total) for i, a in actors.items() if i not in barred]


def _fits(actor: Actor, sort: str) -> bool:
    return actor.kind in _FITTING[sort] and (sort != "coalition" or "coalition" in actor.name.lower())


def _is_opposite(anaphor: Anaphor, mention: ActorMention, text: str) -> bool:
    """Whether a name stands in the sentence of "the rebels", or behind "the group" in it: then it is someone else."""
    first, last = sorted((anaphor.mention.span, mention.span), key=lambda s: s.start)
    is_apart = _SENTENCE_END.search(text, first.stop, last.start) is not None
    return not is_apart and (anaphor.sort == "fighters" or first is anaphor.mention.span)


def choose(anaphor: Anaphor, candidates: list[Candidate], text: str) -> Actor | None:
    """The best candidate if it is good enough and clearly better than the next; else None."""
    ranked = sorted(((score(anaphor, c, text), c.actor.id, c.actor) for c in candidates), key=lambda r: (-r[0], r[1]))
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    return ranked[0][2] if len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN else None


def score(anaphor: Anaphor, candidate: Candidate, text: str) -> float:
    """Weighted sum of the features."""
    return sum(value for _, value in explain(anaphor, candidate, text))


def explain(anaphor: Anaphor, candidate: Candidate, text: str) -> Iterator[tuple[str, float]]:
    """What each feature adds to the score, by name."""
    for feature in FEATURES:
        yield feature.name, feature.weight * feature.value(anaphor, candidate, text)

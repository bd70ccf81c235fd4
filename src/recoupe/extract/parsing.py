"""Which sentences are parsed, and how: whole, or in pieces cut at safe borders where they are long.

A parser of this size goes astray in long sentences. A sentence of more than 60 words is cut at semicolons, colons,
brackets and guillemets, and is parsed whole as well; the reading that makes more sense is kept (`plausibility`).
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from recoupe.errors import DataFileError, ModelError
from recoupe.extract.chunking import parse_by_chunks
from recoupe.extract.forces import Stretch, find_forces
from recoupe.extract.thing_classes import may_compose
from recoupe.lang.card import load_card
from recoupe.lang.entries import Need
from recoupe.lang.pack import Pack, load_pack
from recoupe.lang.parser import Model, Name, Parse, Token, load_model

NEAR_REACH = 25
"""Words within which what a frame needs near by must stand."""
CERTAIN_VETOES = frozenset({"sport", "film", "game", "weather", "anniversary"})
"""Domains whose words show that a sentence claims nothing, whoever else is in it."""
MAX_WORDS = 60
"""Words of a sentence that is parsed in one piece only."""
MIN_PIECE = 12
"""Words of the shortest piece that is cut off."""
LONG_ARC = 25
_CUTS_BEFORE = frozenset({"(", "«"})
_CUTS_AFTER = frozenset({";", ":", ")", "»"})


def may_claim(words: Sequence[str], pack: Pack) -> bool:
    """Whether a sentence is worth a parse: a frame finds its words in it, or an act stands beside fitting things.

    A frame counts if what it needs near by is there, an act if a composition has its things in the sentence.
    Reporting expressions and quotations alone make no claim: those that do are frames, too. A weak frame counts only
    beside a word for people, forces or equipment.
    """
    found = [m for m in pack.frames.find(words) if all(_is_near(need, m.head, words, pack) for need in m.value.needs)]
    is_told = any(not m.value.weak for m in found) or (bool(found) and any(map(_is_participant(pack), words)))
    if not is_told and not may_compose(words, pack):
        return False
    return not any(veto.value.domain in CERTAIN_VETOES for veto in pack.vetoes.find(words))


def _is_near(need: Need, head: int, words: Sequence[str], pack: Pack) -> bool:
    """Whether a need on the words near by holds; other needs are not decided here."""
    if need.part != "near":
        return True
    return any(abs(m.head - head) <= NEAR_REACH for m in pack.near[need.test].find(words)) is not need.negated


def _is_participant(pack: Pack) -> Callable[[str], bool]:
    return lambda word: pack.people.knows(word) or pack.organs.knows(word) or pack.equipment.knows(word)


@cache
def find_model(code: str) -> Model | None:
    """The networks of a pack, None where they are missing or damaged: a line is logged, and extraction goes on."""
    try:
        return load_model(code)
    except ModelError as error:
        logging.getLogger("recoupe").warning("%s; reading goes on without a parse", error)
        return None


def network_date(code: str) -> str:
    """Day on which the networks of a pack were trained; "none" where there are no sound ones."""
    if load_pack(code).is_chunked:
        return "none"
    try:
        card = load_card(code)
    except DataFileError:
        return "none"
    return card.date if find_model(code) is not None and card is not None else "none"


def parse_sentences(sentences: Sequence[Stretch], code: str) -> list[Parse] | None:
    """Parses of sentences, in order; None without a model.

    Args:
        code: language of the pack.
    """
    if load_pack(code).is_chunked:
        return [parse_by_chunks(sentence, code) for sentence in sentences]
    model = find_model(code) if sentences else None
    if model is None:
        return None
    cuts = [find_pieces(sentence) for sentence in sentences]
    texts = [s.text.replace("\n", " ") for s in sentences]
    alike = [find_forces(sentence, load_pack(code)) for sentence in sentences]
    found = list(model.parse(texts, lemmas=False, stand_ins=alike))
    long = [n for n, cut in enumerate(cuts) if len(cut) > 1]
    inside = [[s.moved(-a) for s in alike[n] if a <= s.start and s.stop <= b] for n in long for a, b in cuts[n]]
    pieces = model.parse([texts[n][a:b] for n in long for a, b in cuts[n]], lemmas=False, stand_ins=inside)
    for n in long:
        found[n] = better(_join([(start, next(pieces)) for start, _ in cuts[n]]), found[n])
    return found


def better(cut: Parse, whole: Parse) -> Parse:
    """The more plausible of two readings of a sentence; the cut one where they are equal."""
    return whole if plausibility(whole) > plausibility(cut) else cut


def plausibility(parse: Parse) -> float:
    """How much sense a reading makes, about -1 to 1: finite verbs with a subject, less arcs of more than 25 words."""
    verbs = [i for i, t in enumerate(parse.tokens) if t.upos == "VERB" and t.has("VerbForm=Fin")]
    with_subject = sum(bool(parse.dependents(i, *_SUBJECTS)) or _shares_subject(parse, i) for i in verbs)
    long_arcs = sum(abs(t.head - i) > LONG_ARC for i, t in enumerate(parse.tokens))
    share = with_subject / len(verbs) if verbs else 0.5
    return share - 5 * long_arcs / max(1, len(parse.tokens))


_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "expl:subj", "expl", "nsubj:caus", "nsubj:outer")


def _shares_subject(parse: Parse, verb: int) -> bool:
    """Whether a verb may have the subject of another: joined to it."""
    return parse.tokens[verb].relation == "conj"


def find_pieces(sentence: Stretch) -> list[tuple[int, int]]:
    """Where a sentence is cut, as half-open intervals of its code points; one for a sentence that is not long."""
    words, starts = sentence.words, sentence.starts
    if len(words) <= MAX_WORDS:
        return [(0, len(sentence.text))]
    cuts, since = [0], 0
    for number in range(MIN_PIECE, len(words) - MIN_PIECE):
        if number - since >= MIN_PIECE and words[number] in _CUTS_BEFORE | _CUTS_AFTER:
            since = number if words[number] in _CUTS_BEFORE else number + 1
            cuts.append(starts[since])
    return list(zip(cuts, [*cuts[1:], len(sentence.text)], strict=True))


def _join(parts: Sequence[tuple[int, Parse]]) -> Parse:
    """One parse of the pieces of a sentence; each piece keeps its root."""
    tokens: list[Token] = []
    names: list[Name] = []
    for start, parse in parts:
        first = len(tokens)
        tokens += [replace(t, start=t.start + start, stop=t.stop + start, head=t.head + first) for t in parse.tokens]
        names += [replace(n, start=n.start + start, stop=n.stop + start) for n in parse.names]
    return Parse(tuple(tokens), tuple(names))

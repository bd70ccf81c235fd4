"""A given mention with all that is compared: its words, what is said of it, its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.forces import Stretch
from recoupe.extract.parsing import parse_sentences
from recoupe.lang.parser import Parse
from recoupe.learn.coref.words import find_words, is_telling, rows_of, stem, stems
from recoupe.learn.sample import Record
from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import find_words as cut_words

_CORE = ("nsubj", "nsubj:pass", "obj", "iobj", "csubj")
_OTHER = ("obl", "obl:agent", "obl:tmod", "obl:npmod", "nmod", "nmod:poss", "compound", "amod", "nummod")
_RAISED = ("xcomp", "advcl", "conj", "acl", "acl:relcl")
"""Relations across which the subject of the word above is the subject below."""
_NAMING = ("NOUN", "PROPN", "NUM")


@dataclass(frozen=True, slots=True)
class GivenMention:
    """An event mention, as data give it. All words are stems.

    Attributes:
        sentence: number of its sentence in the document.
        head: stem of its first telling word.
        stems: of its telling words.
        rows: rows of `alike.tsv` that hold its words.
        core: nouns, names and numbers of its subject and objects.
        arguments: of everything that depends on it, core included.
        names: the proper names of `core`.
        context: of the sentence, its own words left out.
    """

    id: str
    document: str
    sentence: int
    head: str
    stems: frozenset[str]
    rows: frozenset[int]
    core: frozenset[str]
    arguments: frozenset[str]
    names: frozenset[str]
    context: frozenset[str]


def make_mentions(record: Record) -> tuple[GivenMention, ...]:
    """The mentions of one document `{"id", "text", "sentences", "mentions"}`, in the order of the data."""
    text = str(record["text"])
    bounds = [(int(start), int(stop)) for start, stop in record["sentences"]]  # type: ignore[attr-defined]  # JSON
    parses = parse_sentences([_stretch(text[a:b]) for a, b in bounds], "en") or []
    return tuple(_mention(m, record, bounds, parses) for m in record["mentions"])  # type: ignore[attr-defined]  # JSON


def _stretch(text: str) -> Stretch:
    words = cut_words(fold(text), fold_case(text), 0, len(text))
    return Stretch(fold(text), words.texts, tuple(words.starts))


def _mention(given: Record, record: Record, bounds: Sequence[tuple[int, int]], parses: Sequence[Parse]) -> GivenMention:
    spans: list[Record] = given["spans"]  # type: ignore[assignment]  # JSON
    first = int(str(spans[0]["start"]))
    number = next(i for i, (_, stop) in enumerate(bounds) if first < stop)
    start, stop = bounds[number]
    sentence = str(record["text"])[start:stop]
    words = tuple(w for span in spans for w in find_words(str(span["quote"])))
    telling = tuple(w for w in words if is_telling(w)) or words
    own = frozenset(stem(w) for w in telling)
    core: frozenset[str] = frozenset()
    arguments: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    if parses:
        inside = _tokens(parses[number], [(int(str(s["start"])) - start, int(str(s["stop"])) - start) for s in spans])
        core, arguments, names = _find_arguments(parses[number], sentence, inside)
    return GivenMention(
        id=str(given["id"]),
        document=str(record["id"]),
        sentence=number,
        head=stem(telling[0]) if telling else "",
        stems=own,
        rows=rows_of(words),
        core=core - own,
        arguments=arguments - own,
        names=names - own,
        context=stems(find_words(sentence)) - own,
    )


def _tokens(parse: Parse, spans: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Tokens that overlap the spans, offsets in the sentence."""
    return tuple(i for i, t in enumerate(parse.tokens) if any(t.start < b and a < t.stop for a, b in spans))


def _find_arguments(
    parse: Parse, sentence: str, inside: Sequence[int]
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems of the core arguments, of all arguments, and of the names among the core ones."""
    head = next((i for i in inside if parse.tokens[i].head not in inside or parse.tokens[i].head == i), None)
    if head is None:
        return frozenset(), frozenset(), frozenset()
    core = [w for child in parse.dependents(head, *_CORE) for w in parse.subtree(child)]
    core += _raised(parse, head)
    other = [w for child in parse.dependents(head, *_OTHER) for w in parse.subtree(child)]
    names = [w for w in core if parse.tokens[w].upos == "PROPN"]
    return _stems(parse, sentence, core), _stems(parse, sentence, [*core, *other]), _stems(parse, sentence, names)


def _raised(parse: Parse, head: int) -> Iterator[int]:
    """Words of the subject that a clause takes from the word above it."""
    token = parse.tokens[head]
    if token.relation not in _RAISED or token.head == head:
        return
    for child in parse.dependents(token.head, "nsubj", "nsubj:pass"):
        yield from parse.subtree(child)
    if token.relation.startswith("acl"):
        yield token.head


def _stems(parse: Parse, sentence: str, words: Sequence[int]) -> frozenset[str]:
    tokens = [parse.tokens[w] for w in words]
    return frozenset(stem(sentence[t.start : t.stop]) for t in tokens if t.upos in _NAMING)

"""A document cut up for extraction: sentences of the passages that may claim something, their words, the quotations.

Sentences that may claim something are parsed, many documents together (`prepare`); the others are not, since a parse
costs several times what the rules cost.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from recoupe.extract.cutting import find_cutter
from recoupe.extract.forces import Stretch
from recoupe.extract.parsing import may_claim, parse_sentences
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.lang.parser import Parse
from recoupe.model import Document, Passage, PassageKind, Span
from recoupe.text.fold import fold, fold_case
from recoupe.text.quotes import Quotation, find_quotations
from recoupe.text.segment import Words, find_sentences, find_words

CLAIMING = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.QUOTE, PassageKind.EDITORIAL_NOTE})
NAMING = CLAIMING | {PassageKind.DATELINE}
"""Passages whose place names are read: a dateline claims nothing, but what follows may have happened there."""
MAX_SENTENCE_WORDS = 1200
MAX_REMEMBERED = 32
"""Documents remembered: more than are prepared together."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words.

    Attributes:
        index: number in the document, from 0.
        paragraph: number of its passage; neighbours in one paragraph share it.
        passage: what the passage is.
    """

    index: int
    paragraph: int
    passage: PassageKind
    start: int
    stop: int
    words: Words
    folded: str

    def is_upper(self, word: int) -> bool:
        """Whether a word is written in capitals throughout."""
        return self.folded[self.words.starts[word] : self.words.stops[word]].isupper()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document cut up.

    Attributes:
        parses: parse of a sentence by its index, offsets in the sentence; none for a sentence that claims nothing.
        syntaxes: these laid over the words, kept by `rules.syntax` for whoever reads the sentence after it.
    """

    text: str
    folded: str
    lowered: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    too_long: tuple[Span, ...]
    parses: dict[int, Parse] = field(default_factory=dict)
    syntaxes: dict[int, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    def quotation_at(self, start: int, stop: int) -> Quotation | None:
        """The innermost quotation whose words hold the interval."""
        inside = [q for q in self.quotations if q.start < start + 1 and stop <= q.stop and q.start <= start]
        return min(inside, key=lambda q: q.stop - q.start) if inside else None


def analyse(document: Document) -> Analysis:
    """Cut up a document and parse what may claim something.

    Sentences of more than 1,200 words are cut into pieces of that length and listed in `too_long`. The last documents
    are remembered, since mentions and claims are found one after the other.
    """
    prepare([document])
    return _remembered[_key(document)]


def prepare(documents: Sequence[Document]) -> None:
    """Analyse documents that will be asked for next; their sentences are parsed together, which is faster."""
    fresh = {key: cut_up(d) for d in documents if (key := _key(d)) not in _remembered}
    languages = sorted({language for language, _, _ in fresh})
    for language in languages:
        _remembered.update(_parsed({key: a for key, a in fresh.items() if key[0] == language}, language))
    for document in documents:
        _remembered.move_to_end(_key(document))
    while len(_remembered) > max(MAX_REMEMBERED, len(documents)):
        _remembered.popitem(last=False)


_Key = tuple[str, str, tuple[Passage, ...]]
_remembered: OrderedDict[_Key, Analysis] = OrderedDict()


def _key(document: Document) -> _Key:
    return document.language, document.text, document.passages


def _parsed(analyses: dict[_Key, Analysis], language: str) -> dict[_Key, Analysis]:
    """The analyses with the parses of the sentences that are worth one."""
    if language not in installed_packs():
        return analyses
    pack = load_pack(language)
    chosen = [
        (key, s)
        for key, a in analyses.items()
        for s in a.sentences
        if s.passage in CLAIMING and may_claim(s.words.texts, pack)
    ]
    parses = parse_sentences([_stretch(s) for _, s in chosen], language)
    if parses is None:
        return analyses
    by_key: dict[_Key, dict[int, Parse]] = {key: {} for key in analyses}
    for (key, sentence), parse in zip(chosen, parses, strict=True):
        by_key[key][sentence.index] = parse
    return {key: replace(analysis, parses=by_key[key]) for key, analysis in analyses.items()}


def _stretch(sentence: Sentence) -> Stretch:
    text = sentence.folded[sentence.start : sentence.stop]
    starts = tuple(start - sentence.start for start in sentence.words.starts)
    return Stretch(text, sentence.words.texts, starts, sentence.words.capital)


def forget() -> None:
    """Forget what is remembered of documents, for measurements."""
    _remembered.clear()


def cut_up(document: Document) -> Analysis:
    """Sentences and quotations of a document, nothing parsed."""
    text, passages, cutter = document.text, document.passages, find_cutter(document.language)
    folded, lowered = fold(text), fold_case(text)
    sentences: list[Sentence] = []
    too_long: list[Span] = []
    quotations: list[Quotation] = []
    for paragraph, passage in enumerate(passages):
        if passage.kind not in NAMING:
            continue
        quotations.extend(find_quotations(folded, passage.start, passage.stop))
        for start, stop in find_sentences(text, passage.start, passage.stop):
            words = _with_ligatures(find_words(folded, lowered, start, stop, cutter), document.language)
            if len(words) > MAX_SENTENCE_WORDS:
                too_long.append(Span.of(text, start, stop))
            for piece in _pieces(words):
                first, last = piece.starts[0], piece.stops[-1]
                sentences.append(Sentence(len(sentences), paragraph, passage.kind, first, last, piece, folded))
    return Analysis(text, folded, lowered, tuple(sentences), tuple(quotations), tuple(too_long))


_LIGATURES = {"fr": (("oeu", "œu"), ("oeil", "œil"))}
"""What is often typed for want of a key, by language, with what the tables have ("manoeuvres")."""


def _with_ligatures(words: Words, language: str) -> Words:
    """The words spelled as the tables spell them; offsets stay."""
    texts = words.texts
    for typed, spelled in _LIGATURES.get(language, ()):
        texts = tuple(text.replace(typed, spelled) for text in texts)
    return words if texts == words.texts else replace(words, texts=texts)


def _pieces(words: Words) -> list[Words]:
    """The words in pieces of bearable length; nearly always one."""
    size = MAX_SENTENCE_WORDS
    return [
        Words(
            words.texts[i : i + size],
            words.starts[i : i + size],
            words.stops[i : i + size],
            words.capital[i : i + size],
            words.is_caseless,
        )
        for i in range(0, len(words), size)
    ]

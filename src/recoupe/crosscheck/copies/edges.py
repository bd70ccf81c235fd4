"""Copy edges of two reports: word for word, by credit, by link, by translation.

Every rule is a function of the two reports alone and gives at most one edge. Thresholds on facts were set on the
development stories and the training and development stories of our corpus (docs/design/010-copies.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.crosscheck.copies.containment import is_whole, spans_of
from recoupe.crosscheck.copies.credits import HEAD, evidence_of
from recoupe.crosscheck.copies.facts import FactMatch, match_facts
from recoupe.crosscheck.copies.links import links_to
from recoupe.crosscheck.copies.pair import Pair
from recoupe.crosscheck.copies.profile import Profile
from recoupe.crosscheck.edge import WHOLE, CopyEdge
from recoupe.model import Copy, CopyEvidence, Document, Span
from recoupe.text.segment import find_sentences


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much two reports must tell alike: weight of facts in the same order, and the share of all facts around them."""

    in_order: float
    share: float

    def holds(self, facts: FactMatch) -> bool:
        """Whether two reports tell that much alike."""
        return facts.in_order >= self.in_order and facts.share >= self.share


TRANSLATED = Agreement(7.0, 0.4)
"""From here a report in another language is a translation without any credit; independent reports of one event reach 5.5."""
CREDITED = Agreement(3.5, 0.3)
"""From here a report tells of the same event as the one that it credits, in the same language."""
CREDITED_ACROSS = Agreement(6.0, 0.4)
"""The same in another language, where chance makes names of common words."""
MIN_CREDITED_WORDS = 12
"""Or so many equal words in a row."""
MIN_CLAIM = 1.5
"""Weight of facts that a claim shares with the report that it is credited to, or that it links to."""
LEAD_SHARE = 0.6
"""Share of the facts of one credited passage at the head of a report that the original must tell, if it alone is to count."""
MAX_FACTLESS = 300
"""Characters without a common fact, about two sentences, over which a translated passage goes on."""
_SURE_FACTS = 14.0
"""Weight of facts in order at which the score of a translation is highest; a program that compares meanings may raise it."""


def find_edges(pair: Pair) -> Iterator[CopyEdge]:
    """All edges of two reports."""
    return (edge for rule in RULES if (edge := rule(pair)) is not None)


def _copied(pair: Pair) -> CopyEdge | None:
    """Equal words outside quotations."""
    overlap = pair.overlap
    if not overlap.holds:
        return None
    original, copy = pair.original, pair.copy
    rows = [b.right for b in overlap.passages]
    whole = is_whole(rows, copy.prose, copy.n_words, overlap.containment)
    spans = spans_of(rows, copy.prose, copy.document.text)
    from_spans = spans_of([b.left for b in overlap.passages], original.prose, original.document.text)
    why = (
        f"{overlap.containment:.0%} of the shorter report stands in the other word for word, quotations aside,"
        f" in {len(overlap.blocks)} block(s), the longest of {overlap.longest} words; {pair.order}"
    )
    score = min(0.99, 0.8 + 0.2 * overlap.containment)
    return _edge(
        pair, CopyEvidence.QUOTE_FREE_CONTAINMENT, score, spans, from_spans, whole=whole, certain=True, why=why
    )


def _credited(pair: Pair) -> CopyEdge | None:
    """A credit for the whole report to the outlet of the other, where both tell of the same."""
    lines = pair.copy.credits.lines_to(pair.original.credits)
    if not pair.directed or not lines or not _agree(pair):
        return None
    spans = tuple(sorted({line.span for line in lines if line.span is not None}))
    why = f"the report credits {lines[0].name}, whose report tells the same ({_agreement(pair)})"
    return _edge(pair, CopyEvidence.CREDIT_LINE, 0.97, spans, (), whole=True, certain=True, why=why)


def _cited(pair: Pair) -> CopyEdge | None:
    """Claims that name the outlet of the other as their source, where it tells of the same."""
    chains = pair.copy.credits.chains_to(pair.original.credits)
    is_credited = bool(pair.copy.credits.lines_to(pair.original.credits))
    if not pair.directed or not chains or is_credited:
        return None
    names = [c.source.span for c in chains if c.source.span is not None]
    told = tuple(
        span for span in evidence_of(chains) if _tells(pair, *_whole_sentence(pair.copy.document, span), names)
    )
    if not told or not (_is_agreed(pair, len(told)) or any(_leads(pair, span, names) for span in told)):
        return None  # one borrowed sentence makes no copy of a report that otherwise tells other things
    name = chains[0].source.name or chains[0].source.id
    why = f"{len(told)} passage(s) name {name} as their source, whose report tells the same ({_agreement(pair)})"
    return _edge(pair, CopyEvidence.CREDIT_LINE, 0.95, told, (), whole=False, certain=True, why=why)


def _linked(pair: Pair) -> CopyEdge | None:
    """A sentence that links to the other report and repeats something it tells."""
    links = links_to(pair.copy.document, pair.original.document)
    if not pair.directed or not links:
        return None
    sentences = (_sentence(pair.copy.document, link.span) for link in links)
    told = tuple(sorted({s for s in sentences if _tells(pair, s.start, s.stop)}))
    if not told:
        return None
    why = f"{len(told)} passage(s) link to the other report and repeat what it tells"
    return _edge(pair, CopyEvidence.HYPERLINK, 0.9, told, (), whole=False, certain=True, why=why)


def _translated(pair: Pair) -> CopyEdge | None:
    """The same facts in the same order in another language, whichever came first."""
    original, copy = pair.original, pair.copy
    if not _is_across(pair):
        return None
    facts = pair.told
    is_credited = bool(copy.credits.lines_to(original.credits))
    if not (CREDITED_ACROSS if is_credited else TRANSLATED).holds(facts):
        return None
    spans = _stretches(copy, [j for _, j in facts.pairs])
    from_spans = _stretches(original, [i for i, _ in facts.pairs])
    score = round(min(0.95, (0.25 if is_credited else 0.0) + 0.4 + 0.4 * facts.in_order / _SURE_FACTS), 3)
    why = f"{len(facts.pairs)} names and numbers in the same order, in another language; {pair.order}"
    whole = len(spans) == 1 and len(spans[0].quote) >= WHOLE * len(copy.document.text)
    return _edge(pair, CopyEvidence.TRANSLATION, score, spans, from_spans, whole=whole, certain=False, why=why)


RULES: tuple[Callable[[Pair], CopyEdge | None], ...] = (_copied, _credited, _cited, _linked, _translated)
"""One rule for each kind of evidence; credits have two, for whole reports and for claims."""


def _edge(
    pair: Pair,
    evidence: CopyEvidence,
    score: float,
    spans: tuple[Span, ...],
    from_spans: tuple[Span, ...],
    *,
    whole: bool,
    certain: bool,
    why: str,
) -> CopyEdge:
    ids = pair.original.document.id, pair.copy.document.id
    copy = Copy(*ids, evidence, round(score, 3), pair.directed, spans, from_spans)
    return CopyEdge(copy, covers_document=whole, is_certain=certain, why=why)


def _agree(pair: Pair) -> bool:
    """Whether two reports tell of the same event: facts in the same order, or words in a row."""
    needed = CREDITED_ACROSS if _is_across(pair) else CREDITED
    return needed.holds(pair.facts) or pair.overlap.longest >= MIN_CREDITED_WORDS


def _agreement(pair: Pair) -> str:
    return f"{len(pair.facts.pairs)} facts in the same order, {pair.overlap.containment:.0%} word for word"


def _is_agreed(pair: Pair, n_passages: int) -> bool:
    """Whether the reports around credited passages tell of the same, the more surely if only one is credited."""
    return _agree(pair) and (n_passages > 1 or TRANSLATED.holds(pair.facts))


def _leads(pair: Pair, span: Span, names: Sequence[Span]) -> bool:
    """Whether a credited passage opens the report and most of its facts, enough for a report, stand in the other in any order.

    A rewriting puts into one lead what the original spreads over paragraphs; what it adds of its own comes further down.
    """
    facts = pair.copy.repeated.within(*_whole_sentence(pair.copy.document, span)).beside(names)
    shared = match_facts(pair.original.facts, facts).shared
    needed = CREDITED_ACROSS if _is_across(pair) else CREDITED
    own = float(facts.weights[facts.is_sure].sum())
    return span.start < HEAD and shared >= max(needed.in_order, LEAD_SHARE * own)


def _tells(pair: Pair, start: int, stop: int, names: Sequence[Span] = ()) -> bool:
    """Whether a stretch of the copying report repeats facts or words of the other, names of those it credits aside."""
    facts = match_facts(pair.original.facts, pair.copy.repeated.within(start, stop).beside(names))
    prose = pair.copy.prose
    blocks = (b.right for b in pair.overlap.passages)
    return facts.shared >= MIN_CLAIM or any(prose.starts[i] < stop and prose.stops[j - 1] > start for i, j in blocks)


def _sentence(document: Document, span: Span) -> Span:
    """The sentence that a stretch begins in."""
    sentences = find_sentences(document.text)
    return next((Span.of(document.text, a, b) for a, b in sentences if a <= span.start < b), span)


def _whole_sentence(document: Document, span: Span) -> tuple[int, int]:
    """Ends of the sentence around a claim, half-open: where its clause is cut short, its facts stand beside it."""
    sentence = _sentence(document, span)
    return min(sentence.start, span.start), max(sentence.stop, span.stop)


def _stretches(profile: Profile, rows: Sequence[int]) -> tuple[Span, ...]:
    """Stretches of the text between facts that stand near each other."""
    facts = profile.facts.outside(profile.speech.starts)
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        start, stop = int(facts.starts[row]), int(facts.stops[row])
        is_near = found and start - found[-1][1] <= MAX_FACTLESS
        found.append((found.pop()[0], stop) if is_near else (start, stop))
    return tuple(Span.of(profile.document.text, start, stop) for start, stop in found)


def _is_across(pair: Pair) -> bool:
    """Whether two reports are in different languages."""
    left, right = (p.document.language.partition("-")[0] for p in (pair.original, pair.copy))
    return left != right

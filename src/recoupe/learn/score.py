"""Score predicted claims against gold reports.

    full_claims     pairs whose kind, exact date, set of places and set of quantities are all right, over all claims
    claims          pairs, over all predicted and all required claims
    false_in_a_not_claim  share of the false claims that come from a passage that claims nothing
    kind_exact      over pairs: the kind is accepted by the list of kinds, not by its ACLED type alone
    when_exact      over pairs: equal dates; both absent is right. `when_overlapping`: they share an instant
    places          over pairs: within `km` of a gold place of the same role; only resolved places count as predicted
    roles           over pairs: same role, and half of the words
    quantities      over pairs: equal `of`, `low` and `high`. `fatalities_exact`: all fatalities are equal
    speakers        over pairs: half of the words of name or quote. `factuality`, `quote_type`: equal
    offset_integrity    share of the spans whose quote is the text at their offsets
    published       the publication date is equal, or, where it had to be inferred, an interval that holds it

Definitions are those of the project's reference scorer, written anew; `tests/learn` holds cases both must agree on.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.learn.dates import compare, given_interval, gold_interval
from recoupe.learn.gold import GoldClaim, GoldPlace, GoldReport, GoldRole, GoldSource
from recoupe.learn.pairing import MIN_OVERLAP, Case, is_kind_accepted, is_trapped, make_case, pair, pair_claims
from recoupe.learn.tally import Tally, sum_tallies
from recoupe.learn.words import find_words, word_f1
from recoupe.model import Attribution, Basis, Claim, Document, Mention, Place, PlaceMention

PLACE_ROLES = ("at", "from", "to", "via")
HEADLINE = "full_claims"
RELIABILITY = "score"
EARTH_RADIUS_KM = 6371.0088

Amounts = Counter[tuple[str, int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold claim, the predicted claim that is it, and the mentions of the document by id."""

    gold: GoldClaim
    given: Claim
    mentions: Mapping[str, Mention]

    def parts(self) -> Iterator[tuple[str, Mention]]:
        """Roles of the predicted claim, with who or what plays them."""
        for role in self.given.roles:
            if role.mention in self.mentions:
                yield role.role.value, self.mentions[role.mention]


# --- the values of a pair: each function adds to the tally and says whether all was right ----------


def judge_kind(pair: Pair, tally: Tally) -> bool:
    """The kind itself is accepted."""
    right = is_kind_accepted(pair.given.kind, pair.gold.kinds)
    tally.judge("kind_exact", right)
    return right


def judge_when(pair: Pair, tally: Tally) -> bool:
    """The date is the same interval."""
    exact, overlapping = compare(gold_interval(pair.gold.when), given_interval(pair.given.when))
    tally.judge("when_exact", exact)
    tally.judge("when_overlapping", overlapping)
    return exact


def judge_places(pair: Pair, tally: Tally) -> bool:
    """Every place is within reach of a gold place of its role, and every gold place is reached."""
    resolved = [(r, m.place) for r, m in pair.parts() if isinstance(m, PlaceMention) and m.place is not None]
    all_right = True
    for role in PLACE_ROLES:
        wanted = [place for place in pair.gold.places if place.role == role]
        given = [place for r, place in resolved if r == role]
        hits = sum(any(is_near(g, w) for w in wanted) for g in given)
        reached = sum(any(is_near(g, w) for g in given) for w in wanted)
        tally.count("places", hits, len(given), len(wanted), recalled=reached)
        all_right = all_right and hits == len(given) and reached == len(wanted)
    return all_right


def is_near(given: Place, gold: GoldPlace) -> bool:
    """Whether a place lies within the tolerance of a gold place."""
    return distance_km(given.lat, given.lon, gold.lat, gold.lon) <= gold.km


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance; degrees, WGS 84, on a sphere of the mean radius."""
    a, b = math.radians(lat), math.radians(other_lat)
    half_chord = (
        math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half_chord)))


def judge_quantities(pair: Pair, tally: Tally) -> bool:
    """The same amounts, each as often."""
    wanted: Amounts = Counter((q.of, q.low, q.high) for q in pair.gold.quantities)
    given: Amounts = Counter((q.of.value, q.low, q.high) for q in pair.given.quantities)
    tally.count("quantities", (wanted & given).total(), given.total(), wanted.total())
    dead, given_dead = _fatalities(wanted), _fatalities(given)
    if dead or given_dead:
        tally.judge("fatalities_exact", dead == given_dead)
    return wanted == given


def _fatalities(amounts: Amounts) -> Amounts:
    return Counter({key: n for key, n in amounts.items() if key[0] == "fatalities"})


def judge_roles(found: Pair, tally: Tally) -> None:
    """Roles other than places: the same role and half of the words."""
    given = [(role, m.span.quote) for role, m in found.parts() if role not in PLACE_ROLES]

    def close(gold: GoldRole, other: tuple[str, str]) -> float | None:
        score = word_f1(gold.quote, other[1])
        return score if gold.role == other[0] and score >= MIN_OVERLAP else None

    tally.count("roles", len(pair(found.gold.roles, given, close)), len(given), len(found.gold.roles))


def judge_sources(found: Pair, tally: Tally) -> None:
    """Speakers of the chain, the outlet's certainty, and how the words are given."""
    wanted = [s for s in found.gold.said_by if s.level == "speaker"]
    given = [s for s in found.given.said_by if s.level.value == "speaker"]
    tally.count("speakers", len(pair(wanted, given, source_closeness)), len(given), len(wanted))
    tally.judge("factuality", found.given.factuality.value == found.gold.factuality)
    quote_type = found.given.said_by[-1].quote_type.value if found.given.said_by else "none"
    tally.judge("quote_type", quote_type == found.gold.quote_type)


def source_closeness(gold: GoldSource, given: Attribution) -> float | None:
    """Share of words, best of name and quote; a source without words is found by "unspecified" only."""
    if not find_words(gold.name) and not find_words(gold.quote):
        return 1.0 if given.naming.value == "unspecified" else None
    words = (given.name, given.span.quote if given.span is not None else None)
    score = max(word_f1(g, w) for g in (gold.name, gold.quote) for w in words)
    return score if score >= MIN_OVERLAP else None


def judge_pair(found: Pair, tally: Tally) -> bool:
    """Judge every value of a pair; whether kind, date, places and quantities are all right."""
    rights = [judge(found, tally) for judge in (judge_kind, judge_when, judge_places, judge_quantities)]
    judge_roles(found, tally)
    judge_sources(found, tally)
    return all(rights)


# --- a report --------------------------------------------------------------------------------------


def score_document(report: GoldReport, document: Document | None) -> Tally:
    """Score one report; without a document every claim is missed."""
    tally, case = Tally(), make_case(report, document)
    mentions = {m.id: m for m in document.mentions} if document is not None else {}
    pairs = pair_claims(case)
    for wanted, given in pairs:
        if wanted.claim.required:
            right = judge_pair(Pair(wanted.claim, given.claim, mentions), tally)
            tally.count("claims", 1, 1, 1)
            tally.score(RELIABILITY, given.claim.score, right=True)
            tally.count(HEADLINE, int(right), 1, 1)
    _count_unpaired(case, {id(side) for both in pairs for side in both}, tally)
    _judge_published(report, document, tally)
    if document is not None:
        tally.judge_many("offset_integrity", *count_spans(document))
    return tally


def _count_unpaired(case: Case, paired: set[int], tally: Tally) -> None:
    """Required claims not found, and predictions that are no claim. What pairs with an optional claim is left out."""
    missed = sum(w.claim.required and id(w) not in paired for w in case.wanted)
    false = [given for given in case.given if id(given) not in paired]
    for name in ("claims", HEADLINE):
        tally.count(name, 0, len(false), missed)
    for given in false:
        tally.score(RELIABILITY, given.claim.score, right=False)
        tally.judge("false_in_a_not_claim", any(is_trapped(given, trap) for trap in case.traps))


def _judge_published(report: GoldReport, document: Document | None, tally: Tally) -> None:
    published = document.published if document is not None else None
    gold, given = gold_interval(report.published), given_interval(published)
    if report.published_given and not (published and published.basis is Basis.INFERRED):
        tally.judge("published_given", compare(gold, given)[0])
        return
    bounded = published is not None and published.start is not None and published.stop is not None
    tally.judge("published_inferred_holds", bool(bounded and gold and given and given.holds(gold)))


def count_spans(document: Document) -> tuple[int, int]:
    """Spans of a document whose quote is the text at their offsets, and all spans with a quote."""
    quoted = list(_find_spans(document.to_dict()))
    right = sum(document.text[start:stop] == quote for start, stop, quote in quoted)
    return right, len(quoted)


def _find_spans(node: object) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, dict):
        start, stop, quote = node.get("start"), node.get("stop"), node.get("quote")
        if isinstance(start, int) and isinstance(stop, int) and isinstance(quote, str):
            yield start, stop, quote
        for value in node.values():
            yield from _find_spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _find_spans(value)


# --- many reports ----------------------------------------------------------------------------------


def score_documents(reports: Sequence[GoldReport], documents: Mapping[str, Document]) -> dict[str, dict[str, float]]:
    """Figures by language, and under "all" those of all reports.

    Args:
        documents: prediction by id of the report; a report without one counts as missed.
    """
    by_language: dict[str, list[Tally]] = {}
    for report in reports:
        tally = score_document(report, documents.get(report.id))
        by_language.setdefault(report.language, []).append(tally)
    figures = {language: _figures(tallies) for language, tallies in sorted(by_language.items())}
    return {"all": _figures([t for tallies in by_language.values() for t in tallies])} | figures


def _figures(tallies: Sequence[Tally]) -> dict[str, float]:
    return sum_tallies(tallies).figures() | {"reports": float(len(tallies))}

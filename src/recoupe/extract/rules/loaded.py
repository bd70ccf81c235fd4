"""Loaded wording of a sentence, with its voice and whom it is of; it never rates truth. Source: codebooks §7.

The rows of `loaded.tsv` name no side where the wording may be used of any: "regime", "aggression", "mercenaries". The side that
stands beside the word ("the Iranian regime", "les mercenaires de Kiev") belongs to the wording, whichever it is, and
tells its target. So the same words are flagged alike for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.parsing import CERTAIN_VETOES
from recoupe.extract.rules.sides import Beside, find_beside
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.entries import LoadedPhrase
from recoupe.lang.pack import Pack
from recoupe.model import LoadedMention, Span, Voice
from recoupe.text.match import Match

BY = "loaded.list@2"
BY_SLOGAN = "loaded.exclamation@1"
SLOGAN = "Slogans"
DOUBT = "Doubt"
MAX_DOUBTED = 3
"""Words of a doubted noun phrase that belong to the wording."""
MAX_SLOGAN_WORDS = 6
"""Words of the longest exclamation that is taken for a slogan."""
_TAKES_SIDE = frozenset({"Name_Calling-Labeling", "Guilt_by_Association"})
_BINDS = frozenset({"و", "et", "and", "of", "de", "d'", "des", "du", "the", "la", "le", "les", "l'"})
_REACH = 2
_WITH_SIDE = frozenset({"side", "state"})
_COUNTRY = "{country}"


@dataclass(frozen=True, slots=True)
class _Found:
    """Wording as words of the sentence, half-open."""

    first: int
    last: int
    phrase: LoadedPhrase
    beside: Beside | None


def find_loaded(
    analysis: Analysis, sentence: Sentence, pack: Pack, syntax: Syntax | None = None, places: Sequence[Span] = ()
) -> list[LoadedMention]:
    """Loaded mentions of a sentence, in order; none in a sentence about sport, films, games or the weather.

    Args:
        places: the names of places in the document, or those of this sentence.
    """
    words = sentence.words
    matches = _without_plain_turns(pack.loaded.find(words.texts))
    if matches and any(v.value.domain in CERTAIN_VETOES for v in pack.vetoes.find(words.texts)):
        return []
    found: list[_Found] = []
    for match in matches:  # of rows with the same words the first whose need is met
        is_free = not found or match.first >= found[-1].last
        read = _read(match, sentence, pack, syntax, places) if is_free else None
        found += [read] if read is not None else []
    mentions = [_make(analysis, sentence, f) for f in _joined(found, words.texts)]
    return mentions or [*_find_slogan(analysis, sentence)]


def _without_plain_turns(matches: Sequence[Match[LoadedPhrase]]) -> list[Match[LoadedPhrase]]:
    """Matches, in order, without words of a turn that is not loaded ("le régime de retraite")."""
    plain = {word for m in matches if m.value.technique is None for word in range(m.first, m.last)}
    return [m for m in matches if plain.isdisjoint(range(m.first, m.last))]


def _read(
    match: Match[LoadedPhrase], sentence: Sentence, pack: Pack, syntax: Syntax | None, places: Sequence[Span]
) -> _Found | None:
    """What a match says here; None where its row needs something that is not there."""
    phrase, first, last = match.value, match.first, match.last
    if _is_in_name(sentence, first, last):
        return None
    if phrase.needs == "capital" and not sentence.words.capital[match.head]:
        return None
    beside = find_beside(sentence, pack, first, last) if _wants_side(phrase) else None
    if phrase.needs in _WITH_SIDE and (beside is None or (phrase.needs == "state" and beside.country is None)):
        return None
    if phrase.needs == "place" and not _is_of_place(match, sentence, pack, syntax, places):
        return None
    if beside is not None:
        first, last = min(first, beside.first), max(last, beside.last)
    elif phrase.technique == DOUBT and syntax is not None:
        last = _stop_of_noun(match, syntax)
    return _Found(first, last, phrase, beside)


def _is_in_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a single word is part of a longer name ("Innocent Kabera", "Mujahideen Shura Council")."""
    capital = sentence.words.capital
    return last - first == 1 and capital[first] and last < len(capital) and capital[last]


def _wants_side(phrase: LoadedPhrase) -> bool:
    is_open = phrase.target is None or _COUNTRY in phrase.target
    return phrase.needs in _WITH_SIDE or (phrase.technique in _TAKES_SIDE and is_open)


def _stop_of_noun(match: Match[LoadedPhrase], syntax: Syntax) -> int:
    """End of a doubted noun with its adjectives ("la prétendue coalition internationale"); of the match itself for others."""
    noun = syntax.governor(match.last - 1)
    phrase = syntax.phrase(noun) if noun is not None else None
    is_whole = phrase is not None and phrase[0] <= match.first and match.last < phrase[1] <= match.last + MAX_DOUBTED
    return phrase[1] if phrase is not None and is_whole else match.last


def _is_of_place(
    match: Match[LoadedPhrase], sentence: Sentence, pack: Pack, syntax: Syntax | None, places: Sequence[Span]
) -> bool:
    """Whether words are said of a place: as object or passive subject, without a parsed one shortly after."""
    heads = [*syntax.objects(match.head), *syntax.undergoers(match.head)] if syntax is not None else []
    if syntax is None or not heads:
        return _holds_place(range(match.last, min(match.last + _REACH, len(sentence.words))), sentence, pack, places)
    phrases = (syntax.whole_phrase(range(h, h + 1)) or (h, h + 1) for h in heads)
    return any(_holds_place(range(*phrase), sentence, pack, places) for phrase in phrases)


def _holds_place(words: range, sentence: Sentence, pack: Pack, places: Sequence[Span]) -> bool:
    texts, starts = sentence.words.texts, sentence.words.starts
    if any(place.start <= starts[w] < place.stop for place in places for w in words):
        return True
    nouns = pack.things.find(texts[words.start : words.stop])
    return any(c.partition(".")[0] in {"place", "site"} for noun in nouns for c in noun.value.classes)


def _joined(found: Sequence[_Found], texts: Sequence[str]) -> list[_Found]:
    """Wordings that touch, or that only "and" or "of" part, as one ("lâche et barbare"); the first one's technique."""
    joined: list[_Found] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and all(t in _BINDS for t in texts[before.last : item.first]):
            first, last = min(before.first, item.first), max(before.last, item.last)
            joined[-1] = _Found(first, last, before.phrase, before.beside or item.beside)
        else:
            joined.append(item)
    return joined


def _make(analysis: Analysis, sentence: Sentence, found: _Found) -> LoadedMention:
    span = _span(analysis, sentence, found.first, found.last)
    phrase, beside = found.phrase, found.beside
    assert phrase.technique is not None
    neutral = phrase.neutral and " ".join(phrase.neutral.replace("{side}", beside.words if beside else "").split())
    return LoadedMention("", span, BY, phrase.technique, voice_of(analysis, span), neutral, _target(phrase, beside))


def _target(phrase: LoadedPhrase, beside: Beside | None) -> str | None:
    """Actor that is meant; None where the row leaves it to a side and no country stands there."""
    if phrase.target is None or _COUNTRY not in phrase.target:
        return phrase.target
    country = beside.country if beside is not None else None
    return phrase.target.replace(_COUNTRY, country.lower()) if country else None


def _span(analysis: Analysis, sentence: Sentence, first: int, last: int) -> Span:
    return Span.of(analysis.text, sentence.words.starts[first], sentence.words.stops[last - 1])


def voice_of(analysis: Analysis, span: Span) -> Voice:
    """Whose words they are: between quotation marks they are not the outlet's, however few stand there."""
    return Voice.OUTLET if analysis.quotation_at(span.start, span.stop) is None else Voice.QUOTED


def _find_slogan(analysis: Analysis, sentence: Sentence) -> Iterator[LoadedMention]:
    """A short exclamation outside of speech ("Bread, work, freedom!")."""
    words = [i for i, text in enumerate(sentence.words.texts) if text[0].isalnum()]
    if not 2 <= len(words) <= MAX_SLOGAN_WORDS or "!" not in sentence.words.texts[words[-1] :]:
        return
    span = _span(analysis, sentence, words[0], words[-1] + 1)
    if voice_of(analysis, span) is Voice.OUTLET:
        yield LoadedMention("", span, BY_SLOGAN, SLOGAN, Voice.OUTLET, None, None)

"""States that an adjective names as the doer of an act: "le raid israélien", "Turkish airstrikes", "US sanctions".

Only acts that are told of whoever does them: a Syrian protest or bombing takes place in Syria, an Israeli raid is Israel's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.actor_phrase import BY_NETWORK
from recoupe.lang.entries import CountryWord
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Span
from recoupe.text.match import Match
from recoupe.text.segment import Words

BY = "actor.adjective@1"
_MILITARY = (
    "armed.air_strike", "armed.drone_strike", "armed.missile_attack", "armed.interception", "armed.attack",
    "movement.withdrawal", "movement.deployment", "movement.overflight", "movement.exercise", "territory.siege",
)  # fmt: skip
_GOVERNMENT = ("diplomacy.sanction", "diplomacy.expulsion", "diplomacy.support", "statement.", "aid.")
_ACRONYM, _SHORT = 4, 2
"""Letters of the longest acronym of a state, points counted in, and of the longest word that is a demonym in capitals only."""
REACH = 2
"""Words between a noun and its demonym: "raid aérien israélien", "Turkish air and drone strikes"."""


def find_adjectives(
    text: str, sentence: Sentence, pack: Pack, found: Iterable[ActorMention], *, follow: bool
) -> list[ActorMention]:
    """Demonyms beside nouns for acts, as mentions of the army or government that acts, in order.

    Args:
        text: of the document.
        found: other actors of the sentence; what lies in one is no act's, unless it is the recogniser's alone.
        follow: whether adjectives follow their nouns in the language.
    """
    words = sentence.words
    listed = (a for a in found if a.by != BY_NETWORK)
    taken = {i for a in listed for i in words.between(a.span.start, a.span.stop)}
    ends = {m.first if follow else m.last: m for m in _demonyms(sentence, pack, follow=follow) if m.first not in taken}
    if not ends:
        return []
    made: dict[int, ActorMention] = {}
    for noun in pack.frames.find(words.texts):
        template, group = _template(noun.value.kind)
        if template is None or noun.verb or noun.head in taken:
            continue
        match = _beside(noun.first if not follow else noun.last, ends, words, follow=follow)
        if match is not None:
            span = Span.of(text, words.starts[match.first], words.stops[match.last - 1])
            country = match.value.country
            made.setdefault(match.first, ActorMention("", span, BY, None, group, template, country, None))
    return [made[first] for first in sorted(made)]


def _demonyms(sentence: Sentence, pack: Pack, *, follow: bool) -> Iterator[Match[CountryWord]]:
    """Demonyms, and the acronyms of states that stand for one ("US", "U.K.").

    Where adjectives follow their nouns they are written small: "entrées en Somalie" names no "somalie" troops.
    """
    for match in pack.countries.find_longest(sentence.words.texts):
        n_letters = len(sentence.words.texts[match.first])
        is_acronym = match.last - match.first == 1 and n_letters <= _ACRONYM and sentence.is_upper(match.first)
        is_name = follow and sentence.words.capital[match.first] and not sentence.is_upper(match.first)
        if is_acronym or (match.value.role == "demonym" and n_letters > _SHORT and not is_name):
            yield match


def _template(kind: str) -> tuple[str | None, str]:
    """Whose deed an act of a kind is, army or government; None where the adjective tells a place rather than a doer."""
    if kind.startswith(_MILITARY):
        return "Military Forces of {country}", "military"
    return ("Government of {country}", "government") if kind.startswith(_GOVERNMENT) else (None, "")


def _beside(edge: int, ends: dict[int, Match[CountryWord]], words: Words, *, follow: bool) -> Match[CountryWord] | None:
    """The demonym that begins right behind a noun, or ends right before it; other adjectives may stand between."""
    for gap in range(REACH + 1):
        at = edge + gap if follow else edge - gap
        if at in ends:
            return ends[at]
        step = at if follow else at - 1
        if not 0 <= step < len(words.texts) or not words.texts[step].isalpha() or words.capital[step]:
            return None
    return None

"""Which words of a sentence stand under a reporting act: before it, behind it, or on both sides. Source: codebooks §6."""

from __future__ import annotations

from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker
from recoupe.lang.entries import SpeechCue
from recoupe.text.match import Match

THAT_WORDS = frozenset({"que", "qu'", "that", "ان", "بان"})
SPEAKER_REACH = 14
"""Words between a speaker and a reporting verb, clause borders counted in, at most."""

MIN_CLAUSE = 6
"""Words before a colon that may be a clause of their own."""
COLON_REACH = 14
"""Words between a reporting verb and the colon behind which it is told what is said, at most."""
_CLAUSES = frozenset({";", "."})
_OPENING_INFINITIVES = frozenset({"avoir", "être", "having"})
_BEFORE_INFINITIVE = frozenset({"s'", "se", "ne", "n'"})
_ENDS_OF_SPEECH = frozenset({",", "»", '"', "'", "”", "-"})
_BEFORE_VERB = frozenset({"l'", "s'", "lui", "leur", "en", "y", "ne", "n'", "nous", "m'"})


def segment(scene: Scene, at: int) -> tuple[int, int]:
    """The part of the sentence between semicolons that holds a word."""
    cuts = [-1, *(i for i, w in enumerate(scene.texts) if w == ";"), len(scene.texts)]
    first = max(c for c in cuts if c < at)
    return first + 1, min(c for c in cuts if c >= at)


def _follows_connector(scene: Scene, at: int) -> bool:
    """Whether a parenthesis stands right behind a word that begins a clause ("and, a witness said, …", "où, selon X, …")."""
    if at < 2 or scene.texts[at - 1] != ",":
        return False
    word = scene.texts[at - 2]
    return word in scene.grammar.relatives or word in scene.grammar.borders


def words_under_preposition(scene: Scene, at: int) -> tuple[int, int]:
    """Words under "selon X": its part of the sentence, up to ", ce que Y dément", where another voice comments on it.

    Behind short words in marks it is these alone ("« étrangers au mouvement » selon X"), behind a clause and a colon what
    follows the colon.
    """
    first, last = segment(scene, at)
    quotation = _quotation_before(scene, at)
    if quotation is not None:
        return quotation
    colon = max((i for i in range(first + MIN_CLAUSE, at) if scene.texts[i] == ":"), default=None)
    if colon is not None and any(_is_finite(scene, i) for i in range(first, colon)):
        first = colon + 1
    if _follows_connector(scene, at):
        first = at
    for i in range(at, last - 1):
        if scene.texts[i] == "," and " ".join(scene.texts[i + 1 : i + 3]) in scene.grammar.comments:
            return first, i
    return first, last


def _quotation_before(scene: Scene, at: int) -> tuple[int, int] | None:
    """The words in marks that end right before a word, if they are no whole speech."""
    if at < 2 or scene.texts[at - 1] not in {"»", '"'}:
        return None
    words = scene.words
    quotation = scene.analysis.quotation_at(words.starts[at - 2], words.stops[at - 2])
    if quotation is None or quotation.is_speech:
        return None
    inside = words.between(quotation.start, quotation.stop)
    return (inside.start, inside.stop) if inside.start > 1 else None


def verb_start(scene: Scene, at: int) -> int:
    """First word of a verb group: auxiliaries and clitics before the reporting verb are part of it."""
    while at > 0 and (scene.texts[at - 1] in scene.grammar.auxiliaries or scene.texts[at - 1] in _BEFORE_VERB):
        at -= 1
    return at


def opening_comma(scene: Scene, match: Match[SpeechCue]) -> int | None:
    """The comma that opens a parenthesis which ends right before a reporting verb ("X, who is Y, said")."""
    at = verb_start(scene, match.first) - 1
    if at < 2 or scene.texts[at] != ",":
        return None
    first = max(0, at - SPEAKER_REACH)
    return next((i for i in range(at - 2, first, -1) if scene.texts[i] == ","), None)


def closes(scene: Scene, at: int) -> bool:
    """Whether what begins at a word follows what is said: after a closing mark or a comma."""
    at = verb_start(scene, at)
    return at > 0 and scene.texts[at - 1] in _ENDS_OF_SPEECH


def introduces(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether the content follows: "que", "that", a colon or an opening mark within three words."""
    if scene.texts[match.last - 1] in THAT_WORDS:
        return True
    following = scene.texts[match.last : match.last + 3]
    at = _past_date(scene, match.last)
    if at < len(scene.texts) and _is_infinitive(scene, at) and match.value.stance != "wish":
        return True
    if following and (
        following[0] in _OPENING_INFINITIVES or (match.value.stance == "deny" and following[0].endswith("ing"))
    ):
        return True
    return any(w in THAT_WORDS or w in {":", "«", '"'} for w in following) or _leads_to_colon(scene, match)


def _past_date(scene: Scene, at: int) -> int:
    """The word behind a date that stands right behind a verb ("a démenti jeudi avoir visé"), else the word itself."""
    return next((p.last for p in scene.times if p.first == at), at)


def _leads_to_colon(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether a colon follows what a verb is said about ("s'inquiète d'une menace : …", "a dit mardi à la radio : …")."""
    is_told = match.value.frame == "verb" and (match.value.kind is None or match.value.stance == "belief")
    reach = range(match.last, min(len(scene.texts), match.last + COLON_REACH))
    colon = next((i for i in reach if scene.texts[i] == ":"), None)
    if not is_told or colon is None or colon + 1 == len(scene.texts):
        return False
    between = range(match.last, colon)
    return not any(scene.texts[i] in _CLAUSES or _is_finite(scene, i) for i in between)


def _is_finite(scene: Scene, at: int) -> bool:
    """Whether a word is an auxiliary, or a finite verb in the parse."""
    token = scene.syntax.token(at) if scene.syntax is not None else None
    return scene.texts[at] in scene.grammar.auxiliaries or (token is not None and token.has("VerbForm=Fin"))


def _is_infinitive(scene: Scene, at: int) -> bool:
    """Whether a word, or the next behind "s'" or "ne", is an infinitive in the parse ("affirme encercler la ville")."""
    if scene.texts[at] in _BEFORE_INFINITIVE and at + 1 < len(scene.texts):
        at += 1
    token = scene.syntax.token(at) if scene.syntax is not None else None
    return token is not None and token.upos in {"VERB", "AUX"} and token.has("VerbForm=Inf")


def says_no_more(scene: Scene, at: int, end: int) -> bool:
    """Whether nothing that is said follows a word at once: the end, a mark, or when, where and to whom it was said."""
    times = {i for p in scene.times for i in range(p.first, p.last)}
    while at < end and at in times:
        at += 1
    if at >= end or not scene.texts[at][0].isalnum():
        return True
    if scene.texts[at] in scene.grammar.prepositions or scene.texts[at] in {"à", "au", "aux", "to", "dans", "in"}:
        return True
    return scene.texts[at] in scene.grammar.adverbs


def _phrase_start(scene: Scene, at: int) -> int:
    """Start of the noun phrase of a speaker: back over at most four plain words to a comma or closing mark."""
    for first in range(at, max(0, at - 5), -1):
        if scene.texts[first - 1] in _ENDS_OF_SPEECH:
            return first
        if not scene.texts[first - 1].isalnum() and scene.texts[first - 1] not in {"'s", "l'", "d'"}:
            break
    return at


def words_under_verb(
    scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]
) -> tuple[tuple[int, int], ...]:
    """Words under a reporting verb: what it introduces, else what it closes, within its part of the sentence."""
    start, end = segment(scene, match.first)
    left, stop = _act(scene, match, speakers)
    if not is_closing(scene, match, speakers):
        return ((stop, end),)
    left = max(start, verb_start(scene, left))
    rest = scene.texts[stop : stop + 3]
    goes_on = stop < end and any(w in {",", "«", '"', ":"} for w in rest)
    if goes_on and _follows_connector(scene, left):
        return ((stop, end),)
    return ((start, left), (stop, end)) if goes_on else ((start, left),)


def is_closing(scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]) -> bool:
    """Whether a reporting verb follows what is said, and nothing that is said comes right behind it."""
    left, stop = _act(scene, match, speakers)
    comma = opening_comma(scene, match)
    is_apposed = comma is not None and left < comma
    follows = closes(scene, left) or (closes(scene, match.first) and not is_apposed)
    return not introduces(scene, match) and follows and says_no_more(scene, stop, segment(scene, match.first)[1])


def _act(scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]) -> tuple[int, int]:
    """The words of a reporting verb and whoever stands right beside it, half-open."""
    stop = max([match.last, *(s.last for s in speakers if match.last <= s.first <= match.last + 4)])
    return _phrase_start(scene, min([match.first, *(s.first for s in speakers if s.last <= match.first)])), stop

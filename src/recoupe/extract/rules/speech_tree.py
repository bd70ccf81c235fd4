"""What the parse tells of a reporting act: its subject where no list knows who speaks, and which words stand apart from it.

A list of sources names offices and crowds; anybody can speak ("une couturière", "deux membres de sa garde"). Word order
tells where speech begins and ends; the parse tells that a relative clause is about who speaks ("a dit le maire, qui a
perdu son fils"), and that "selon X" inside a clause on a noun covers this clause ("un obus tiré, selon X, de la colline").
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker, span_of
from recoupe.extract.rules.speech_scope import closes
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import load_pack
from recoupe.model import ActorMention, Naming
from recoupe.text.match import Match

_ON_NOUN = frozenset({"acl", "acl:relcl"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus", "nsubj:outer"})
_ENDS = frozenset({".", ";", ":"})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
MAX_STEPS = 14
OBJECT_REACH = 8
"""Words between "selon" and the noun that it governs, at most."""


# --- who speaks ------------------------------------------------------------------------------------


def parsed_subject(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject of a reporting verb in the parse: a known speaker if one heads it, else its noun phrase."""
    for word in _subjects(scene, match):
        found = next((s for s in speakers if s.first <= word < s.last), None) or noun_speaker(scene, word, speakers)
        if found is not None and not found.first <= match.head < found.last:
            return found
    return None


def _subjects(scene: Scene, match: Match[SpeechCue]) -> list[int]:
    """Heads of the subject; behind a verb that closes what is said an object is the subject, too ("…, raconte un berger")."""
    syntax = scene.syntax
    if syntax is None:
        return []
    found = syntax.subjects(match.head)
    if not found and closes(scene, match.first):
        found = [i for i in syntax.objects(match.head) if match.last <= i <= match.last + OBJECT_REACH]
    return found


def widened(scene: Scene, speaker: Speaker | None) -> Speaker | None:
    """A speaker without a name with all words of the noun phrase ("the town's only | surgeon |")."""
    if speaker is None or speaker.is_pronoun or speaker.outlet is not None or speaker.naming is Naming.NAMED:
        return speaker
    head = _head(scene, speaker)
    found = _phrase(scene, head) if head is not None else None
    if (
        found is None
        or not (found[0] <= speaker.first and speaker.last <= found[1])
        or found == (speaker.first, speaker.last)
    ):
        return speaker
    span = span_of(scene, *found)
    name = span.quote if speaker.name == speaker.span.quote else speaker.name
    return replace(speaker, first=found[0], last=found[1], span=span, name=name)


def _head(scene: Scene, speaker: Speaker) -> int | None:
    """The word of a speaker that governs the others."""
    inside = range(speaker.first, speaker.last)
    if scene.syntax is None:
        return None
    return next((i for i in inside if (h := scene.syntax.governor(i)) is None or h not in inside), None)


def parsed_object(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """Whoever is cited by a preposition in the parse, if no list knows them."""
    syntax = scene.syntax
    if syntax is None:
        return None
    reach = range(match.last, match.last + OBJECT_REACH)
    above = (syntax.governor(i) for i in range(match.first, match.last))
    word = max((h for h in above if h is not None and h in reach), default=None)
    if word is None or any(match.last <= s.first <= word for s in speakers):
        return None
    return noun_speaker(scene, word, speakers)


def noun_speaker(scene: Scene, word: int, speakers: list[Speaker]) -> Speaker | None:
    """Whoever a noun stands for, as a speaker that no list knows; None for a date or a word that is no noun.

    What is said stands for who said it: of "un rapport d'experts" the experts, of a bare "le communiqué" whoever spoke last.
    """
    found = _phrase(scene, word)
    if found is None:
        return None
    first, last = found
    is_statement = _is_statement(scene, word)
    if is_statement and (owner := _owner(speakers, first, last, word)) is not None:
        return owner
    naming = Naming.UNSPECIFIED if is_statement else _naming(scene, first, word)
    span = span_of(scene, first, last)
    return Speaker(
        span=span,
        first=first,
        last=last,
        name=span.quote if naming in {Naming.NAMED, Naming.NAMED_ROLE} else None,
        naming=naming,
        actor_id=_actor_id(scene, first, last),
        role=span.quote,
        is_pronoun=is_statement and scene.texts[first] not in scene.grammar.indefinite_singular,
    )


def _phrase(scene: Scene, word: int) -> tuple[int, int] | None:
    """The noun phrase around a noun, with "of X" behind it and whoever owns it; None for a date or no noun."""
    syntax = scene.syntax
    token = syntax.token(word) if syntax is not None else None
    if syntax is None or token is None or token.upos not in _NOUNS:
        return None
    phrase = syntax.phrase(word)
    if phrase is None or scene.texts[phrase[0]] in scene.grammar.relatives:
        return None
    if any(p.first <= word < p.last for p in scene.times) or _is_act(scene, word):
        return None
    first, last = syntax.whole_phrase(range(*phrase)) or phrase
    return _with_possessor(scene, first), last


def _is_act(scene: Scene, word: int) -> bool:
    """Whether a noun names something done ("les infiltrations"), which speaks only in parses that went wrong."""
    return any(m.head == word and not m.verb for m in load_pack(scene.grammar.code).acts.find(scene.texts))


def _owner(speakers: list[Speaker], first: int, last: int, word: int) -> Speaker | None:
    """Whose statement a noun phrase is: the first speaker named in it or right behind it."""
    inside = (s for s in speakers if first <= s.first <= last + 1)
    return next((s for s in inside if not s.first <= word < s.last), None)


def _actor_id(scene: Scene, first: int, last: int) -> str | None:
    """The known actor named in a noun phrase."""
    inside = (p.mention for p in scene.actors if first <= p.first and p.last <= last)
    return next((m.actor.id for m in inside if isinstance(m, ActorMention) and m.actor is not None), None)


def _is_statement(scene: Scene, word: int) -> bool:
    """Whether a noun is something said ("communiqué", "report")."""
    return any(m.value.frame == "noun" and m.first <= word < m.last for m in scene.reports)


def _with_possessor(scene: Scene, first: int) -> int:
    """Where a noun phrase begins with whoever owns it ("South Korea's military", "the district's only surgeon")."""
    syntax = scene.syntax
    if first < 2 or syntax is None or scene.texts[first - 1] != "'s":
        return first
    owner = syntax.phrase(first - 2)
    return owner[0] if owner is not None and owner[1] <= first else first - 2


def _naming(scene: Scene, first: int, head: int) -> Naming:
    """How far a noun phrase tells who it is: by a name, an office, or only what kind of people."""
    grammar, texts = scene.grammar, scene.texts
    token = scene.syntax.token(head) if scene.syntax is not None else None
    if token is not None and (token.has("Number=Plur") or token.upos == "NUM"):
        return Naming.UNNAMED_GROUP
    if token is not None and token.upos == "PROPN":
        return Naming.NAMED
    return Naming.UNNAMED_INDIVIDUAL if texts[first] in grammar.indefinite_singular else Naming.NAMED_ROLE


# --- which words stand apart ------------------------------------------------------------------------


def words_apart(scene: Scene, match: Match[SpeechCue], speakers: tuple[Speaker, ...]) -> frozenset[int]:
    """Words of the sentence that cannot stand under a reporting act, by the parse; none without one."""
    if scene.syntax is None or not speakers:
        return frozenset()
    if match.value.frame == "preposition":
        return _outside_clause(scene, scene.syntax, match, speakers[-1])
    return frozenset(i for i in range(len(scene.texts)) if _is_apart(scene, scene.syntax, match, speakers, i))


def _outside_clause(scene: Scene, syntax: Syntax, match: Match[SpeechCue], speaker: Speaker) -> frozenset[int]:
    """All words but those of the clause on a noun in which "selon X" stands as an aside; none if there is no such clause."""
    if not _is_aside(scene, match, speaker):
        return frozenset()
    inside = set(range(match.first, speaker.last))
    above = next((h for i in sorted(inside) if (h := syntax.governor(i)) is not None and h not in inside), None)
    if above is None:
        return frozenset()
    for word in _way_up(syntax, above):
        token = syntax.token(word)
        if token is not None and token.relation in _ON_NOUN:
            clause = {i for i in range(len(scene.texts)) if word in _way_up(syntax, i)}
            return _others(scene, syntax, clause, inside)
    return frozenset()


def _others(scene: Scene, syntax: Syntax, clause: set[int], aside: set[int]) -> frozenset[int]:
    """The words outside a clause; none where an aside ends the clause, so that it may belong to the whole sentence."""
    first, last = min(aside), max(aside)
    goes_on = any(i > last and i in clause and aside.isdisjoint(_way_up(syntax, i)) for i in range(len(scene.texts)))
    if scene.texts[first - 1] == "," and not goes_on:
        return frozenset()
    return frozenset(i for i in range(len(scene.texts)) if i not in clause)


def _is_aside(scene: Scene, match: Match[SpeechCue], speaker: Speaker) -> bool:
    """Whether words of a clause stand before and behind "selon X"."""
    before = any(w[0].isalnum() for w in scene.texts[: match.first])
    rest = scene.texts[speaker.last : speaker.last + 3]
    return before and bool(rest) and rest[0] not in scene.grammar.relatives and not _ENDS.intersection(rest[:2])


def _is_apart(scene: Scene, syntax: Syntax, match: Match[SpeechCue], speakers: tuple[Speaker, ...], word: int) -> bool:
    """Whether a word belongs to who speaks, or only to when and beside what it was said."""
    way = _way_up(syntax, word)
    for below, above in pairwise(way):
        token = syntax.token(below)
        relation = token.relation if token is not None else ""
        is_past_act = below >= match.last  # what follows the verb is no clause about a subject before it
        near = (s for s in speakers if not (is_past_act and s.last <= match.first))
        if relation in _ON_NOUN and any(s.first <= above < s.last <= below for s in near):
            return True
        if above == match.head:
            return relation in _SUBJECTS and any(s.first <= below < s.last for s in speakers)
    return False


def _way_up(syntax: Syntax, word: int) -> list[int]:
    """A word and those above it in the tree, lowest first."""
    way = [word]
    while len(way) < MAX_STEPS and (above := syntax.governor(way[-1])) is not None and above not in way:
        way.append(above)
    return way

"""Words that may name a happening: the frames of the pack matched over a sentence, and the one that fits each word.

A word can be called up by several frames ("frapper" with a drone, with a place, in general). The longest pattern wins,
then file order; a frame is out when a need does not hold. What stands in a sentence about sport or films, in a question
or under a condition claims nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from recoupe.extract.parsing import CERTAIN_VETOES, NEAR_REACH
from recoupe.extract.rules.grammar import AGENT_WORDS
from recoupe.extract.rules.ranks import tells_more
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.syntax import Syntax
from recoupe.extract.rules.things import BY_METONYM
from recoupe.lang.entries import Frame, Need
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, EquipmentMention, Level, PlaceMention
from recoupe.text.match import Match

ARMED = frozenset({"military", "police", "armed", "rebel"})
CIVILIAN = frozenset({"civilian", "migrant", "protester", "prisoner", "source", "official"})
COMPOSED, TAGGED = "composed", "tagged"
"""First parts of the ids of frames that no pack holds: made of a composition, or of what the tagger thinks alone."""
SUBJECT_REACH = 28
PRONOUN_REACH = 3
_WE = "Person=1"
_VERBS = frozenset({"VERB", "AUX"})
OBJECT_REACH = 16
CLAUSE_REACH = 30


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the trained tagger thinks of a word: probability that it names a happening, and one of this kind."""

    any_kind: float
    this_kind: float


@dataclass(frozen=True, slots=True)
class Happening:
    """A word or words that name a happening, with its grammatical neighbours.

    Attributes:
        voice: "active", "passive" or "noun".
        subject: what stands as subject; for nouns and passives what follows "par/by".
        object: direct object; subject of a passive; "de/of X" of a noun.
        unmet: needs of the frame that do not hold ("object:place", "near"); the acceptance model judges them.
        opinion: of the trained tagger; None where it was not asked.
    """

    match: Match[Frame]
    frame: Frame
    head: int
    voice: str
    subject: Placed | None
    object: Placed | None
    unmet: tuple[str, ...] = ()
    opinion: Opinion | None = None

    @property
    def kind(self) -> str:
        """Kind of event."""
        return self.frame.kind

    @property
    def origin(self) -> str:
        """What read it: "framed" for a frame of the pack, `COMPOSED`, or `TAGGED`."""
        first = self.frame.id.partition(".")[0]
        return first if first in {COMPOSED, TAGGED} else "framed"


def under_frame(match: Match[Any], frame: Frame) -> Match[Frame]:
    """The same words under a frame of one's choice."""
    return replace(match, pattern=replace(match.pattern, value=frame))


def find_happenings(scene: Scene, pack: Pack, speakers: Sequence[range] = ()) -> list[Happening]:
    """Happenings of a sentence in order of their heads.

    Args:
        speakers: words that name who speaks; they name no happening.
    """
    if scene.is_question or is_vetoed(scene, pack):
        return []
    by_head: dict[int, list[Match[Frame]]] = defaultdict(list)
    taken = taken_words(scene, speakers)
    for match in scene.find(pack.frames):
        if match.head not in taken and not is_another_word(scene, match):
            by_head[match.head].append(match)
    found = [h for head in sorted(by_head) if (h := _choose(scene, pack, by_head[head])) is not None]
    return _drop_covered(found)


def taken_words(scene: Scene, speakers: Sequence[range]) -> set[int]:
    """Words that are something else: dates, speakers, known names."""
    found = {i for words in speakers for i in words} | scene.named
    found.update(i for p in scene.times for i in range(p.first, p.last))
    for placed in scene.places:
        if isinstance(placed.mention, PlaceMention) and placed.mention.place is not None:
            found.update(range(placed.first, placed.last))
    for placed in scene.actors:
        if placed.mention.by.startswith("actor.name"):
            found.update(range(placed.first, placed.last))
    return found


def is_another_word(scene: Scene, match: Match[Any]) -> bool:
    """Whether a form that could be a verb is a preposition or a noun here ("entre", "le poste", "the attack")."""
    texts, head = scene.texts, match.head
    if scene.grammar.verb_first:
        return _is_read_otherwise(scene, match)
    if not match.verb:
        return _is_in_a_tense(scene, head)
    if texts[head] in scene.grammar.function_words:
        return True
    if ("inf" in match.tenses and "pres" not in match.tenses) or "prp" in match.tenses:
        return False
    before = texts[head - 1] if head else ""
    if before in scene.grammar.noun_markers:
        return True
    return (
        any(p.first <= head < p.last and p.first < head for p in scene.actors)
        and getattr(match.value, "kind", None) != "other.casualties"
    )


def _is_read_otherwise(scene: Scene, match: Match[Any]) -> bool:
    """Whether the parse takes a form for a noun that is also a verb's, or the other way round ("قصف")."""
    token = scene.syntax.token(match.head) if scene.syntax is not None else None
    if token is None or (token.has(_WE) and not match.verb):
        return False  # a table has such a form as it stands
    return token.upos not in _VERBS if match.verb else token.upos == "VERB"


def _is_in_a_tense(scene: Scene, head: int) -> bool:
    """Whether a form that could be a noun is an infinitive ("to call for"), or a verb behind "have" ("ont déplacé …")."""
    token = scene.syntax.token(head) if scene.syntax is not None else None
    if token is not None and token.upos == "VERB" and token.has("VerbForm=Inf"):
        return True
    before = scene.texts[max(0, head - 2) : head]
    if not before or before[-1] in scene.grammar.noun_markers:
        return False
    return token is not None and token.upos == "VERB" and any(word in scene.grammar.have for word in before)


def is_vetoed(scene: Scene, pack: Pack) -> bool:
    """Whether a veto word shows another subject and no armed actor speaks against it."""
    found = pack.vetoes.find(scene.texts)
    if not found:
        return False
    if any(m.value.domain in CERTAIN_VETOES for m in found):
        return True
    return not any(isinstance(p.mention, ActorMention) and p.mention.group in ARMED for p in scene.actors)


def _choose(scene: Scene, pack: Pack, matches: list[Match[Frame]]) -> Happening | None:
    """The best frame for one head word."""
    ranked = sorted(matches, key=lambda m: (-len(m.words), m.value.order))
    doubtful: list[Happening] = []
    neighbours: dict[tuple[str, bool], tuple[Placed | None, Placed | None]] = {}
    for match in ranked:
        voice = find_voice(scene, match)
        key = voice, _needs_object(match)
        if key not in neighbours:
            neighbours[key] = find_subject(scene, match, voice), find_object(scene, match, voice)
        subject, object_ = neighbours[key]
        happening = Happening(match, match.value, match.head, voice, subject, object_)
        if not _is_backed(happening, scene):
            continue
        unmet = tuple(_label(need) for need in match.value.needs if not _holds(need, happening, scene, pack))
        if not unmet:
            return happening
        doubtful.append(replace(happening, unmet=unmet))
    return min(doubtful, key=lambda h: len(h.unmet), default=None)


def _label(need: Need) -> str:
    """A need in the words of the acceptance model: without the words that should stand near."""
    test = need.part if need.part == "near" else f"{need.part}:{need.test}"
    return f"not {test}" if need.negated else test


def _drop_covered(happenings: list[Happening]) -> list[Happening]:
    """Leave out a happening whose words lie inside the words of a longer one.

    What is doubtful covers nothing sure, and a general kind none that tells how it was done.
    """
    kept = []
    for happening in happenings:
        own = set(happening.match.words)
        covered = any(
            other is not happening
            and (happening.unmet or not other.unmet)
            and own & set(other.match.words)
            and not tells_more(happening.kind, other.kind)
            and (len(other.match.words), -other.frame.order) > (len(own), -happening.frame.order)
            for other in happenings
        )
        if not covered:
            kept.append(happening)
    return kept


# --- needs -----------------------------------------------------------------------------------------


def _holds(need: Need, happening: Happening, scene: Scene, pack: Pack) -> bool:
    if need.part == "near":
        at = scene.positions
        found = pack.near[need.test].find(scene.texts)
        holds = any(abs(at[m.head] - at[happening.head]) <= NEAR_REACH for m in found)
    else:
        placed = happening.object if need.part == "object" else happening.subject
        holds = placed is not None and (_is_a(placed, need.test) or _stands_for(placed, need, happening, scene))
    return holds is not need.negated


def _stands_for(placed: Placed, need: Need, happening: Happening, scene: Scene) -> bool:
    """Whether a bare country or capital stands for what a need asks for."""
    if placed.mention.by != BY_METONYM:
        return False
    if need.test == "country":
        return any(_is_whole_country(p) for p in scene.places if p.first == placed.first)
    return (need.part, need.test) in _ARMIES and _goes_to_place(happening, scene)


_ARMIES = frozenset({("subject", "armed"), ("subject", "state")})


def _goes_to_place(happening: Happening, scene: Scene) -> bool:
    """Whether what is told is done to a place, as armies do it ("Turkey entered Afrin", "Ethiopia pulled out of Badme")."""
    syntax, head = scene.syntax, happening.head
    if syntax is None:
        return False
    goals = {*syntax.objects(head), *syntax.undergoers(head), *syntax.obliques(head)} - {*syntax.agents(head)}
    return any(p.first <= word < p.last for p in scene.places for word in goals)


def _is_whole_country(placed: Placed) -> bool:
    mention = placed.mention
    return isinstance(mention, PlaceMention) and mention.place is not None and mention.place.level is Level.COUNTRY


def _is_a(placed: Placed, test: str) -> bool:
    mention = placed.mention
    if test == "place":
        return isinstance(mention, PlaceMention) or mention.by == BY_METONYM  # "struck Damascus"
    if test == "country":
        return _is_whole_country(placed)
    if test == "equipment":
        return isinstance(mention, EquipmentMention)
    if not isinstance(mention, ActorMention):
        return False
    if mention.group in {"pronoun", "thing"}:
        return False
    if test == "armed":
        return mention.group in ARMED
    return mention.group in CIVILIAN if test == "civilian" else True


def _is_backed(happening: Happening, scene: Scene) -> bool:
    """A weak frame needs a typed participant or place in its clause."""
    if not happening.frame.weak:
        return True
    candidates = [*scene.actors, *scene.places, *scene.equipment]
    return any(scene.cost(p.first, happening.head) <= CLAUSE_REACH for p in candidates)


# --- voice and neighbours --------------------------------------------------------------------------


def find_voice(scene: Scene, match: Match[Any]) -> str:
    """Active, passive or noun: from the form of the head and the auxiliaries before it.

    A form that may be either ("attacked") and is taken for a passive is active if the parse shows a subject or object.
    """
    if scene.grammar.verb_first and match.verb:
        return (scene.syntax.voice(match.head) if scene.syntax is not None else None) or "active"
    found = _voice_of_form(scene, match)
    if found == "passive" and scene.syntax is not None and scene.syntax.voice(match.head) == "active":
        return "active"
    return found


def _voice_of_form(scene: Scene, match: Match[Any]) -> str:
    if not match.verb:
        return "noun"
    grammar, texts, head = scene.grammar, scene.texts, match.head
    if "pp" not in match.tenses:
        return "active"
    before = texts[max(0, head - 4) : head]
    if any(w in grammar.be or w in {"été", "been"} for w in before):
        return "active" if _is_reflexive(match) or _takes_be(scene, match) else "passive"
    if any(w in grammar.have or w in grammar.conditional for w in before):
        return "active"
    if match.tenses & {"past", "pres"}:
        return "passive" if _looks_passive(scene, match) else "active"
    return "passive"


def _takes_be(scene: Scene, match: Match[Any]) -> bool:
    """Whether a verb forms its past with "être" ("est tombée", "sont entrés"): no passive."""
    verbs = scene.grammar.verbs_with_be
    return any(choice in verbs for word in match.pattern.source.split() for choice in word.split(","))


def _is_reflexive(match: Match[Any]) -> bool:
    return match.pattern.source.startswith("se ")


def _looks_passive(scene: Scene, match: Match[Any]) -> bool:
    """A form that may be past or participle ("killed") followed by "by", a preposition or nothing is passive.

    A preposition that opens a number is none: "killed at least six", "wounded about twenty", "destroyed over 30 houses".
    """
    after = next((i for i in range(match.head + 1, len(scene.texts)) if i not in match.words), len(scene.texts))
    if any(p.first == after for p in scene.quantities):
        return False
    following = scene.texts[after : after + 1]
    if not following or following[0] in {".", ",", ";", ")"}:
        return True
    return following[0] in scene.grammar.prepositions or following[0] in {"by", "during", "after", "when", "and"}


def find_subject(scene: Scene, match: Match[Frame], voice: str) -> Placed | None:
    """The subject of a happening: by the parse, else the nearest mention on its side; see `Happening`."""
    told = _by_syntax(scene, match.head, "subject", voice)
    if told is not None or scene.grammar.verb_first:
        return told
    if voice == "active":
        return _nearest_before(scene, match)
    return _after_agent_word(scene, match)


def find_object(scene: Scene, match: Match[Frame], voice: str) -> Placed | None:
    """The object of a happening: by the parse, else the nearest mention on its side; see `Happening`."""
    told = _by_syntax(scene, match.head, "object", voice)
    if told is not None or (scene.grammar.verb_first and not _needs_object(match)):
        return told
    if voice == "passive" and not scene.grammar.verb_first:
        return _nearest_before(scene, match)
    if voice == "active":
        is_told = _is_parsed_verb(scene, match.head) and not _needs_object(match)
        return None if is_told else _nearest_after(scene, match, allow=frozenset())
    found = _nearest_after(scene, match, allow=frozenset({"from", "at"}))
    return None if found is None or _is_past_a_verb(scene, match, found) else found


def _needs_object(match: Match[Frame]) -> bool:
    """Whether a frame asks what its object is; then a near mention will do where the parse shows none."""
    return any(need.part == "object" for need in match.value.needs)


def _is_parsed_verb(scene: Scene, head: int) -> bool:
    """Whether the parse takes a word for a verb: then it would show an object if there were one."""
    token = scene.syntax.token(head) if scene.syntax is not None else None
    return token is not None and token.upos == "VERB"


def heads_by_syntax(syntax: Syntax, head: int, part: str, voice: str) -> list[int]:
    """Words that head the subject or object of a happening, by the parse; see `Happening` for what these are."""
    if part == "subject":
        if voice == "active":
            return syntax.subjects(head)
        return syntax.agents(head) or (syntax.doers(head) if voice == "noun" else [])
    if voice == "passive":
        return syntax.undergoers(head)
    return syntax.objects(head) if voice == "active" else syntax.complements(head)


def _by_syntax(scene: Scene, head: int, part: str, voice: str) -> Placed | None:
    """The mention that the parse shows as subject or object."""
    if scene.syntax is None:
        return None
    for word in heads_by_syntax(scene.syntax, head, part, voice):
        found = next((p for p in scene.parts if p.first <= word < p.last and not _is_pronoun(p)), None)
        if found is not None:
            return found
    return None


def _is_past_a_verb(scene: Scene, match: Match[Frame], placed: Placed) -> bool:
    """Whether an auxiliary stands between a noun and a mention: "une frappe a tué douze civils" tells no "frappe de civils"."""
    between = scene.texts[match.last : placed.first]
    return any(w in scene.grammar.auxiliaries or w in scene.grammar.conditional for w in between)


def _nearest_before(scene: Scene, match: Match[Frame]) -> Placed | None:
    """The nearest mention before a verb that no preposition governs, clause borders counted in."""
    best, best_cost = None, SUBJECT_REACH + 1
    for placed in scene.typed:
        if placed.last > match.first or placed.first in match.words:
            continue
        cost = scene.cost(placed.last - 1, match.head)
        if _is_pronoun(placed) and cost > PRONOUN_REACH:
            continue
        preposition = scene.preposition(placed)
        if preposition is not None and preposition.form not in {"de", "d'", "des", "du", "of"}:
            cost += 10
        elif preposition is not None or isinstance(placed.mention, PlaceMention):
            cost += 6
        if cost < best_cost:
            best, best_cost = placed, cost
    return best


def _nearest_after(scene: Scene, match: Match[Frame], allow: frozenset[str]) -> Placed | None:
    """The nearest mention after a head, without a preposition or with an allowed one."""
    best, best_cost = None, OBJECT_REACH + 1
    for placed in scene.typed:
        if _is_pronoun(placed) or (placed.first < match.last and placed.first not in match.words[1:]):
            continue
        preposition = scene.preposition(placed)
        governed = preposition is not None and preposition.first >= match.head and preposition.first not in match.words
        if (
            governed
            and preposition is not None
            and preposition.role not in allow
            and not _is_partitive(preposition.form)
        ):
            continue
        cost = scene.cost(match.head, placed.first)
        if cost < best_cost:
            best, best_cost = placed, cost
    return best


def _is_pronoun(placed: Placed) -> bool:
    return isinstance(placed.mention, ActorMention) and placed.mention.group == "pronoun"


def _is_partitive(form: str) -> bool:
    return form in {"de", "d'", "des", "du"}


def _after_agent_word(scene: Scene, match: Match[Frame]) -> Placed | None:
    """What follows "par/by" within reach of a passive or a noun."""
    for placed in scene.typed:
        if placed.first <= match.head or scene.cost(match.head, placed.first) > OBJECT_REACH:
            continue
        before = scene.texts[max(match.head + 1, placed.first - 3) : placed.first]
        if any(w in AGENT_WORDS for w in before):
            return placed
    return None

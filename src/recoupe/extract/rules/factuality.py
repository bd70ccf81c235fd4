"""How sure the outlet and each source are of a claim, and in which tense it is told. Source: FactBank; codebooks §5.

Start from the stance of the reporting act; the outlet's mood touches the outlet alone. Negation flips polarity and keeps
degree; of two degrees the weaker holds. Each value keeps the words it was read from.
"""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speeches import Speech
from recoupe.lang.entries import DoubtCue
from recoupe.lang.pack import Pack
from recoupe.model import Factuality, PassageKind, Sourced, Span, Tense
from recoupe.text.match import Match

BY = "factuality.cues@1"
BY_PLAIN = "factuality.plain@1"

_OF_STANCE = {
    "neutral": Factuality.U_U, "endorse": Factuality.CT_PLUS, "confirm": Factuality.PR_PLUS,
    "distance": Factuality.U_U, "belief": Factuality.U_U, "deny": Factuality.U_U, "question": Factuality.U_U,
    "wish": Factuality.U_U,
}  # fmt: skip
_DEGREE = {
    "probable": "PR",
    "possible": "PS",
    "improbable": "PR",
    "hearsay": "PS",
    "allegation": "PS",
    "feared": "PS",
}
_NEGATING = frozenset({"negation", "foiled", "improbable"})
ANNOUNCEMENT = "statement.announcement"
CUE_REACH = 12
FOLLOWING_REACH = 7
_SUBJECT_REACH = 4
_VERB_REACH = 3
"""Words from a negation to the verb that it negates."""
_STOPS = frozenset({".", ",", ";", ":", "!", ")", "»"})
_OCCURRING = frozenset(
    "begin break_out carry_out conclude conduct execute hold_event launch sign stage take_effect take_place".split()
)
"""Acts that say of a happening that it happened at all."""
_GOVERNORS = 3
_BEGIN = "begin"
_PRESENT = "Tense=Pres"
_INSIDE = frozenset(
    {"nsubj", "nsubj:pass", "obj", "obl", "obl:mod", "obl:arg", "obl:agent", "nmod", "conj", "acl", "advcl"}
)
"""Relations over which a noun or verb shares the mood of the verb above it."""


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words around a happening say of its certainty.

    Attributes:
        cues: doubt cues that reach the happening.
        is_conditional: told in the journalistic conditional.
        conditional_span: its auxiliary.
    """

    cues: tuple[Match[DoubtCue], ...]
    conditional_span: Span | None
    future_span: Span | None

    def has(self, *names: str) -> bool:
        """Whether a cue of one of these kinds reaches the happening."""
        return any(c.value.cue in names for c in self.cues)


def read_mood(scene: Scene, happening: Happening, pack: Pack) -> Mood:
    """The doubt cues that reach a happening, and its verb mood."""
    dates = {i for p in scene.times for i in range(p.first, p.last)}
    found = (m for m in pack.doubt.find_longest(scene.texts) if not dates.intersection(m.words))
    cues = tuple(
        m for m in found if _reaches(scene, m, happening, pack) or _is_about_to_begin(scene, m, happening, pack)
    )
    return Mood(cues, _conditional(scene, happening), _future(scene, happening))


def _reaches(scene: Scene, cue: Match[DoubtCue], happening: Happening, pack: Pack) -> bool:
    head = happening.head
    if set(cue.words) <= set(happening.match.words):
        return cue.value.cue == "plan" and happening.kind == ANNOUNCEMENT
    if happening.kind.startswith("statement.") and cue.first > head:
        return False  # it is a part of what is stated
    if scene.cost(cue.last - 1, head) > CUE_REACH or scene.borders_between(cue.last - 1, head):
        return False
    if cue.value.scope == "following":
        return cue.first <= head and scene.cost(cue.last - 1, head) <= FOLLOWING_REACH
    if cue.value.scope == "present":
        token = scene.syntax.token(cue.last) if scene.syntax is not None and cue.last < len(scene.texts) else None
        return token is not None and _PRESENT in token.feats and cue.first <= head
    if cue.value.scope == "noun":
        return abs(head - cue.last) <= 2 or abs(cue.first - head) <= 2
    if cue.value.cue == "negation" and head < cue.first:
        return _is_denied_behind(scene, cue, happening, pack)
    return True


def _is_denied_behind(scene: Scene, cue: Match[DoubtCue], happening: Happening, pack: Pack) -> bool:
    """Whether a negation behind a happening denies it: "the raid did not take place", "killed nobody".

    "The raid did not cause casualties" does not deny the raid, nor "attacked but did not take the town" the attack.
    """
    if happening.match.verb:
        return cue.first == happening.match.last
    is_last = cue.last == len(scene.texts) or scene.texts[cue.last] in _STOPS
    if is_last and not scene.grammar.be.isdisjoint(scene.texts[cue.first : cue.last]):
        return True  # "la trêve n'est plus"
    acts = pack.acts.find(scene.texts[cue.first : cue.last + _VERB_REACH])
    return any(not _OCCURRING.isdisjoint(match.value.acts) for match in acts)


def _is_about_to_begin(scene: Scene, cue: Match[DoubtCue], happening: Happening, pack: Pack) -> bool:
    """Whether a noun is what is going to begin ("une offensive est sur le point de commencer")."""
    if happening.match.verb or cue.value.cue != "plan" or not 0 <= cue.first - happening.match.last <= _SUBJECT_REACH:
        return False
    return any(m.head in range(cue.last, cue.last + 3) and _BEGIN in m.value.acts for m in pack.acts.find(scene.texts))


def _conditional(scene: Scene, happening: Happening) -> Span | None:
    """The auxiliary or form of a journalistic conditional ("aurait tué", "serait mort")."""
    grammar, texts = scene.grammar, scene.texts
    if "cond" in happening.match.tenses and happening.match.verb:
        return _span(scene, happening.head)
    for at in range(max(0, happening.head - 5), happening.head):
        if texts[at] in grammar.conditional and not scene.borders_between(at, happening.head):
            return _span(scene, at)
    if (above := _conditional_above(scene, happening.head)) is not None:
        return above
    if not happening.match.verb:  # the noun is the subject: "une frappe aérienne aurait tué"
        for at in range(happening.match.last, min(happening.match.last + _SUBJECT_REACH, len(texts))):
            if texts[at] in grammar.conditional and not scene.borders_between(happening.head, at):
                return _span(scene, at)
    return None


def _conditional_above(scene: Scene, word: int) -> Span | None:
    """The conditional of a verb that governs a noun or participle in the parse ("aurait pris la ville après le repli …")."""
    syntax, governor = scene.syntax, word
    for _ in range(_GOVERNORS if syntax is not None else 0):
        assert syntax is not None
        token, above = syntax.token(governor), syntax.governor(governor)
        if token is None or above is None or token.relation not in _INSIDE:
            return None
        governor = above
        for at in syntax.auxiliaries(governor):
            if scene.texts[at] in scene.grammar.conditional:
                return _span(scene, at)
    return None


def _future(scene: Scene, happening: Happening) -> Span | None:
    grammar, texts = scene.grammar, scene.texts
    if "fut" in happening.match.tenses and happening.match.verb:
        return _span(scene, happening.head)
    if not happening.match.verb:
        return None
    for at in range(max(0, happening.head - 3), happening.head):
        if texts[at] in grammar.future:
            return _span(scene, at)
    return _headline_future(scene, happening)


def _headline_future(scene: Scene, happening: Happening) -> Span | None:
    """The "to" of a headline that tells what somebody will do ("Pentagon to pull out more soldiers")."""
    before = happening.head - 1
    is_infinitive = before > 0 and scene.texts[before] in scene.grammar.infinitive_markers and scene.syntax is not None
    if scene.sentence.passage is not PassageKind.HEADLINE or not is_infinitive:
        return None
    assert scene.syntax is not None
    token = scene.syntax.token(before - 1)
    is_name = any(p.first < before <= p.last for p in scene.typed)
    return _span(scene, before) if is_name or (token is not None and token.upos in {"NOUN", "PROPN"}) else None


def _span(scene: Scene, word: int) -> Span:
    return Span.of(scene.analysis.text, scene.words.starts[word], scene.words.stops[word])


def outlet_factuality(scene: Scene, mood: Mood, speech: Speech | None, *, is_quoted: bool) -> Sourced[Factuality]:
    """FactBank value of the outlet."""
    spans = [_match_span(scene, c) for c in mood.cues]
    if mood.conditional_span is not None:
        spans.append(mood.conditional_span)
    if speech is not None:
        spans.append(speech.cue_span)
    value = _value(mood, speech, is_quoted)
    unique = tuple(sorted(set(spans)))
    return Sourced(value, unique, BY if unique else BY_PLAIN)


def _value(mood: Mood, speech: Speech | None, is_quoted: bool) -> Factuality:
    if mood.has("condition", "question", "wish"):
        return Factuality.U_U
    degree = _degree(mood)
    polarity = "-" if _is_negated(mood) else "+"
    base = _OF_STANCE[speech.stance] if speech is not None else Factuality.CT_PLUS
    if is_quoted and speech is None:
        base = Factuality.U_U
    if mood.conditional_span is not None or mood.has("hearsay", "allegation"):
        return Factuality("PS" + polarity)
    if base is Factuality.U_U:
        return Factuality.U_U
    if base is Factuality.PR_PLUS:
        degree = degree or "PR"
    if degree is None and (mood.future_span is not None or mood.has("plan")):
        degree = "PR"
    return Factuality((degree or "CT") + polarity)


def _degree(mood: Mood) -> str | None:
    found = {_DEGREE[c.value.cue] for c in mood.cues if c.value.cue in _DEGREE}
    return "PS" if "PS" in found else "PR" if "PR" in found else None


def _is_negated(mood: Mood) -> bool:
    return sum(c.value.cue in _NEGATING for c in mood.cues) % 2 == 1


def source_factuality(scene: Scene, mood: Mood, speech: Speech) -> Sourced[Factuality]:
    """FactBank value of a cited source: certain of what it says, unless its own words hedge or deny."""
    cues = tuple(_match_span(scene, c) for c in mood.cues)
    if mood.has("condition", "question", "wish"):
        return Sourced(Factuality.U_U, cues, BY)
    polarity = "-" if _is_negated(mood) is not (speech.stance == "deny") else "+"
    degree = _degree(mood) if mood.has("probable", "possible", "improbable", "feared") else None
    if speech.stance == "belief":
        degree = degree or "PR"
    return Sourced(Factuality((degree or "CT") + polarity), (*cues, speech.cue_span), BY)


def read_tense(scene: Scene, happening: Happening, mood: Mood) -> Sourced[Tense]:
    """Tense of a claim, from the verb form and the cues."""
    if mood.future_span is not None:
        return Sourced(Tense.FUTURE, (mood.future_span,), BY)
    if mood.has("plan", "feared"):
        cue = next(c for c in mood.cues if c.value.cue in {"plan", "feared"})
        return Sourced(Tense.FUTURE, (_match_span(scene, cue),), BY)
    tenses = happening.match.tenses
    if happening.match.verb and happening.voice == "active" and tenses and tenses <= {"pres", "subj", "inf", "prp"}:
        return Sourced(Tense.ONGOING, (_span(scene, happening.head),), BY)
    return Sourced(Tense.PAST, (), BY_PLAIN)


def _match_span(scene: Scene, match: Match[DoubtCue]) -> Span:
    return Span.of(scene.analysis.text, scene.words.starts[match.first], scene.words.stops[match.last - 1])

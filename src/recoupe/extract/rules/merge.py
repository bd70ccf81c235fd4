"""One happening, one claim: happenings of a sentence that tell the same event are joined under the most telling word.

A toll joins the event that caused it, a general word ("attack") the specific one ("rocket fire"), a repeated kind itself.
What different people say, and what stands far apart with places or days of its own, stays apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.extract.rules.happenings import COMPOSED, Happening
from recoupe.extract.rules.ranks import rank
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speeches import Speech
from recoupe.model import PassageKind

_PEACEFUL = ("diplomacy.", "economy.", "politics.", "aid.", "movement.border", "territory.handover")
_CAUSES_TOLL = ("armed.", "protest.repression", "protest.violent", "riot.", "territory.", "detention.arrest")
_ONE_OF_A_FAMILY = ("territory.", "aid.", "movement.")
"""Families of which a clause tells one event only."""
_BURNS_NOTHING = frozenset({"armed.sexual_violence", "armed.abduction", "armed.interception", "armed.assassination"})
"""Beside these a destruction is another deed ("burned two mills and raped several women")."""
_WITHIN = frozenset({"dans", "lors", "in", "during"})
_SAME_CLAUSE = 2
_JOINING = frozenset({",", "and", "et", "و"})


@dataclass(slots=True)
class Group:
    """Happenings told as one claim; the first is the one that names it."""

    happenings: list[Happening]
    speeches: tuple[Speech, ...]
    absorbed: list[Happening] = field(default_factory=list)

    @property
    def main(self) -> Happening:
        """The happening that names the claim."""
        return self.happenings[0]

    @property
    def all(self) -> list[Happening]:
        """Every happening of the group, in text order."""
        return sorted([*self.happenings, *self.absorbed], key=lambda h: h.head)


def merge_happenings(scene: Scene, happenings: list[Happening], speeches: list[tuple[Speech, ...]]) -> list[Group]:
    """Join the happenings of a sentence.

    Args:
        happenings: in text order.
        speeches: for each happening, the reporting acts it stands under, outermost first.

    Returns:
        Groups in text order of their main happenings.
    """
    groups = [Group([h], s) for h, s in zip(happenings, speeches, strict=True)]
    told = {noun for h in happenings for noun in _telling_nouns(scene, h)}
    carriers = _carriers(scene, happenings)
    ranked = sorted(
        groups,
        key=lambda g: (
            -min(rank(g.main.kind), carriers.get(g.main.head, 9)), g.main.head not in told, -_telling(g.main), g.main.head,
        ),
    )  # fmt: skip
    kept: list[Group] = []
    for group in ranked:
        host = _host(scene, group, kept)
        if host is None:
            kept.append(group)
        else:
            host.absorbed.extend(group.all)
    return sorted(kept, key=lambda g: g.main.head)


def _telling_nouns(scene: Scene, verb: Happening) -> set[int]:
    """Nouns that tell what a verb does ("strikes hit", "touché par un tir", "killed in a raid")."""
    if scene.syntax is None or verb.voice == "noun":
        return set()
    verbs = (verb.head, *scene.syntax.joined(verb.head))
    inside = (n for v in verbs for n in scene.syntax.obliques(v) if _WITHIN & set(scene.texts[max(0, n - 4) : n]))
    return {*scene.syntax.subjects(verb.head), *scene.syntax.agents(verb.head), *inside}


def _carriers(scene: Scene, happenings: list[Happening]) -> dict[int, int]:
    """Verbs that only carry what their likelier subject tells ("fighting broke out"), with the rank they are left."""
    by_head = {h.head: h for h in happenings if h.voice == "noun"}
    found: dict[int, int] = {}
    for verb in happenings:
        nouns = [by_head[word] for word in _telling_nouns(scene, verb) if word in by_head]
        likelier = [rank(noun.kind) for noun in nouns if _likelihood(noun) > _likelihood(verb)]
        if likelier:
            found[verb.head] = min(likelier) - 1
    return found


def _telling(happening: Happening) -> float:
    """How telling a word is: as likely as the tagger finds it; of peaceful kinds a verb with its subject before a noun.

    "They signed …, he said after the signature" is told by "signed", but "a raid hit" by "raid".
    """
    is_told = happening.voice != "noun" and happening.subject is not None and not happening.unmet
    return _likelihood(happening) + (is_told and happening.kind.startswith(_PEACEFUL))


def _likelihood(happening: Happening) -> float:
    """How likely the tagger finds a happening; where it was not asked, frames go before compositions."""
    if happening.opinion is not None:
        return happening.opinion.any_kind
    return 0.5 if happening.origin == COMPOSED else 1.0


def _host(scene: Scene, group: Group, kept: list[Group]) -> Group | None:
    """The nearest group that tells the same event, if there is one."""
    possible = [k for k in kept if _share_voice(scene, k, group) and _is_same_event(scene, k.main, group.main)]
    return min(possible, key=lambda k: scene.cost(k.main.head, group.main.head), default=None)


def _share_voice(scene: Scene, kept: Group, group: Group) -> bool:
    """Whether two groups are told by the same speakers; the toll of a headline stays with its event, whoever gives it."""
    is_toll = group.main.kind == "other.casualties" and group.main.voice == "noun"
    is_headline = scene.sentence.passage is PassageKind.HEADLINE
    return kept.speeches == group.speeches or (is_toll and is_headline and not kept.speeches)


def _is_same_event(scene: Scene, main: Happening, other: Happening) -> bool:
    borders = scene.borders_between(main.head, other.head)
    if other.kind == "other.casualties" and main.kind != other.kind:
        return main.kind.startswith(_CAUSES_TOLL) and not _has_clause_of_its_own(scene, main, other)
    if (main.kind, other.kind) == ("diplomacy.ceasefire", "diplomacy.agreement"):
        return borders < _SAME_CLAUSE
    if main.kind == other.kind:
        if main.kind.startswith("statement.") and (_subjects_differ(main, other) or _are_two_acts(scene, main, other)):
            return False
        return borders < _SAME_CLAUSE or main.voice != other.voice
    if main.kind.startswith(_ONE_OF_A_FAMILY) and main.kind.partition(".")[0] == other.kind.partition(".")[0]:
        return borders < 1
    both_armed = main.kind.startswith("armed.") and other.kind.startswith("armed.")
    if both_armed and _has_clause_of_its_own(scene, main, other):
        return False
    if both_armed and _is_result(scene, main, other):
        return True
    if both_armed and (main.head in _telling_nouns(scene, other) or other.head in _telling_nouns(scene, main)):
        return True
    if both_armed and other.kind in {"armed.attack", "armed.clash", "armed.attack_on_civilians"}:
        return borders < _SAME_CLAUSE or other.voice == "noun" or main.voice == "noun"
    burns = main.kind.startswith("armed.") and main.kind not in _BURNS_NOTHING
    return other.kind == "property.destruction" and burns and borders < 1


def _is_result(scene: Scene, main: Happening, other: Happening) -> bool:
    """Whether a gerund behind a comma tells what came of a happening ("repelled an attack, capturing four vehicles")."""
    before = scene.texts[other.match.first - 1] if other.match.first else ""
    is_gerund = other.match.tenses == {"prp"} and main.head < other.head and before in _JOINING
    return is_gerund and scene.borders_between(main.head, other.head) < _SAME_CLAUSE


def _has_clause_of_its_own(scene: Scene, main: Happening, other: Happening) -> bool:
    """Whether two happenings are told in two joined clauses, each with its subject (guide §1.2)."""
    first, second = sorted((main, other), key=lambda h: h.head)
    syntax = scene.syntax
    if syntax is None or not (first.match.verb and second.match.verb):
        return False
    is_joined = syntax.relation(second.head) == "conj" and syntax.governor(second.head) == first.head
    return is_joined and syntax.has_subject(first.head) and syntax.has_subject(second.head)


def _subjects_differ(main: Happening, other: Happening) -> bool:
    return main.subject is not None and other.subject is not None and main.subject != other.subject


def _are_two_acts(scene: Scene, main: Happening, other: Happening) -> bool:
    """Whether two verbs are joined by "and", each with something of its own ("urged a truce and called on X to leave")."""
    first, second = sorted((main, other), key=lambda h: h.head)
    syntax = scene.syntax
    if syntax is None or not (first.match.verb and second.match.verb):
        return False
    is_joined = syntax.relation(second.head) == "conj" and syntax.governor(second.head) == first.head
    return is_joined and syntax.has_parts(first.head) and syntax.has_parts(second.head)


# --- what a statement is about ----------------------------------------------------------------------

GOVERNED_REACH = 16
_OF_THE_FUTURE = ("statement.demand", "statement.threat", "statement.rejection")
_GOVERNING = (
    "statement.demand", "statement.denial", "statement.threat", "statement.rejection", "statement.responsibility",
    "statement.support", "statement.announcement",
)  # fmt: skip


def is_governed(scene: Scene, group: Group, groups: list[Group], is_located: bool) -> bool:
    """Whether a happening is only what a statement before it is about ("urged Rwanda to withdraw its troops").

    What is denied, claimed, backed or announced is no claim of its own, unless it is dated or located; what is demanded,
    threatened or refused has not happened, wherever and whenever it should.
    Source: conventions of the gold, rule 3; docs/annotation-guide.md §2.
    """
    if group.main.kind.startswith("statement.") and group.main.voice != "noun":
        return False
    if any(_is_what_is_planned(scene, other.main, group.main) for other in groups if other is not group):
        return True
    governing = _OF_THE_FUTURE if is_located else _GOVERNING
    return any(_governs(scene, other.main, group.main, governing) for other in groups if other is not group)


def _is_what_is_planned(scene: Scene, statement: Happening, other: Happening) -> bool:
    """Whether an infinitive hangs on the plan itself ("plans to send troops to Goma"): both are one claim, of the plan."""
    if statement.kind != "statement.announcement" or "inf" not in other.match.tenses or scene.syntax is None:
        return False
    token = scene.syntax.token(other.head)
    is_complement = token is not None and token.relation in {"xcomp", "acl"}
    return is_complement and scene.syntax.governor(other.head) == statement.head


def _governs(scene: Scene, statement: Happening, other: Happening, governing: tuple[str, ...]) -> bool:
    if statement.kind not in governing or not statement.head < other.head:
        return False
    if ";" in scene.texts[statement.head : other.head]:
        return False
    is_dependent = other.voice == "noun" or bool(other.match.tenses & {"inf", "prp", "subj"})
    return is_dependent and scene.cost(statement.match.last - 1, other.head) <= GOVERNED_REACH

"""One claim of a sentence, put together from its happening: parts, date, numbers, sources, certainty, codes."""

from __future__ import annotations

from functools import cached_property

from recoupe.extract.rules.acceptance import Findings, describe
from recoupe.extract.rules.adjectives import BY as ADJECTIVE
from recoupe.extract.rules.adjectives import REACH as ADJECTIVE_REACH
from recoupe.extract.rules.bystanders import only_faces
from recoupe.extract.rules.chains import make_chain
from recoupe.extract.rules.day_links import Told
from recoupe.extract.rules.facts import find_facts, find_words
from recoupe.extract.rules.factuality import Mood, outlet_factuality, read_tense
from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.method import Method
from recoupe.extract.rules.named_parts import by_name, told_role
from recoupe.extract.rules.offers import make_offers
from recoupe.extract.rules.parts import find_parts
from recoupe.extract.rules.roles import grammatical_roles, is_background, is_birth, nearest, place_role
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.singles import HARM
from recoupe.extract.rules.speeches import Speech
from recoupe.extract.rules.tolls import home, read_quantities
from recoupe.lang.pack import Pack
from recoupe.model import (
    ANYBODY,
    ActorMention,
    Claim,
    ClaimQuantity,
    DateInterval,
    Document,
    EquipmentMention,
    Factuality,
    Level,
    LoadedMention,
    Mention,
    Of,
    PlaceMention,
    Precision,
    QuantityMention,
    QuoteType,
    Role,
    RoleName,
    Sourced,
    Span,
    Tense,
    TimeMention,
    TimexType,
    make_interval,
)
from recoupe.world.kinds import load_kinds

BY = "rules@1"
MAX_STEPS = 2
_FACING_WORDS = 4
"""Words from "against" to the mention: "contre les cellules de Daech"."""
"""Arcs between a date and the word that it dates."""
_THINGS = frozenset({Of.MUNITIONS, Of.VEHICLES, Of.AIRCRAFT})
_LASTING = frozenset({"territory.siege", "protest.strike", "aid.blocked", "movement.border", "diplomacy.ceasefire"})
"""What goes on "since X" even where it is counted: sieges, strikes, closed roads."""
_EDGES = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "-",
        "(",
        ")",
        "«",
        "»",
        '"',
        "'",
        "que",
        "qu'",
        "that",
        "et",
        "and",
        "mais",
        "but",
        "و",
        "ف",
        "ان",
    }
)


class Builder:
    """Builds the claims of one sentence, so that each mention is given to one of them."""

    def __init__(
        self,
        document: Document,
        scene: Scene,
        pack: Pack,
        groups: list[Group],
        speeches: list[Speech],
        method: Method,
    ) -> None:
        self.document, self.scene, self.pack, self.groups = document, scene, pack, groups
        self.all_speeches, self.method = speeches, method
        self.cues = [s.cue.head for s in speeches]
        self.owner = {h.head: g for g in groups for h in g.all}
        self.happenings = [h for g in groups for h in g.all]
        by_id = {p.mention.id: p for p in scene.quantities}
        self._whole_of = {part: by_id[whole] for part, whole in find_parts(scene, scene.quantities).items()}

    def build(self, group: Group, mood: Mood) -> Claim:
        """The claim of a group."""
        scene, main = self.scene, group.main
        roles = [*self._roles(group), *self._places(group)]
        quantities = self._quantities(group)
        roles = self._with_victims(roles, quantities, main.kind)
        tense = read_tense(scene, main, mood)
        evidence = self._evidence(group)
        kind = self._kind(main, group)
        factuality = self._outlet_factuality(group, mood)
        facts = find_facts(scene, main, evidence, kind, roles, quantities, tense.value)
        entry = load_kinds()[kind]
        return Claim(
            id="",
            kind=kind,
            plover=entry.plover_code(facts),
            acled=entry.acled_code(facts),
            cameo=entry.cameo,
            trigger=self._trigger(main),
            evidence=evidence,
            roles=tuple(Role(role, placed.mention.id) for role, placed in roles),
            when=self._when(group, quantities, tense.value),
            quantities=quantities,
            said_by=make_chain(self.document, scene, group.speeches, mood, factuality, self._quote_type(group)),
            factuality=factuality,
            tense=tense,
            wording=self._wording(evidence),
            score=self._score(group, mood, roles, quantities),
            by=f"{main.frame.id}@{self.pack.version}",
        )

    def _trigger(self, main: Happening) -> Span:
        words = self.scene.words
        first, last = main.match.first, main.match.last
        if last - first > len(main.match.words):
            first, last = main.head, main.head + 1
        return Span.of(self.document.text, words.starts[first], words.stops[last - 1])

    def _kind(self, main: Happening, group: Group) -> str:
        """The kind of the frame, made more specific by the equipment in the claim, and by violence of those who protest."""
        if main.kind == "protest.peaceful" and "word:violence" in find_words(self.scene, self._evidence(group)):
            return "protest.violent"
        if main.kind not in {"armed.attack", "armed.attack_on_civilians"}:
            return main.kind
        for placed in self.scene.equipment:
            implied = self._implied(placed)
            if implied and self.owner[nearest(self.scene, placed, self.happenings).head] is group:
                return implied
        return main.kind

    def _implied(self, placed: Placed) -> str | None:
        found = self.pack.equipment.find_longest(self.scene.texts[placed.first : placed.last])
        return found[0].value.implies if found else None

    def _roles(self, group: Group) -> list[tuple[RoleName, Placed]]:
        found: list[tuple[RoleName, Placed]] = []
        for happening in [group.main, *group.absorbed]:
            for role, placed in grammatical_roles(self.scene, happening, self.pack):
                is_single = role in {RoleName.AGENT, RoleName.TARGET}
                if all(p != placed for _, p in found) and not (is_single and any(r is role for r, _ in found)):
                    found.append((role, placed))
        if self.method.decider is not None:
            offers = make_offers(self.scene, group, self.happenings, found, self.pack.code)
            decided = zip(offers, self.method.decider.decide(offers), strict=True)
            found = _apart([(self._facing(role, o.placed), o.placed) for o, role in decided if role is not None])
            found = [(r, p) for r, p in found if r is not RoleName.AGENT or not self._only_faces(group.main, p)]
            found = [*self._named_doers(group, found), *found]
        found = by_name(self.scene, [(told_role(self.scene, role, placed), placed) for role, placed in found])
        speaker = self._utterer(group.main)
        if speaker is None:
            return found
        has_agent = any(r is RoleName.AGENT for r, _ in found)
        if has_agent and not self._tells(group.main):
            return found
        return [(RoleName.AGENT, speaker), *((r, p) for r, p in found if r is not RoleName.AGENT and p != speaker)]

    def _only_faces(self, main: Happening, placed: Placed) -> bool:
        return only_faces(self.scene, main, placed, self.happenings)

    def _facing(self, role: RoleName, placed: Placed) -> RoleName:
        """The part of a mention; whom something is done against does not do it ("fighting against cells of X")."""
        before = self.scene.texts[max(0, placed.first - _FACING_WORDS) : placed.first]
        is_against = any(self.scene.grammar.prepositions.get(word) == "against" for word in before)
        return RoleName.TARGET if role is RoleName.AGENT and is_against else role

    def _with_victims(
        self, roles: list[tuple[RoleName, Placed]], quantities: tuple[ClaimQuantity, ...], kind: str
    ) -> list[tuple[RoleName, Placed]]:
        """The parts, whoever is counted among the dead, injured or abducted a victim and no target; not who is arrested."""
        harms = HARM - {Of.CAPTURED} if kind.startswith("detention.") else HARM
        hurt = {q.mention for q in quantities if q.of in harms}
        counted = [p for p in self.scene.quantities if p.mention.id in hurt]
        return [
            (RoleName.VICTIM if role is RoleName.TARGET and any(_overlap(placed, p) for p in counted) else role, placed)
            for role, placed in roles
        ]

    def _named_doers(self, group: Group, found: list[tuple[RoleName, Placed]]) -> list[tuple[RoleName, Placed]]:
        """Agents that an adjective beside the words of the claim names ("le raid israélien"), where no agent is found."""
        if any(role is RoleName.AGENT for role, _ in found):
            return []
        given = {placed.mention.id for _, placed in found}
        named = [p for p in self.scene.actors if p.mention.by == ADJECTIVE and p.mention.id not in given]
        nouns = [h.match for h in group.all if h.voice == "noun"]
        beside = [p for p in named if any(_are_beside(p, m.first, m.last) for m in nouns)]
        return [(RoleName.AGENT, placed) for placed in beside[:1]]

    def _utterer(self, main: Happening) -> Placed | None:
        """The actor that makes a statement: the speaker of the reporting act with the same words."""
        if not main.kind.startswith("statement."):
            return None
        words = set(main.match.words)
        for speech in self.all_speeches:
            if words & set(speech.cue.words) and speech.speakers:
                speaker = speech.speakers[0]
                inside = [p for p in self.scene.actors if speaker.first <= p.first and p.last <= speaker.last]
                return next((p for p in inside if p.mention.span == speaker.span), inside[0] if inside else None)
        return None

    def _tells(self, main: Happening) -> bool:
        """Whether the words of a happening report something, beside being an act of their own."""
        words = set(main.match.words)
        return any(speech.content and words & set(speech.cue.words) for speech in self.all_speeches)

    def _places(self, group: Group) -> list[tuple[RoleName, Placed]]:
        found: list[tuple[RoleName, Placed]] = []
        if group.main.kind.startswith("statement."):
            return found
        for placed in self.scene.places:
            happening = nearest(self.scene, placed, self.happenings)
            if self.owner[happening.head] is not group or self._is_in_speaker(placed, group):
                continue
            role = place_role(self.scene, placed, happening)
            if role is not None and (role, _place_id(placed)) not in {(r, _place_id(p)) for r, p in found}:
                found.append((role, placed))
        return self._without_wider(found)

    def _without_wider(self, found: list[tuple[RoleName, Placed]]) -> list[tuple[RoleName, Placed]]:
        """Leave out a country or region that only says where a narrower place of the same role lies."""
        narrow = [(r, p) for r, p in found if not _is_wide(p)]
        return [(r, p) for r, p in found if not _is_wide(p) or not any(n is r for n, _ in narrow)]

    def _is_in_speaker(self, placed: Placed, group: Group) -> bool:
        spans = [s.span for speech in group.speeches for s in speech.speakers]
        return any(s.holds(placed.mention.span) for s in spans)

    def _quantities(self, group: Group) -> tuple[ClaimQuantity, ...]:
        own = [
            p
            for p in self.scene.quantities
            if self.owner[self._home(p).head] is group and not self._is_in_speaker(p, group)
        ]
        return read_quantities(self.scene, own, group.main, self.pack)

    def _home(self, placed: Placed) -> Happening:
        """The happening that a quantity belongs to; some of the things that another one counts go with them."""
        whole = self._whole_of.get(placed.mention.id)
        is_thing = isinstance(placed.mention, QuantityMention) and placed.mention.of in _THINGS
        return home(self.scene, whole if whole is not None and is_thing else placed, self.happenings, self.pack)

    def _when(self, group: Group, quantities: tuple[ClaimQuantity, ...], tense: Tense) -> DateInterval | None:
        """The date told nearest to the claim, else the only date of the sentence that dates no act of speech."""
        owned = [t for t in self.times if t.owner is not None]
        own = [t for t in owned if t.owner is group]
        chosen = own or ([] if group.main.kind.startswith("statement.") else owned)
        dated = [t for t in chosen if not t.is_background] or chosen
        if not dated:
            return None
        best = min(dated, key=lambda t: self.scene.cost(t.placed.first, group.main.head))
        goes_on = tense is Tense.ONGOING or group.main.kind in _LASTING or self._is_state(group.main)
        is_done = bool(quantities) or tense is Tense.PAST
        return self.closed(best.when) if is_done and not goes_on else best.when

    @cached_property
    def times(self) -> list[Told]:
        """Time expressions of the sentence that can date something, with the group that each belongs to."""
        return [
            Told(p, self._owner_of_time(p), is_background(self.scene, p))
            for p in self.scene.times
            if _is_datable(p.mention) and not is_birth(self.scene, p)
        ]

    def _is_state(self, main: Happening) -> bool:
        """Whether a participle tells what still is, not what has been done ("eleven lorries are held since Monday")."""
        syntax = self.scene.syntax
        if syntax is None or main.voice != "passive":
            return False
        tokens = [syntax.token(word) for word in syntax.auxiliaries(main.head)]
        return bool(tokens) and all(t is not None and t.has("Tense=Pres") for t in tokens)

    def _owner_of_time(self, placed: Placed) -> Group | None:
        """The group a date belongs to: by the parse, else by nearness; None if it belongs to a reporting expression."""
        head = self._governing(placed)
        if head is not None:
            return self.owner.get(head)
        happening = nearest(self.scene, placed, self.happenings)
        distance = self.scene.cost(placed.first, happening.head)
        for cue in self.cues:
            between = abs(cue - placed.first) <= 4 and self.scene.cost(placed.first, cue) < distance
            if between and cue not in {h.head for h in self.happenings}:
                return None
        return self.owner[happening.head]

    def _governing(self, placed: Placed) -> int | None:
        """The happening or reporting expression that the parse shows a date to hang on, in a few steps."""
        syntax, at = self.scene.syntax, placed.first
        if syntax is None:
            return None
        for _ in range(MAX_STEPS):
            governor = syntax.governor(at)
            if governor is None:
                return None
            if governor in self.owner or governor in self.cues:
                return governor
            at = governor
        return None

    def closed(self, when: DateInterval) -> DateInterval:
        """What was done or counted "since X" ends with the report; what still goes on ("lorries are held since X") does not."""
        published = self.document.published
        if when.stop is not None or published is None:
            return when
        start, stop = when.days()[0], published.days()[1]
        if start is not None and stop is not None and start >= stop:
            return when
        return make_interval(start, stop, Precision.INTERVAL, when.basis, when.spans, when.why)

    def _evidence(self, group: Group) -> Span:
        """The clause around the claim; the whole sentence where it holds one claim only."""
        scene = self.scene
        first, last = 0, len(scene.texts)
        for speech in group.speeches:
            for a, b in speech.content:
                if a <= group.main.head < b:
                    first, last = max(first, a), min(last, b)
        if len(self.groups) > 1:
            first, last = self._clause(group, first, last)
        while first < group.main.head and scene.texts[first] in _EDGES:
            first += 1
        while last - 1 > group.main.head and scene.texts[last - 1] in _EDGES:
            last -= 1
        return Span.of(self.document.text, scene.words.starts[first], scene.words.stops[last - 1])

    def _clause(self, group: Group, first: int, last: int) -> tuple[int, int]:
        """Narrow a stretch to the clause of a group: up to the border before the next foreign happening."""
        heads = [h.head for h in group.all]
        others = [h.head for g in self.groups if g is not group for h in g.all if not self._is_stated(h.head, group)]
        before = max((o for o in others if o < min(heads)), default=None)
        after = min((o for o in others if o > max(heads)), default=None)
        if before is not None:
            first = max(first, self._border(before, min(heads)))
        if after is not None:
            last = min(last, self._border(max(heads), after))
        return first, max(last, max(heads) + 1)

    def _is_stated(self, head: int, group: Group) -> bool:
        """Whether a word is what a statement is about ("a salué l'*attaque*"), by the parse."""
        syntax = self.scene.syntax
        if syntax is None or not group.main.kind.startswith("statement."):
            return False
        found, way = syntax.climb(range(head, head + 1), {group.main.head})
        return found is not None and way[-1] in {"obj", "obl", "ccomp", "xcomp"}

    def _border(self, left: int, right: int) -> int:
        """The best cut between two words: a clause border, else a comma, else the middle."""
        scene = self.scene
        between = range(left + 1, right + 1)
        for at in between:
            if scene.cost(at - 1, at) > 3:
                return at
        comma = next((at + 1 for at in between if scene.texts[at] == "," and at < right), None)
        return comma if comma is not None else min(right, (left + right + 1) // 2)

    def _outlet_factuality(self, group: Group, mood: Mood) -> Sourced[Factuality]:
        speech = group.speeches[0] if group.speeches else None
        return outlet_factuality(self.scene, mood, speech, is_quoted=self._is_quoted(group.main))

    def _quote_type(self, group: Group) -> QuoteType:
        """How the innermost source's words are given: inside marks, beside marked words, or in the outlet's words."""
        if self._is_quoted(group.main):
            return QuoteType.DIRECT
        if not group.speeches:
            return QuoteType.MIXED if self._states_in_marks(group) else QuoteType.NONE
        evidence = self._evidence(group)
        has_marks = any(evidence.start <= q.start < evidence.stop for q in self.scene.analysis.quotations)
        return QuoteType.MIXED if has_marks else QuoteType.INDIRECT

    def _states_in_marks(self, group: Group) -> bool:
        """Whether a statement gives words of what is stated in quotation marks ("réclame « un poste permanent »")."""
        if not group.main.kind.startswith("statement."):
            return False
        words = self.scene.words
        later = [h.head for g in self.groups if g is not group for h in g.all if h.head > group.main.head]
        start = words.stops[group.main.match.last - 1]
        marks = [q for q in self.scene.analysis.quotations if start <= q.outer_start < self.scene.sentence.stop]
        stop = words.starts[min(later)] if later else self.scene.sentence.stop
        return any(q.outer_start < stop for q in marks)

    def _wording(self, evidence: Span) -> tuple[str, ...]:
        mentions = (p.mention for p in self.scene.placed)
        return tuple(m.id for m in mentions if isinstance(m, LoadedMention) and evidence.holds(m.span))

    def _score(
        self,
        group: Group,
        mood: Mood,
        roles: list[tuple[RoleName, Placed]],
        quantities: tuple[ClaimQuantity, ...],
    ) -> float:
        """Probability that a careful coder takes the claim."""
        return self.method.judge.probability(self.features(group, mood, roles, quantities))

    def features(
        self,
        group: Group,
        mood: Mood,
        roles: list[tuple[RoleName, Placed]],
        quantities: tuple[ClaimQuantity, ...],
    ) -> tuple[str, ...]:
        """What the acceptance model sees of a claim."""
        own_time = any(self._owner_of_time(p) is group for p in self.scene.times if _is_datable(p.mention))
        found = Findings(roles, quantities, own_time, self._is_quoted(group.main), len(self.groups))
        return describe(self.scene, group, mood, found, self.pack.code)

    def _is_quoted(self, main: Happening) -> bool:
        words = self.scene.words
        quotation = self.scene.analysis.quotation_at(words.starts[main.head], words.stops[main.head])
        return quotation is not None and quotation.is_speech


def _overlap(one: Placed, other: Placed) -> bool:
    return one.first < other.last and other.first < one.last


def _are_beside(placed: Placed, first: int, last: int) -> bool:
    """Whether a mention stands within or right beside a stretch of words, adjectives between not counted."""
    return max(placed.first - last, first - placed.last) <= ADJECTIVE_REACH


def _apart(found: list[tuple[RoleName, Placed]]) -> list[tuple[RoleName, Placed]]:
    """Parts without those whose words lie inside the words of a longer one of the same role, hardware named once."""
    return [
        (role, placed)
        for role, placed in found
        if not any(r is role and (_holds(other, placed) or _is_same_thing(other, placed)) for r, other in found)
    ]


def _holds(longer: Placed, placed: Placed) -> bool:
    """Whether a mention lies within a longer one, or within one as long that begins before it."""
    is_inside = longer.first <= placed.first and placed.last <= longer.last
    return is_inside and (longer.last - longer.first, -longer.first) > (placed.last - placed.first, -placed.first)


def _is_same_thing(thing: Placed, placed: Placed) -> bool:
    """Whether a mention is hardware that nobody owns, and the other the thing itself."""
    mention = placed.mention
    is_hardware = isinstance(mention, ActorMention) and mention.template == ANYBODY
    is_thing = isinstance(thing.mention, EquipmentMention)
    return is_hardware and is_thing and thing.first < placed.last and placed.first < thing.last


def _is_datable(mention: Mention) -> bool:
    """Whether a time expression can date a happening: it has a value in the calendar and tells no habit."""
    if not isinstance(mention, TimeMention) or mention.date is None:
        return False
    return mention.timex is None or mention.timex.type is not TimexType.SET


def _place_id(placed: Placed) -> str:
    """Id of a place, or its words where it could not be resolved."""
    mention = placed.mention
    assert isinstance(mention, PlaceMention)
    return mention.place.id if mention.place else mention.span.quote


def _is_wide(placed: Placed) -> bool:
    mention = placed.mention
    assert isinstance(mention, PlaceMention)
    return mention.place is not None and mention.place.level is Level.COUNTRY

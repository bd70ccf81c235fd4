"""Reports in sentences as documents, with the mentions and claims that a faultless reader would find in them.

An agency that is credited by a tag stands in the chain of every claim, as reading puts it there (extract/rules/chains.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from recoupe.learn.simulation.composing import Credit, Draft, Sentence
from recoupe.learn.simulation.prose import AGENCIES, FIRST_DAY, load_prose, name_outlet, name_person, write
from recoupe.learn.simulation.world import How
from recoupe.model import (
    ActorMention,
    AgencyCredit,
    Attribution,
    Basis,
    Claim,
    ClaimQuantity,
    DateInterval,
    Document,
    Factuality,
    Interest,
    Mention,
    Naming,
    Of,
    Outlet,
    Passage,
    PassageKind,
    PlaceMention,
    Precision,
    QuantityMention,
    QuoteType,
    Role,
    RoleHint,
    RoleName,
    Sourced,
    SourceLevel,
    Span,
    Tense,
    TimeMention,
    Timex,
    TimexType,
    make_day,
    make_id,
)
from recoupe.model import Credit as Tag

BY = "simulation@1"
KINDS = (
    "armed.missile_attack",
    "armed.drone_strike",
    "armed.missile_attack",
    "armed.missile_attack",
    "armed.air_strike",
)
"""Kind of event by row of the list `weapon`."""
SENTENCES_A_PARAGRAPH = 3
_TAGS = {Credit.DATELINE: Tag.DATELINE, Credit.BYLINE: Tag.BYLINE, Credit.FOOTER: Tag.FOOTER}


@dataclass(frozen=True, slots=True)
class Written:
    """A draft, its document, and where each sentence stands: spans by key."""

    draft: Draft
    document: Document
    places: Mapping[int, Span]


def make_document(draft: Draft) -> Written:
    """The document of a draft."""
    page = _Page(draft)
    text = page.lay_out()
    report = draft.report
    outlet_id = AGENCIES[report.source.index][1] if report.source.index < len(AGENCIES) else None
    document = Document(
        id=make_id(text),
        source=f"simulation/{report.event}/{report.index}",
        language=report.language,
        title=None,
        authors=(),
        outlet=Outlet(name_outlet(report.source.index, "en"), outlet_id, None),
        agencies=tuple(page.agencies),
        published=_interval(report.published),
        text=text,
        passages=tuple(page.passages),
        mentions=tuple(page.mentions),
        claims=tuple(page.make_claim(s, span) for s, span in page.told),
    )
    return Written(draft, document, page.spans)


def _interval(minutes: tuple[int, int] | None) -> DateInterval | None:
    """The day, or the minute, that the page tells."""
    if minutes is None:
        return None
    start, stop = (datetime.combine(FIRST_DAY, time()) + timedelta(minutes=m) for m in minutes)
    if stop - start == timedelta(days=1):
        return make_day(start.date(), Basis.METADATA)
    return DateInterval(start, stop, Precision.TIME, start.isoformat(), Basis.METADATA)


@dataclass(slots=True)
class _Page:
    """A document while it is written from top to bottom."""

    draft: Draft
    words: list[str] = field(default_factory=list)
    length: int = 0
    agencies: list[AgencyCredit] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    told: list[tuple[Sentence, Span]] = field(default_factory=list)
    spans: dict[int, Span] = field(default_factory=dict)
    parts: dict[int, dict[str, Mention]] = field(default_factory=dict)
    triggers: dict[int, Span] = field(default_factory=dict)
    cited: Span | None = None
    cue: Span | None = None

    @property
    def language(self) -> str:
        return self.draft.report.language

    def add(self, words: str) -> Span:
        """Go on writing."""
        start = self.length
        self.words.append(words)
        self.length += len(words)
        return Span(start, self.length, words)

    def lay_out(self) -> str:
        """Credit above, paragraphs, credit below; the text."""
        if self.draft.credit in {Credit.DATELINE, Credit.BYLINE}:
            self.write_credit("\n\n" if self.draft.credit is Credit.BYLINE else "")
        sentences = self.draft.sentences
        for first in range(0, len(sentences), SENTENCES_A_PARAGRAPH):
            start = self.length
            for sentence in sentences[first : first + SENTENCES_A_PARAGRAPH]:
                self.add(" " if self.length > start else "")
                self.write_sentence(sentence)
            self.passages.append(Passage(PassageKind.BODY, start, self.length))
            self.add("\n\n" if first + SENTENCES_A_PARAGRAPH < len(sentences) else "")
        if self.draft.credit is Credit.FOOTER:
            self.add("\n\n")
            self.write_credit("")
        return "".join(self.words)

    def write_credit(self, end: str) -> None:
        """A tag that names an agency."""
        assert self.draft.credit is not None
        assert self.draft.credited is not None
        slots = {"outlet": self.draft.credited, "place": self.draft.sentences[0].slots["place"]}
        name, id_, _ = AGENCIES[self.draft.credited]
        start = self.length
        for piece in write(f"credit.{self.draft.credit.value}", 0, self.language, slots):
            span = self.add(piece.words)
            if piece.slot == "outlet":
                self.agencies.append(AgencyCredit(name, id_, _TAGS[self.draft.credit], span))
        kind = PassageKind.DATELINE if self.draft.credit is Credit.DATELINE else PassageKind.BYLINE
        self.passages.append(Passage(kind, start, self.length))
        self.add(end)

    def write_sentence(self, sentence: Sentence) -> None:
        """A sentence, after the name of whom it cites where its upstream is no agency."""
        start, first = self.length, len(self.words)
        if sentence.telling is not None and sentence.telling.is_taken and self.draft.credit is Credit.CITED:
            assert self.draft.credited is not None
            pieces = write("credit.cited", 0, self.language, {"outlet": self.draft.credited})
            spans = [self.add(piece.words) for piece in pieces]
            self.cited = next(s for s, piece in zip(spans, pieces, strict=True) if piece.slot == "outlet")
            self.cue = next(s for s, piece in zip(spans, pieces, strict=True) if piece.slot is None)
        self.parts[sentence.key] = {}
        for number, piece in enumerate(sentence.pieces):
            span = self.add(piece.words[:1].upper() + piece.words[1:] if number == 0 else piece.words)
            if piece.slot is not None:
                self.write_mention(piece.slot, sentence, span)
        span = Span(start, self.length, "".join(self.words[first:]))
        self.spans[sentence.key] = span
        if sentence.telling is not None:
            self.told.append((sentence, span))

    def write_mention(self, slot: str, sentence: Sentence, span: Span) -> None:
        if slot == "trigger":
            self.triggers[sentence.key] = span
            return
        mention = _make_mention(f"m{len(self.mentions) + 1}", slot, sentence.slots[slot], span)
        if mention is not None:
            self.mentions.append(mention)
            self.parts[sentence.key][slot] = mention

    # --- claims ----------------------------------------------------------------------------------

    def make_claim(self, sentence: Sentence, span: Span) -> Claim:
        """The claim of a sentence that tells the event."""
        parts = self.parts[sentence.key]
        place, number, day = (parts[slot] for slot in ("place", "n", "day"))
        assert isinstance(number, QuantityMention)
        assert isinstance(day, TimeMention)
        chain = self.make_chain(sentence)
        return Claim(
            id=f"c{1 + [s.key for s, _ in self.told].index(sentence.key)}",
            kind=KINDS[sentence.slots["weapon"] % len(KINDS)],
            plover=None,
            acled=None,
            cameo=None,
            trigger=self.triggers[sentence.key],
            evidence=span,
            roles=(Role(RoleName.AT, place.id),),
            when=day.date,
            quantities=(ClaimQuantity(Of.FATALITIES, number.unit, number.low, number.high, number.id),),
            said_by=chain,
            factuality=chain[0].factuality,
            tense=Sourced(Tense.PAST, (), BY),
            wording=(),
            score=1.0,
            by=BY,
        )

    def make_chain(self, sentence: Sentence) -> tuple[Attribution, ...]:
        """Outlet, agencies, whoever is cited, whoever speaks; the last one is sure, the others leave it to them."""
        telling = sentence.telling
        assert telling is not None
        source = self.draft.report.source.index
        speaker = self.make_speaker(sentence)
        value = Factuality.CT_PLUS if speaker is None else Factuality.U_U
        chain = [_name_source(SourceLevel.OUTLET, source, None, None, value)]
        credited = self.draft.credited
        if credited is not None and self.agencies and credited != source:
            chain.append(_name_source(SourceLevel.AGENCY, credited, self.agencies[0].span, None, value))
        if credited is not None and telling.is_taken and self.cited is not None:
            chain.append(_name_source(SourceLevel.SPEAKER, credited, self.cited, self.cue, value))
        return (*chain, speaker) if speaker is not None else tuple(chain)

    def make_speaker(self, sentence: Sentence) -> Attribution | None:
        """Whoever speaks in the end; nobody for what the outlet saw by itself or does not source."""
        assert sentence.telling is not None
        how, person = sentence.telling.observation.how, sentence.telling.observation.person
        sure = Sourced(Factuality.CT_PLUS, (), BY)
        if how is How.OWN_EYES:
            return None
        if person is None:
            return _speaker(None, None, Naming.UNNAMED_INDIVIDUAL, None, None, sure)
        mention = self.parts[sentence.key]["person"]
        name = name_person(person, self.language)
        if how is How.WITNESS:
            role = load_prose().words("role", person, self.language)
            return _speaker(name, None, Naming.NAMED, role, mention.span, sure)
        country = load_prose().place(sentence.slots["place"]).country or "xx"
        return _speaker(name, f"actor:{country.lower()}.government", Naming.NAMED, "governor", mention.span, sure)


def _name_source(level: SourceLevel, index: int, span: Span | None, cue: Span | None, value: Factuality) -> Attribution:
    name, id_ = AGENCIES[index][:2] if index < len(AGENCIES) else (name_outlet(index, "en"), None)
    return Attribution(
        level, name, id_, Naming.NAMED, None, QuoteType.NONE, cue, span, Interest.UNKNOWN, Sourced(value, (), BY)
    )


def _speaker(
    name: str | None, id_: str | None, naming: Naming, role: str | None, span: Span | None, sure: Sourced[Factuality]
) -> Attribution:  # fmt: skip
    return Attribution(
        SourceLevel.SPEAKER, name, id_, naming, role, QuoteType.INDIRECT, None, span, Interest.THIRD_PARTY, sure
    )


def _make_mention(id_: str, slot: str, value: int, span: Span) -> Mention | None:
    if slot in {"place", "place2"}:
        place = load_prose().place(value)
        return PlaceMention(id_, span, BY, place, (place,), RoleHint.LITERAL)
    if slot in {"n", "m"}:
        return QuantityMention(id_, span, BY, value, value, "person", approximate=False, rule="exact")
    if slot == "day":
        day = date.fromordinal(FIRST_DAY.toordinal() + value)
        return TimeMention(id_, span, BY, Timex(TimexType.DATE, day.isoformat()), make_day(day, Basis.STATED, (span,)))
    return ActorMention(id_, span, BY, None) if slot == "person" else None

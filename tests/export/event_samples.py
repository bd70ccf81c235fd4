"""Four reports of one rocket attack and one of a convoy, with the events that they make, by hand. The texts are ours."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from page_samples import BAGHDAD, HASAKAH, IRAQ, Maker, roles

from recoupe.export.reports import Reports
from recoupe.model import (
    Actor,
    ActorField,
    ActorValue,
    Agreement,
    Basis,
    ClaimKey,
    ClaimQuantity,
    Contradiction,
    Copy,
    CopyEvidence,
    Credibility,
    DateField,
    DateValue,
    Document,
    Event,
    EventFields,
    Factuality,
    Grade,
    Level,
    Naming,
    Of,
    PassageKind,
    Place,
    PlaceField,
    PlaceValue,
    Plover,
    QuoteType,
    Range,
    RangeField,
    RangeValue,
    SourceLevel,
    Span,
    Toll,
    Witnesses,
    WordField,
    WordValue,
    make_day,
)

P = PassageKind
F = Factuality
STATEMENT = "Sept roquettes ont visé mardi soir la Zone verte de Bagdad et une fillette a été tuée, a indiqué l’armée."
GREEN_ZONE = Place("place:iq.green_zone_quarter", "Green Zone", Level.SITE, "IQ", 33.3, 44.4, 5, 0.9)
EMBASSY = Actor("actor:us.embassy", "Embassy of the United States", "Civilians", "US")
TUESDAY, WEDNESDAY = make_day(date(2020, 11, 17), Basis.STATED), make_day(date(2020, 11, 18), Basis.RELATIVE)


def _report(outlet: str, headline: str, body: str) -> Maker:
    return Maker([(P.HEADLINE, headline), (P.BODY, body)], outlet)


def _army(m: Maker) -> Document:
    """The army's statement: seven rockets, Tuesday, one girl killed."""
    day = make_day(date(2020, 11, 17), Basis.RELATIVE, (m.span("mardi soir"),))
    m.time("mardi soir", day)
    place = m.place("Zone verte", GREEN_ZONE, after="mardi")
    seven, one = (
        m.count("Sept roquettes", 7, 7, "rocket", after="Sept roquettes ont"),
        m.count("une fillette", 1, 1, "girl"),
    )
    said = m.of_source(SourceLevel.SPEAKER, "l’armée", Naming.NAMED, QuoteType.INDIRECT, "a indiqué")
    m.claim(
        "armed.missile_attack",
        m.span("visé"),
        m.span(STATEMENT.partition(", a indiqué")[0]),
        (m.of_outlet(F.U_U, "a indiqué"), said),
        roles=roles(at=place),
        when=day,
        quantities=(
            ClaimQuantity(Of.MUNITIONS, "rocket", 7, 7, seven),
            ClaimQuantity(Of.FATALITIES, "girl", 1, 1, one),
        ),
    )
    return m.document("fr", m.parts[0][1], source=f"reports/{m.outlet}.txt", published=day)


def _partisan() -> Document:
    """Seven rockets on the embassy on Wednesday, nobody said to be dead."""
    m = _report(
        "Voix <du> Croissant", "Bagdad tremble", "Sept roquettes sont tombées mercredi sur l’ambassade US à Bagdad."
    )
    day = make_day(date(2020, 11, 18), Basis.RELATIVE, (m.span("mercredi"),), ("counted back from Friday",))
    m.time("mercredi", day)
    place, embassy = m.place("Bagdad", BAGHDAD, after="US à"), m.actor("l’ambassade US", EMBASSY)
    seven = m.count("Sept roquettes", 7, 7, "rocket")
    m.claim(
        "armed.missile_attack",
        m.span("tombées"),
        m.span(m.parts[1][1][:-1]),
        (m.of_outlet(F.CT_PLUS),),
        roles=roles(at=place, target=embassy),
        when=day,
        quantities=(ClaimQuantity(Of.MUNITIONS, "rocket", 7, 7, seven),),
    )
    return m.document("fr", m.parts[0][1], source="reports/croissant.txt")


def _arabic() -> Document:
    """Four rockets only, from a source that is not named."""
    m = _report("دجلة برس", "قصف بغداد", "قال مصدر أمني إن أربعة صواريخ سقطت على بغداد مساء الثلاثاء.")
    day = make_day(date(2020, 11, 17), Basis.RELATIVE, (m.span("مساء الثلاثاء"),))
    m.time("مساء الثلاثاء", day)
    place, four = m.place("بغداد", BAGHDAD, after="على"), m.count("أربعة صواريخ", 4, 4, "rocket")
    said = m.of_source(SourceLevel.SPEAKER, "مصدر أمني", Naming.UNNAMED_INDIVIDUAL, QuoteType.INDIRECT, "قال")
    m.claim(
        "armed.missile_attack",
        m.span("سقطت"),
        m.span("أربعة صواريخ سقطت على بغداد مساء الثلاثاء"),
        (m.of_outlet(F.U_U, "قال"), said),
        roles=roles(at=place),
        when=day,
        quantities=(ClaimQuantity(Of.MUNITIONS, "rocket", 4, 4, four),),
    )
    return m.document("ar", m.parts[0][1], source="reports/dijla.txt", published=day)


def _convoy() -> Document:
    """Thirty lorries from Hasakah to Iraq."""
    m = _report("The Zagros Observer", "Convoy crosses", "Thirty trucks drove from Hasakah to Iraq on Friday.")
    day = make_day(date(2020, 11, 20), Basis.RELATIVE, (m.span("Friday"),))
    m.time("Friday", day)
    hasakah, iraq = m.place("Hasakah", HASAKAH), m.place("Iraq", IRAQ)
    thirty = m.count("Thirty trucks", 30, 30, "truck")
    m.claim(
        "movement.transfer",
        m.span("drove"),
        m.span(m.parts[1][1][:-1]),
        (m.of_outlet(F.CT_PLUS),),
        roles=roles(from_=hasakah, to=iraq),
        when=day,
        quantities=(ClaimQuantity(Of.VEHICLES, "truck", 30, 30, thirty),),
    )
    return m.document("en", m.parts[0][1], source="reports/zagros.txt", published=day)


def make_reports() -> list[Document]:
    """The army's statement, its copy, the partisan page, the Arabic report, the convoy."""
    original = _army(_report("L’Écho du Tigre", "Sept roquettes sur Bagdad", STATEMENT))
    copied = _army(_report("Le Relais du Fleuve", "Bagdad : une fillette tuée", STATEMENT))
    return [original, copied, _partisan(), _arabic(), _convoy()]


def make_attack(reports: list[Document]) -> Event:
    """The attack: Tuesday against Wednesday, seven against four rockets, one copy, one to three witnesses."""
    army, copied, partisan, arabic, _ = (ClaimKey(d.id, "c1") for d in reports)
    everyone = tuple(sorted((army, copied, partisan, arabic)))
    told = tuple(sorted((army, copied)))
    passage = reports[0].claims[0].evidence, reports[1].claims[0].evidence
    rocket_7, rocket_4 = Range(7, 7, "rocket"), Range(4, 4, "rocket")
    return Event(
        id="e1",
        kind="armed.missile_attack",
        plover=Plover("ASSAULT", "heavy-weapons"),
        acled="Shelling/artillery/missile attack",
        when=TUESDAY,
        where=GREEN_ZONE,
        actors=(EMBASSY,),
        title="Missile attack, Green Zone, 17 November 2020",
        claims=everyone,
        fields=EventFields(
            kind=WordField(Agreement.EQUAL, (WordValue("armed.missile_attack", everyone, (1, 3)),)),
            polarity=WordField(Agreement.EQUAL, (WordValue("happened", everyone, (1, 3)),)),
            when=DateField(
                Agreement.DISJOINT,
                (
                    DateValue(TUESDAY, tuple(sorted((*told, arabic))), (1, 2)),
                    DateValue(WEDNESDAY, (partisan,), (1, 1)),
                ),
            ),
            where=PlaceField(
                Agreement.NESTED,
                (
                    PlaceValue(GREEN_ZONE, told, (1, 1)),
                    PlaceValue(BAGHDAD, tuple(sorted((partisan, arabic))), (1, 2)),
                ),
            ),
            target=ActorField(Agreement.SINGLE, (ActorValue(EMBASSY, (partisan,), (1, 1)),)),
            fatalities=RangeField(Agreement.EQUAL, (RangeValue(Range(1, 1, "girl"), told, (1, 1)),)),
            munitions=RangeField(
                Agreement.DISJOINT,
                (
                    RangeValue(rocket_7, tuple(sorted((*told, partisan))), (1, 2)),
                    RangeValue(rocket_4, (arabic,), (1, 1)),
                ),
            ),
        ),
        n_documents=4,
        n_outlets=4,
        witnesses=Witnesses(said=(3, 3), happened=(1, 3)),
        copies=(
            Copy(
                reports[0].id,
                reports[1].id,
                CopyEvidence.QUOTE_FREE_CONTAINMENT,
                0.92,
                True,
                (passage[1],),
                (passage[0],),
            ),
        ),
        contradictions=(
            Contradiction("when", everyone, "2020-11-17 against 2020-11-18: Wednesday rests on an inferred date"),
            Contradiction("munitions", everyone, "7 against 4: a part may be taken for the whole"),
        ),
        credibility=Credibility.PROBABLY_TRUE,
        grade=Grade.WEAK,
        fatalities=Toll(1, 1, 1),
        injured=None,
        why=("the army is one origin, however many outlets carry its words", "an unnamed source may be the army"),
    )


def make_convoy(reports: list[Document]) -> Event:
    """The convoy: one report, one witness."""
    keys = (ClaimKey(reports[4].id, "c1"),)
    day = make_day(date(2020, 11, 20), Basis.RELATIVE)
    return Event(
        id="e2",
        kind="movement.transfer",
        plover=None,
        acled=None,
        when=day,
        where=IRAQ,
        actors=(),
        title="Transfer, Iraq, 20 November 2020",
        claims=keys,
        fields=EventFields(
            kind=WordField(Agreement.SINGLE, (WordValue("movement.transfer", keys, (1, 1)),)),
            polarity=WordField(Agreement.SINGLE, (WordValue("happened", keys, (1, 1)),)),
            when=DateField(Agreement.SINGLE, (DateValue(day, keys, (1, 1)),)),
            where=PlaceField(Agreement.SINGLE, (PlaceValue(IRAQ, keys, (1, 1)),)),
            vehicles=RangeField(Agreement.SINGLE, (RangeValue(Range(30, 30, "truck"), keys, (1, 1)),)),
        ),
        n_documents=1,
        n_outlets=1,
        witnesses=Witnesses(said=(1, 1), happened=(1, 1)),
        copies=(),
        contradictions=(),
        credibility=Credibility.POSSIBLY_TRUE,
        grade=None,
        fatalities=None,
        injured=None,
        why=("one origin",),
    )


def make_sample() -> tuple[list[Event], Reports]:
    """Both events, and the reports they rest on."""
    documents = make_reports()
    return [make_attack(documents), make_convoy(documents)], Reports.of(documents)


def make_many(n: int) -> tuple[list[Event], Reports]:
    """Many events on many days, each the attack or the convoy again."""
    documents = make_reports()
    attack, convoy = make_attack(documents), make_convoy(documents)
    events = []
    for number in range(n):
        day = make_day(date(2020, 11, 1) + timedelta(days=number * number % 41), Basis.STATED)
        made = convoy if number % 3 == 0 else attack
        witnesses = Witnesses(made.witnesses.said, (1, 1 + number % 5))
        events.append(
            replace(made, id=f"e{number + 1}", when=day, witnesses=witnesses, title=f"{made.title} ({number + 1})")
        )
    return events, Reports.of(documents)


def span_of(document: Document, quote: str) -> Span:
    """The first place of some words in a report."""
    start = document.text.index(quote)
    return Span.of(document.text, start, start + len(quote))

"""Reports with claims made by hand, as the page is to show them. The texts are ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from recoupe.model import (
    Actor,
    ActorMention,
    AgencyCredit,
    Attribution,
    Basis,
    Claim,
    ClaimQuantity,
    Credit,
    DateInterval,
    Document,
    Equipment,
    EquipmentClass,
    EquipmentMention,
    Factuality,
    Interest,
    Level,
    LoadedMention,
    MadeBy,
    Mention,
    Naming,
    Of,
    Outlet,
    Passage,
    PassageKind,
    Place,
    PlaceMention,
    Plover,
    Precision,
    QuantityMention,
    QuoteType,
    Rejected,
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
    Voice,
    make_day,
    make_id,
    make_interval,
)

F = Factuality
FRENCH = [
    (PassageKind.HEADLINE, "Sept roquettes sur Bagdad : le retrait américain en question"),
    (PassageKind.BYLINE, "Par la rédaction, avec AFP"),
    (PassageKind.CAPTION, "A supporter waves a flag at a rally in Ohio, March 8, 2019. (AFP photo)"),
    (
        PassageKind.BODY,
        (
            "Sept roquettes ont été tirées mercredi contre l’ambassade américaine à Bagdad, dont quatre "
            "sont tombées dans l’enceinte, a annoncé l’armée irakienne. L’attaque aurait tué une fillette "
            "et blessé cinq civils\u00a0; aucune faction n’a revendiqué ces tirs contre le « nid d’espions »."
        ),
    ),
    (
        PassageKind.BODY,
        (
            "Selon une source sur le terrain, depuis la semaine dernière, 200 convois militaires "
            "américains ont quitté la province syrienne de Hassaké vers la Ninive par le point de passage "
            "d’al-Walid. Le dernier, composé de 30 camions, est entré en Irak dans l’après-midi du "
            "vendredi 20 novembre. « Les Yankees courent comme des rats », a lancé le porte-parole des "
            "Brigades, promettant que ses hommes frapperaient encore."
        ),
    ),
    (PassageKind.EDITORIAL_NOTE, "(Certains disent que les radars n’ont pas fonctionné, NDLR)"),
    (
        PassageKind.BODY,
        (
            "Jeudi soir à Damas, les chemins de fer syriens et leurs homologues irakiens ont signé un "
            "accord de coopération, rapporte l’agence SANA, citant Najib Fars, directeur général des "
            "chemins de fer syriens. Damas dément en revanche avoir livré des drones armés à la milice."
        ),
    ),
    (PassageKind.RELATED, "Lire aussi : Irak, le singulier message de l’Iran"),
    (PassageKind.BOILERPLATE, "Partager cet article"),
]
ARABIC = [
    (PassageKind.HEADLINE, "قصف صاروخي يستهدف قاعدة عين الأسد غربي العراق"),
    (PassageKind.DATELINE, "بغداد (رويترز) –"),
    (
        PassageKind.BODY,
        (
            "قال مصدر أمني إن صاروخين سقطا يوم الثلاثاء في محيط قاعدة عين الأسد الجوية بمحافظة الأنبار، "
            "دون وقوع إصابات. وأضاف المصدر أن القوات الأمريكية انسحبت من الرقة نحو الحدود العراقية بعد "
            "الهجوم."
        ),
    ),
    (
        PassageKind.BODY,
        ("من جهته نفى المتحدث باسم الجيش الأمريكي Wayne Marotto الانسحاب، واصفاً التقارير بأنها «دعاية رخيصة»."),
    ),
]
BAGHDAD = Place("geonames:98182", "Baghdad", Level.TOWN, "IQ", 33.34, 44.40, 20, 0.97)
HASAKAH = Place("iso:SY-HA", "Al-Hasakah", Level.ADMIN1, "SY", 36.5, 40.75, 120, 0.88)
NINEVEH = Place("iso:IQ-NI", "Nineveh", Level.ADMIN1, "IQ", 36.2, 42.2, 120, 0.9)
DAMASCUS = Place("geonames:170654", "Damascus", Level.TOWN, "SY", 33.51, 36.29, 20, 0.98)
IRAQ = Place("iso:IQ", "Iraq", Level.COUNTRY, "IQ", 33.0, 44.0, 600, 0.99)
ASAD = Place("place:ain-al-asad", "Ain al-Asad Air Base", Level.BASE, "IQ", 33.8, 42.4, 5, 0.95)
RAQQA = Place("geonames:172955", "Raqqa", Level.TOWN, "SY", 35.95, 39.01, 8, 0.93)
US = Actor("actor:us.military", "Military Forces of the United States", "External/Other forces", "US")
EMBASSY = Actor("actor:us.embassy", "Embassy of the United States in Iraq", "Civilians", "US")
IRAQI_ARMY = Actor("actor:iq.military", "Military Forces of Iraq", "State forces", "IQ")


@dataclass
class Maker:
    """Builds a document mention by mention."""

    parts: list[tuple[PassageKind, str]]
    outlet: str
    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = "\n\n".join(text for _, text in self.parts)

    def span(self, quote: str, after: str = "") -> Span:
        """The first place of some words behind some others."""
        start = self.text.index(quote, self.text.index(after) if after else 0)
        return Span.of(self.text, start, start + len(quote))

    def passages(self) -> Iterator[Passage]:
        """The parts with their offsets."""
        at = 0
        for kind, text in self.parts:
            yield Passage(kind, at, at + len(text))
            at += len(text) + 2

    def _add(self, mention: Mention) -> str:
        id_ = f"m{len(self.mentions) + 1}"
        self.mentions[id_] = replace(mention, id=id_)
        return id_

    def place(self, quote: str, place: Place | None, after: str = "") -> str:
        return self._add(PlaceMention("", self.span(quote, after), "x.place@1", place, (), RoleHint.LITERAL))

    def actor(self, quote: str, actor: Actor | None, after: str = "") -> str:
        return self._add(ActorMention("", self.span(quote, after), "x.actor@1", actor))

    def time(self, quote: str, when: DateInterval | None, after: str = "") -> str:
        return self._add(TimeMention("", self.span(quote, after), "x.time@1", Timex(TimexType.DATE, "X"), when))

    def count(
        self, quote: str, low: int, high: int | None, unit: str, after: str = "", approximate: bool = False
    ) -> str:
        return self._add(QuantityMention("", self.span(quote, after), "x.n@1", low, high, unit, approximate, "exact"))

    def equipment(self, quote: str, name: str, class_: EquipmentClass, after: str = "") -> str:
        return self._add(
            EquipmentMention("", self.span(quote, after), "x.e@1", Equipment(f"equipment:{name}", name, class_))
        )

    def loaded(self, quote: str, technique: str, voice: Voice, neutral: str | None) -> str:
        return self._add(LoadedMention("", self.span(quote), "x.loaded@1", technique, voice, neutral, None))

    def sure(self, value: Factuality, *quotes: str) -> Sourced[Factuality]:
        return Sourced(value, tuple(map(self.span, quotes)), "x.doubt@1")

    def of_outlet(self, value: Factuality, *quotes: str) -> Attribution:
        sure = self.sure(value, *quotes)
        return Attribution(
            SourceLevel.OUTLET,
            self.outlet,
            None,
            Naming.NAMED,
            None,
            QuoteType.NONE,
            None,
            None,
            Interest.UNKNOWN,
            sure,
        )

    def of_source(
        self, level: SourceLevel, quote: str, naming: Naming, kind: QuoteType, cue: str, **more: object
    ) -> Attribution:
        said = Attribution(
            level,
            quote,
            None,
            naming,
            None,
            kind,
            self.span(cue),
            self.span(quote),
            Interest.UNKNOWN,
            self.sure(F.CT_PLUS),
        )
        return replace(said, **more)

    def claim(self, kind: str, trigger: Span, evidence: Span, chain: tuple[Attribution, ...], **more: object) -> None:
        tense = Sourced(Tense.PAST, (), "x.tense@1")
        made = Claim(
            f"c{len(self.claims) + 1}",
            kind,
            None,
            None,
            None,
            trigger,
            evidence,
            (),
            None,
            (),
            chain,
            chain[0].factuality,
            tense,
            (),
            0.8,
            "rules@1",
        )
        self.claims.append(replace(made, **more))

    def document(self, language: str, title: str | None, **more: object) -> Document:
        made = Document(
            id=make_id(self.text),
            source=f"reports/{language}.html",
            language=language,
            title=title,
            authors=(),
            outlet=Outlet(self.outlet, None, None),
            agencies=(),
            published=None,
            text=self.text,
            passages=tuple(self.passages()),
            mentions=tuple(sorted(self.mentions.values(), key=lambda mention: mention.span)),
            claims=tuple(sorted(self.claims, key=lambda claim: claim.trigger)),
            made_by=MadeBy("0.1.0", "rules", {language: "1"}),
        )
        return replace(made, **more)


def roles(**parts: str) -> tuple[Role, ...]:
    """Roles by name; `from_` is `from`."""
    return tuple(Role(RoleName(name.rstrip("_")), mention) for name, mention in parts.items())


def make_french() -> Document:
    """A French report with hedges, a chain of sources, loaded words, overlaps and passages that claim nothing."""
    m = Maker(FRENCH, "La Dépêche du Levant")
    embassy = m.actor("l’ambassade américaine à Bagdad", EMBASSY)
    baghdad = m.place("Bagdad", BAGHDAD, after="américaine à")
    m.place("Bagdad", BAGHDAD)
    rockets = m.count("Sept roquettes", 7, 7, "rocket", after="(AFP photo)")
    rocket = m.equipment("roquettes", "rocket", EquipmentClass.MUNITION, after="(AFP photo)")
    four = m.count("quatre", 4, 4, "rocket")
    wednesday = make_day(date(2020, 11, 18), Basis.RELATIVE, (m.span("mercredi"),))
    m.time("mercredi", wednesday)
    girl = m.actor("une fillette", None)
    one = m.count("une fillette", 1, 1, "child")
    civilians = m.actor("cinq civils", Actor("actor:iq.civilians", "Civilians (Iraq)", "Civilians", "IQ"))
    five = m.count("cinq", 5, 5, "civilian")
    faction = m.actor("aucune faction", None)
    nest = m.loaded("nid d’espions", "Name_Calling-Labeling", Voice.QUOTED, "ambassade")
    m.actor("l’armée irakienne", IRAQI_ARMY)
    first, second = m.span(FRENCH[3][1].split(" L’attaque")[0]), m.span(FRENCH[3][1].split("irakienne. ")[1])
    army = m.of_source(SourceLevel.SPEAKER, "l’armée irakienne", Naming.NAMED, QuoteType.INDIRECT, "a annoncé")
    m.claim(
        "armed.missile_attack",
        m.span("tirées"),
        first,
        (m.of_outlet(F.CT_PLUS), replace(army, interest=Interest.THIRD_PARTY)),
        roles=roles(target=embassy, instrument=rocket, at=baghdad),
        when=wednesday,
        plover=Plover("ASSAULT", "heavy-weapons"),
        acled="Shelling/artillery/missile attack",
        cameo="194",
        score=0.91,
        quantities=(
            ClaimQuantity(Of.MUNITIONS, "rocket", 7, 7, rockets),
            ClaimQuantity(Of.MUNITIONS, "rocket", 4, 4, four),
        ),
    )
    m.claim(
        "other.casualties",
        m.span("tué"),
        second,
        (m.of_outlet(F.PS_PLUS, "aurait"),),
        roles=roles(victim=girl, at=baghdad),
        quantities=(ClaimQuantity(Of.FATALITIES, "child", 1, 1, one),),
        when=wednesday,
        score=0.84,
    )
    m.claim(
        "other.casualties",
        m.span("blessé"),
        second,
        (m.of_outlet(F.PS_PLUS, "aurait"),),
        roles=roles(victim=civilians),
        quantities=(ClaimQuantity(Of.INJURED, "civilian", 5, 5, five),),
        score=0.81,
    )
    m.claim(
        "statement.responsibility",
        m.span("revendiqué"),
        second,
        (m.of_outlet(F.CT_MINUS, "aucune", "n’"),),
        roles=roles(agent=faction),
        wording=(nest,),
        cameo="015",
        score=0.7,
    )
    _add_convoys(m)
    _add_agreement(m)
    why = ("the text names Friday 20 November and no later day", "its next “jeudi” would be 26 November")
    return m.document(
        "fr",
        FRENCH[0][1],
        authors=("La rédaction",),
        published=make_interval(
            date(2020, 11, 20),
            date(2020, 11, 23),
            Precision.INTERVAL,
            Basis.INFERRED,
            (m.span("vendredi 20 novembre"),),
            why,
        ),
        agencies=(
            AgencyCredit("AFP", "outlet:afp", Credit.BYLINE, m.span("AFP")),
            AgencyCredit("SANA", "outlet:sana", Credit.IN_TEXT, m.span("l’agence SANA")),
        ),
        rejected=(
            Rejected("passages", "an English caption of another story claims nothing here", m.span(FRENCH[2][1])),
            Rejected("claims", "a promise without a date or a place", m.span("ses hommes frapperaient encore")),
        ),
    )


def _add_convoys(m: Maker) -> None:
    since = DateInterval(
        date(2020, 11, 9),
        None,
        Precision.WEEK,
        "2020-11-09/..",
        Basis.RELATIVE,
        (m.span("depuis la semaine dernière"),),
    )
    m.time("depuis la semaine dernière", since)
    convoys = m.count("200 convois", 200, 200, "convoy")
    forces = m.actor("convois militaires américains", US)
    m.equipment("convois", "convoy", EquipmentClass.VEHICLE)
    hasakah = m.place("province syrienne de Hassaké", HASAKAH)
    nineveh = m.place("la Ninive", NINEVEH)
    crossing = m.place("point de passage d’al-Walid", None)
    trucks = m.count("30 camions", 30, 30, "truck")
    truck = m.equipment("camions", "truck", EquipmentClass.VEHICLE)
    iraq = m.place("Irak", IRAQ, after="entré en")
    friday = DateInterval(
        datetime.fromisoformat("2020-11-20T12:00"),
        datetime.fromisoformat("2020-11-20T18:00"),
        Precision.TIME,
        None,
        Basis.STATED,
        (m.span("dans l’après-midi du vendredi 20 novembre"),),
    )
    m.time("dans l’après-midi du vendredi 20 novembre", friday)
    rats = m.loaded("courent comme des rats", "Loaded_Language", Voice.QUOTED, "se retirent")
    yankees = m.loaded("Les Yankees", "Name_Calling-Labeling", Voice.QUOTED, "les forces américaines")
    americans = m.actor("Les Yankees", US)
    men = m.actor("ses hommes", None)
    text = FRENCH[4][1]
    source = m.of_source(
        SourceLevel.SPEAKER, "une source sur le terrain", Naming.UNNAMED_INDIVIDUAL, QuoteType.INDIRECT, "Selon"
    )
    spokesman = m.of_source(
        SourceLevel.SPEAKER,
        "le porte-parole des Brigades",
        Naming.NAMED_ROLE,
        QuoteType.DIRECT,
        "a lancé",
        interest=Interest.ADVERSARY,
    )
    chain = (m.of_outlet(F.U_U, "Selon"), source)
    m.claim(
        "movement.transfer",
        m.span("ont quitté"),
        m.span(text.split(" Le dernier")[0]),
        chain,
        roles=roles(agent=forces, from_=hasakah, to=nineveh, via=crossing),
        when=since,
        plover=Plover("MOBILIZE", "weapons"),
        acled="Change to group/activity",
        cameo="154",
        quantities=(ClaimQuantity(Of.VEHICLES, "convoy", 200, 200, convoys),),
    )
    m.claim(
        "movement.transfer",
        m.span("est entré"),
        m.span(text[text.index("Le dernier") : text.index(" « Les")]),
        chain,
        roles=roles(theme=truck, to=iraq, via=crossing),
        when=friday,
        cameo="154",
        score=0.77,
        quantities=(ClaimQuantity(Of.VEHICLES, "truck", 30, 30, trucks),),
    )
    said = (m.of_outlet(F.U_U, "a lancé"), spokesman)
    m.claim(
        "movement.withdrawal",
        m.span("courent"),
        m.span(text[text.index("« Les") :]),
        said,
        roles=roles(agent=americans),
        wording=(yankees, rats),
        tense=Sourced(Tense.ONGOING, (m.span("courent"),), "x"),
        plover=Plover("RETREAT", "withdraw"),
        acled="Change to group/activity",
        cameo="087",
        score=0.58,
    )
    m.claim(
        "statement.threat",
        m.span("frapperaient"),
        m.span(text[text.index("« Les") :]),
        (m.of_outlet(F.U_U, "promettant"), replace(spokesman, quote_type=QuoteType.INDIRECT)),
        roles=roles(agent=men),
        tense=Sourced(Tense.FUTURE, (m.span("frapperaient encore"),), "x"),
        plover=Plover("THREATEN", "violence"),
        cameo="130",
    )


def _add_agreement(m: Maker) -> None:
    thursday = make_day(date(2020, 11, 19), Basis.RELATIVE, (m.span("Jeudi soir"),))
    m.time("Jeudi soir", thursday)
    damascus = m.place("Damas", DAMASCUS, after="Jeudi soir")
    syrian = m.actor("les chemins de fer syriens", Actor("actor:sy.railways", "Syrian Railways", "State forces", "SY"))
    iraqi = m.actor(
        "leurs homologues irakiens", Actor("actor:iq.railways", "Iraqi Republic Railways", "State forces", "IQ")
    )
    government = m.actor(
        "Damas", Actor("actor:sy.government", "Government of Syria", "State forces", "SY"), after="syriens. "
    )
    drones = m.equipment("drones armés", "drone", EquipmentClass.WEAPON)
    several = m.count("des drones armés", 2, None, "drone", approximate=True)
    militia = m.actor("la milice", None)
    text = FRENCH[6][1]
    sana = m.of_source(
        SourceLevel.AGENCY,
        "l’agence SANA",
        Naming.NAMED,
        QuoteType.INDIRECT,
        "rapporte",
        name="SANA",
        id="outlet:sana",
    )
    fars = m.of_source(
        SourceLevel.SPEAKER,
        "Najib Fars",
        Naming.NAMED,
        QuoteType.INDIRECT,
        "citant",
        role="directeur général des chemins de fer syriens",
        interest=Interest.PARTY_TO_EVENT,
    )
    m.claim(
        "diplomacy.agreement",
        m.span("ont signé"),
        m.span(text.split(" Damas dément")[0]),
        (m.of_outlet(F.U_U, "rapporte"), sana, fars),
        roles=roles(agent=syrian, partner=iraqi, at=damascus),
        when=thursday,
        plover=Plover("SUPPORT", None),
        cameo="057",
        score=0.93,
    )
    damas = m.of_source(
        SourceLevel.SPEAKER,
        "Damas",
        Naming.NAMED,
        QuoteType.INDIRECT,
        "dément",
        span=m.span("Damas", after="syriens. "),
        factuality=m.sure(F.CT_MINUS, "dément"),
        interest=Interest.PARTY_TO_EVENT,
    )
    m.claim(
        "aid.delivery",
        m.span("livré"),
        m.span(text[text.index("Damas dément") :]),
        (m.of_outlet(F.U_U, "dément"), damas),
        roles=roles(agent=government, theme=drones, recipient=militia),
        score=0.74,
        quantities=(ClaimQuantity(Of.MUNITIONS, "drone", 2, None, several),),
    )


def make_arabic() -> Document:
    """An Arabic report with a name in Latin letters, a clitic cut off inside a word, and no outlet date."""
    m = Maker(ARABIC, "الشرق اليوم")
    base = m.place("قاعدة عين الأسد الجوية", ASAD)
    m.place("قاعدة عين الأسد", ASAD)
    m.place("الأنبار", Place("iso:IQ-AN", "Anbar", Level.ADMIN1, "IQ", 32.6, 41.5, 120, 0.9))
    tuesday = make_day(date(2020, 11, 17), Basis.RELATIVE, (m.span("يوم الثلاثاء"),))
    m.time("يوم الثلاثاء", tuesday)
    two = m.count("صاروخين", 2, 2, "rocket")
    m.equipment("صاروخين", "rocket", EquipmentClass.MUNITION)
    none = m.count("دون وقوع إصابات", 0, 0, "person")
    forces = m.actor("القوات الأمريكية", US)
    raqqa = m.place("الرقة", RAQQA)
    border = m.place("الحدود العراقية", None)
    cheap = m.loaded("دعاية رخيصة", "Loaded_Language", Voice.QUOTED, None)
    army = m.actor("الجيش الأمريكي", US)
    first, second = (m.span(part) for part in ARABIC[2][1].split(". "))
    source = m.of_source(SourceLevel.SPEAKER, "مصدر أمني", Naming.UNNAMED_INDIVIDUAL, QuoteType.INDIRECT, "قال")
    chain = (m.of_outlet(F.U_U, "قال"), source)
    m.claim(
        "armed.missile_attack",
        m.span("سقطا"),
        first,
        chain,
        roles=roles(target=base, at=base),
        when=tuesday,
        cameo="194",
        quantities=(
            ClaimQuantity(Of.MUNITIONS, "rocket", 2, 2, two),
            ClaimQuantity(Of.INJURED, "person", 0, 0, none),
        ),
        plover=Plover("ASSAULT", "heavy-weapons"),
        acled="Shelling/artillery/missile attack",
    )
    m.claim(
        "movement.withdrawal",
        m.span("انسحبت"),
        second,
        chain,
        roles=roles(agent=forces, from_=raqqa, to=border),
        cameo="087",
    )
    marotto = m.of_source(
        SourceLevel.SPEAKER,
        "Wayne Marotto",
        Naming.NAMED,
        QuoteType.MIXED,
        "نفى",
        role="المتحدث باسم الجيش الأمريكي",
        factuality=m.sure(F.CT_MINUS, "نفى"),
        interest=Interest.PARTY_TO_EVENT,
    )
    m.claim(
        "movement.withdrawal",
        m.span("الانسحاب"),
        m.span(ARABIC[3][1]),
        (m.of_outlet(F.U_U, "نفى"), marotto),
        roles=roles(agent=army),
        wording=(cheap,),
        cameo="087",
    )
    return m.document(
        "ar",
        ARABIC[0][1],
        published=make_day(date(2020, 11, 18), Basis.METADATA),
        source="https://example.org/ar/1",
        agencies=(AgencyCredit("Reuters", "outlet:reuters", Credit.DATELINE, m.span("رويترز")),),
    )

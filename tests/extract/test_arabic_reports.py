"""Arabic reports read as a whole: invented incidents in real places."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

import recoupe
from recoupe.model import Claim, Document, Offset, PlaceMention

PUBLISHED = "2024-03-06"  # a Wednesday


def read(text: str) -> Document:
    return recoupe.read_text(text, published=PUBLISHED, language="ar")


def parts(document: Document, claim: Claim) -> dict[str, list[str]]:
    """Words of the parts of a claim, by role."""
    words = {m.id: m.span.quote for m in document.mentions}
    found: dict[str, list[str]] = {}
    for role in claim.roles:
        found.setdefault(role.role.value, []).append(words[role.mention])
    return found


def only(document: Document, kind: str) -> Claim:
    (claim,) = [c for c in document.claims if c.kind == kind]
    return claim


def counts(claim: Claim) -> Sequence[tuple[str, int | None, int | None]]:
    return sorted((q.of.value, q.low, q.high) for q in claim.quantities)


def test_an_air_strike_has_its_doer_place_and_day() -> None:
    document = read("قصفت طائرات حربية روسية مدينة إدلب يوم الثلاثاء.")
    claim = only(document, "armed.air_strike")
    assert parts(document, claim) == {"agent": ["طائرات حربية روسية"], "at": ["إدلب"]}
    assert claim.when is not None
    assert claim.when.start == date(2024, 3, 5)


def test_dead_and_injured_are_counted_in_words() -> None:
    document = read("قُتل طفل وأصيب سبعة وعشرون مدنياً بانفجار لغم في ريف دير الزور أمس الثلاثاء.")
    claim = only(document, "armed.bombing")
    assert counts(claim) == [("fatalities", 1, 1), ("injured", 27, 27)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("جنديان", 2, 2), ("ثلاثة جنود", 3, 3), ("أحد عشر جندياً", 11, 11), ("مئة وخمسون جندياً", 150, 150),
        ("١٢ جندياً", 12, 12), ("نحو ٤٠ جندياً", 36, 44),
    ],
)  # fmt: skip
def test_numbers_of_every_form_count(words: str, low: int, high: int) -> None:
    document = read(f"قُتل {words} في هجوم على حاجز في حمص.")
    tolls = [counts(c) for c in document.claims]
    assert [("fatalities", low, high)] in tolls


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قُتل الجنود الثلاثة في كمين قرب منبج.", [("fatalities", 3, 3)]),
        ("أفرجت الجماعة عن الأسرى الأربعة والثلاثين في عدن.", [("other", 34, 34)]),
        ("أصيب جندي واحد على الأقل في هجوم على ثكنة في مأرب.", [("injured", 1, None)]),
        ("قُتل مسعفان اثنان في غارة على درعا.", [("fatalities", 2, 2)]),
    ],
)
def test_a_number_behind_its_noun_counts_it(text: str, told: list[tuple[str, int, int | None]]) -> None:
    assert told in [list(counts(c)) for c in read(text).claims]


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        ("قُتل ثلاثة مدنيين، أحدهم طفل، في قصف على غزة.", 3, 1),
        ("قُتل ستة أشخاص ثلاثة منهم نساء في قصف مدفعي على درعا.", 6, 3),
        ("قُتل عشرة أشخاص بينهم امرأتان في غارة على رفح.", 10, 2),
    ],
)
def test_some_of_those_told_before_are_part_of_them(text: str, whole: int, part: int) -> None:
    (claim,) = read(text).claims
    assert [(q.low, q.part_of is not None) for q in claim.quantities] == [(whole, False), (part, True)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("فرّ نصف مليون شخص من دارفور.", [("displaced", 500000, 500000)]),
        ("هدمت الجرافات منزلين في القدس.", [("other", 2, 2)]),
        ("قُتل شابان على الأقل في نابلس.", [("fatalities", 2, None)]),
        ("قُتل قائد ميداني وثلاثة من مرافقيه في غارة قرب إدلب.", [("fatalities", 1, 1), ("fatalities", 3, 3)]),
        ("لم يسفر القصف على حلب عن وقوع ضحايا.", [("fatalities", 0, 0), ("injured", 0, 0)]),
    ],
)
def test_halves_pairs_and_nobody_are_counted(text: str, told: list[tuple[str, int, int | None]]) -> None:
    assert told in [list(counts(c)) for c in read(text).claims]


def test_vague_numbers_behind_a_verb_written_alike_suffer_it() -> None:
    (claim,) = read("قُتل العشرات وأصيب المئات في اشتباكات الخرطوم.").claims
    assert counts(claim) == [("fatalities", 20, 99), ("injured", 200, 999)]


def test_inhabitants_behind_a_verb_are_people() -> None:
    (claim,) = read("استشهد فلسطينيان برصاص الاحتلال في جنين.").claims
    assert counts(claim) == [("fatalities", 2, 2)]


def test_things_right_behind_people_are_counted() -> None:
    (claim,) = read("أحرق مجهولون سيارتين في طرابلس.").claims
    assert counts(claim) == [("vehicles", 2, 2)]


def test_those_who_march_are_no_drones() -> None:
    (claim,) = read("شارك عشرات الآلاف في مسيرة في الجزائر.").claims
    assert counts(claim) == [("other", 20000, 99999)]


def test_who_tells_it_and_how_surely() -> None:
    document = read("وقال المتحدث باسم الجيش العراقي إن قوات سوريا الديمقراطية انسحبت من مدينة منبج.")
    claim = only(document, "movement.withdrawal")
    assert [s.name for s in claim.said_by][1:] == ["المتحدث باسم الجيش العراقي"]
    assert claim.factuality.value.value == "Uu"
    assert parts(document, claim)["from"] == ["منبج"]


def test_a_denial_is_no_event_that_happened() -> None:
    document = read("لم تقصف القوات الإسرائيلية مدينة صيدا.")
    assert [c.factuality.value.value for c in document.claims if c.kind.startswith("armed.")] in ([], ["CT-"])


def test_offsets_refer_to_the_unmodified_text() -> None:
    text = "أعلنتِ الوزارةُ مقتلَ ٣ جنودٍ في الرقّة.\n\nوسيطرت هيئة تحرير الشام على بلدة كفرنبل."
    document = read(text)
    assert document.text == text
    spans = (
        [m.span for m in document.mentions]
        + [c.trigger for c in document.claims]
        + [c.evidence for c in document.claims]
    )
    assert spans
    assert all(text[s.start : s.stop] == s.quote for s in spans)


def test_a_convoy_goes_from_to_and_through() -> None:
    document = read("وصلت قافلة تضم 57 شاحنة محملة بأسلحة من العراق إلى ريف الحسكة عبر معبر الوليد.")
    claim = only(document, "movement.transfer")
    found = parts(document, claim)
    assert (found["from"], found["to"], found["via"]) == (["العراق"], ["الحسكة"], ["معبر الوليد"])
    assert counts(claim) == [("vehicles", 57, 57)]


@pytest.mark.parametrize("text", ["", "؟", "ـــ", "شارك المنتخب في مباراة حاسمة أمس."])
def test_nothing_is_claimed_where_nothing_is(text: str) -> None:
    assert read(text).claims == ()


# --- who says so ------------------------------------------------------------------------------------


def place_names(text: str) -> list[tuple[str, str]]:
    """Place names of a text and the places they mean."""
    mentions = (m for m in read(text).mentions if isinstance(m, PlaceMention))
    return [(m.span.quote, m.place.name) for m in mentions if m.place is not None]


def test_a_direction_and_a_distance_tell_where_a_place_lies_from_the_one_named() -> None:
    document = read("هاجم مسلحون نقطة تفتيش على بعد 20 كم شمال غربي تكريت.")
    (place,) = [m for m in document.mentions if isinstance(m, PlaceMention)]
    assert place.offset == Offset(20.0, 315.0)


def test_a_noun_that_is_part_of_the_name_of_a_place_is_no_actor() -> None:
    assert place_names("اندلعت معارك في مدينة ود مدني.") == [("ود مدني", "Wad Madani")]
    assert place_names("قصفت الطائرات أطراف بلدة عيتا الشعب.") == [("عيتا الشعب", "Aita al-Shaab")]


def test_capitals_side_by_side_are_subject_and_object_and_no_name() -> None:
    document = read("اتهمت واشنطن طهران بتزويد موسكو بالمسيرات.")
    assert [m.span.quote for m in document.mentions if isinstance(m, PlaceMention)] == ["واشنطن", "طهران", "موسكو"]


def test_a_place_behind_the_verb_has_the_level_of_its_own_noun_and_not_of_the_next_name() -> None:
    found = {
        m.span.quote: m.level_hint for m in read("قصفت روسيا مدينة خاركيف.").mentions if isinstance(m, PlaceMention)
    }
    assert found == {"روسيا": None, "خاركيف": "town"}


def test_a_dateline_gives_way_to_the_place_of_the_event() -> None:
    document = read("بعلبك – قصفت طائرات حربية بلدة الخيام أمس الثلاثاء.")
    assert parts(document, only(document, "armed.air_strike"))["at"] == ["الخيام"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قد يقصف الجيش مدينة حمص.", "PS+"), ("قد قصف الجيش مدينة حمص.", "CT+"), ("قصف الجيش مدينة حمص.", "CT+"),
    ],
)  # fmt: skip
def test_before_the_present_qad_tells_what_may_be_and_before_the_past_what_was(text: str, value: str) -> None:
    claim = only(read(text), "armed.missile_attack")
    assert claim.factuality.value.value == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال المتحدث: «قصفنا مطار بنينا بستة صواريخ».", "armed.missile_attack"),
        ("انسحبنا من التلة تكتيكياً.", "movement.withdrawal"),
        ("قالت أم لخمسة أطفال: «هربنا من القصف ليلاً».", "movement.displacement"),
        ("قال رئيس الوفد: «نرفض أي شروط مسبقة».", "statement.rejection"),
    ],
)
def test_what_we_did_is_told_as_what_others_did(text: str, kind: str) -> None:
    assert [c.kind for c in read(text).claims] == [kind]


@pytest.mark.parametrize(
    "text",
    ["يعد المعبر شريان حياة لسكان الشمال.", "لم يعد السكان يجدون الخبز.", "زرت صنعاء وعدن في طفولتي."],
)
def test_what_is_written_like_a_promise_promises_nothing(text: str) -> None:
    assert read(text).claims == ()


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ووصل الرتل إلى مدينة الحسكة قادماً من العراق.", "movement"),
        ("باتت المدينة تحت سيطرة قوات الدعم السريع.", "territory"),
        ("أصبحت البلدة في قبضة المتمردين.", "territory"),
    ],
)
def test_and_before_a_verb_or_a_verb_of_becoming_hides_no_happening(text: str, family: str) -> None:
    assert [c.kind.partition(".")[0] for c in read(text).claims] == [family]


def test_a_word_that_opens_a_name_belongs_to_it() -> None:
    spans = [m.span.quote for m in read("انسحب الجيش من تل زلط.").mentions if isinstance(m, PlaceMention)]
    assert spans == ["تل زلط"]


def test_a_quarter_lies_in_the_town_named_with_it_and_not_in_a_town_of_its_name() -> None:
    assert place_names("قصفت المدفعية حي الناصرة بالحسكة.")[0][1] == "Al Ḩasakah"


def test_a_direction_from_a_town_is_no_destination() -> None:
    document = read("انتشر الجيش اللبناني في مخيم عين الحلوة شرق صيدا.")
    assert "to" not in parts(document, only(document, "movement.deployment"))


def test_actors_are_marked_with_what_is_written_onto_them() -> None:
    document = read("قال قائد الجيش إن قواته اعتقلت مسلحين في درعا أمس.")
    assert "قواته" in {m.span.quote for m in document.mentions if m.kind == "actor"}
    document = read("هاجم مسلحون دورية للجيش العراقي قرب كركوك.")
    assert "للجيش العراقي" in {m.span.quote for m in document.mentions if m.kind == "actor"}


@pytest.mark.parametrize(
    "text",
    [
        "اعتُقل ناشط على يد قوات الأمن المصرية في القاهرة.",
        "تم اعتقال عشرة أشخاص من قبل قوات الأمن المصرية.",
    ],
)
def test_whoever_stands_behind_by_does_it(text: str) -> None:
    document = read(text)
    assert parts(document, only(document, "detention.arrest"))["agent"] == ["قوات الأمن المصرية"]


def test_a_name_behind_a_title_plays_the_part() -> None:
    document = read("قُتل القائد العسكري أبو عبيدة الحموي بتفجير سيارة مفخخة في حماة.")
    (claim,) = document.claims
    words = [word for found in parts(document, claim).values() for word in found]
    assert "أبو عبيدة الحموي" in words
    assert "القائد العسكري" not in words

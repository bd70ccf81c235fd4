"""Words as the tables of the cross-check write them, Arabic ones in any usual spelling."""

from dataclasses import replace

import pytest
from made_reports import Said, accounts_in, report, speaker

from recoupe.crosscheck.account import Party
from recoupe.crosscheck.agreement.actors import compare_actors, population_of_party
from recoupe.crosscheck.agreement.reasons import _NIGHT
from recoupe.crosscheck.cluster.names import speakers_of
from recoupe.crosscheck.copies.credits import origin_keys
from recoupe.crosscheck.figures.partial import tells_part
from recoupe.crosscheck.figures.stages import Stage, stage_of
from recoupe.crosscheck.figures.updates import mark_of
from recoupe.crosscheck.witnesses.chains import is_metonym
from recoupe.crosscheck.witnesses.observation import has_own_observation
from recoupe.crosscheck.witnesses.sides import actors_in
from recoupe.crosscheck.witnesses.sorts import sorts_in
from recoupe.crosscheck.witnesses.sources import find_source
from recoupe.crosscheck.wording import compile_words, plain, stem_of
from recoupe.model import Naming, Span

DEAD = (("fatalities", "person", 6, 6),)


def arabic(text: str, **more):
    return accounts_in([report("صحيفة الميناء", Said(text, **more), language="ar")])[0]


def party(words: str) -> Party:
    return Party(f"words:{words}", words, None, None, Span(0, 1, "x"))


def test_vowel_signs_hamzas_and_what_is_written_onto_a_word_do_not_matter():
    assert plain("أُصيبَ Émir ٣") == "اصيب emir 3"
    begins = compile_words("{w}مُستشفى")
    assert all(begins.search(plain(words)) for words in ("إلى المستشفى", "للمستشفى", "وبمستشفى", "مستشفيً مستشفى"))
    assert not begins.search(plain("بامستشفى"))


@pytest.mark.parametrize(
    ("left", "right"), [("أمني", "الأمنية"), ("مدنيون", "المدنيين"), ("للمسعفين", "مسعف"), ("medics", "medic")]
)
def test_a_word_has_one_stem_with_and_without_article_and_ending(left, right):
    assert stem_of(plain(left)) == stem_of(plain(right))


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("محافظ الحديدة", {"official"}),
        ("مصدر في محافظة الحديدة", set()),
        ("طبيب في المستشفى", {"medical"}),
        ("مصدر في وسط المدينة الطبيعية", set()),
        ("شهود عيان", {"civil"}),
        ("الهلال الأحمر", {"aid"}),
        ("ضابط في الجيش", {"security"}),
        ("عمال مناجم ومصانع إنتاج", set()),
    ],
)
def test_a_sort_of_source_is_told_by_whole_words_not_by_letters_inside_others(words, sorts):
    assert sorts_in(words) == sorts


def test_a_body_is_found_behind_what_is_written_onto_its_name():
    assert "actor:rsf" in actors_in("المتحدث باسم قوات الدعم السريع", "ar")
    assert "actor:rsf" in actors_in("مستشار للدعم السريع", "ar")


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("استقبل المستشفى ستة قتلى", True),
        ("نُقلت جثث ستة أشخاص", True),
        ("نقل المسعفون ستة جرحى إلى العاصمة", True),
        ("ستة من الجرحى غادروا البلدة", True),
        ("قُتل ستة منذ مطلع يناير", True),
        ("نقلت الوكالة عن ضابط مقتل ستة أشخاص", False),
        ("قُتل ستة أشخاص منذ ساعات", False),
    ],
)
def test_an_arabic_toll_is_a_part_only_where_its_words_say_so(text, is_part):
    assert tells_part(arabic(text, kind="other.casualties", counts=DEAD)) is is_part


def test_a_partitive_number_is_a_part_in_every_language():
    told = Said("Three of the wounded were flown to Basra", kind="other.casualties", counts=DEAD)
    assert tells_part(accounts_in([report("Delta Post", told)])[0])
    told = Said("Trois des blessés ont été opérés", kind="other.casualties", counts=DEAD)
    assert tells_part(accounts_in([report("Delta Post", told, language="fr")])[0])


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("ارتفعت الحصيلة إلى ستة قتلى", "revised"),
        ("ليرتفع عدد القتلى إلى ستة", "revised"),
        ("كانت حصيلة سابقة تحدثت عن أربعة قتلى", "first"),
        ("قُتل ستة أشخاص", None),
    ],
)
def test_arabic_words_mark_a_running_total(text, mark):
    assert mark_of(arabic(text)) == mark


@pytest.mark.parametrize(
    ("trigger", "stage"),
    [("أُطلقت", Stage.FIRED), ("سقوط", Stage.LANDED), ("أصابت", Stage.LANDED), ("انطلاق", Stage.UNTOLD)],
)
def test_an_arabic_trigger_tells_at_what_stage_shells_are_counted(trigger, stage):
    assert stage_of(arabic(f"{trigger} ثلاث قذائف على البلدة", trigger=trigger)) is stage


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("شاهد مراسلنا ستة نعوش في الساحة", True),
        ("وأحصى فريقنا ست حفر في الشارع", True),
        ("وسمع مراسل الصحيفة ثلاثة انفجارات", True),
        ("مراسل صحيفة الميناء عاين المكان", True),
        ("أفاد مراسلنا نقلا عن سكان بوقوع قصف", False),
        ("شاهد مراسل قناة أخرى ستة نعوش", False),
    ],
)
def test_own_observation_needs_people_of_the_outlet_who_saw_it(text, is_own):
    assert has_own_observation(arabic(text), frozenset({"صحيفة الميناء"})) is is_own


@pytest.mark.parametrize(
    ("text", "is_night"),
    [("فجر الخميس", True), ("مساءً", True), ("ليلة أمس", True), ("فجّر انتحاري نفسه", False), ("انفجار قليل", False)],
)
def test_a_night_is_told_by_its_word_not_by_its_letters(text, is_night):
    assert bool(_NIGHT.search(plain(text))) is is_night


def test_arabic_words_tell_the_armed_from_the_unarmed():
    armed, unarmed, thing = party("عشرات المقاتلين"), party("سكان الحي"), party("محطة وقود")
    assert [population_of_party(p) for p in (armed, unarmed, thing)] == ["combatant", "civilian", "person"]
    assert compare_actors(armed, unarmed) == "disjoint"
    assert compare_actors(armed, thing) is None


def test_a_person_quoted_in_two_scripts_ties_two_accounts():
    text = "Shells hit the bridge."
    left, right = (
        accounts_in([report(outlet, Said(text, by=(speaker(name),)))])[0].claim
        for outlet, name in (("Delta Post", "Abdelkarim al-Hariri"), ("صحيفة الميناء", "عبد الكريم الحريري"))
    )
    assert speakers_of(left) & speakers_of(right)


def test_an_outlet_is_credited_with_or_without_what_sort_of_outlet_it_is():
    assert origin_keys(None, "وكالة الأنباء الأهلية") & origin_keys(None, "الانباء الأهليّة")


@pytest.mark.parametrize(
    ("words", "is_name"), [("موسكو", True), ("الخرطوم", True), ("الحكومة", False), ("السلطات", False)]
)
def test_a_capital_is_a_government_by_name_and_the_government_is_nobody_by_name(words, is_name):
    source = replace(
        speaker("x", "actor:ru.government", Naming.UNNAMED_GROUP), name=None, span=Span(0, len(words), words)
    )
    assert is_metonym(source) is is_name


def test_an_outlet_that_speaks_for_itself_is_named_as_it_writes_itself():
    told = arabic("سقطت قذائف على البلدة")
    source = find_source(told, "name:صحيفة الانباء", frozenset())
    assert source.speakers[0].name == "صحيفة الانباء"
    own = accounts_in([report("صحيفة الأنباء", Said("سقطت قذائف"), language="ar")])[0]
    assert find_source(own, "name:صحيفة الانباء", frozenset()).speakers[0].name == "صحيفة الأنباء"

"""Who says so in Arabic reports: chains of agency and speaker, entries of tickers, what stands under a report. Invented."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim, Document


def read(text: str) -> Document:
    return recoupe.read_text(text, published="2024-03-06", language="ar")


def only(document: Document, kind: str) -> Claim:
    (claim,) = [c for c in document.claims if c.kind == kind]
    return claim


def chain(document: Document, kind: str) -> list[tuple[str, str]]:
    """Levels and words of the sources of a claim, the outlet left out."""
    return [
        (s.level.value, s.span.quote if s.span is not None else s.name or "")
        for s in only(document, kind).said_by
        if s.level.value != "outlet"
    ]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("قال عضو في المجلس البلدي لوكالة رويترز إن طائرة حربية قصفت بلدة سراقب.",
         [("agency", "وكالة رويترز"), ("speaker", "عضو في المجلس البلدي")]),
        ("وقال مصدر لصحيفة «المرفأ» إن طائرة حربية قصفت بلدة سراقب.",
         [("speaker", "صحيفة «المرفأ»"), ("speaker", "مصدر")]),
        ("ونقلت قناة «الساحل» عن ضابط في الشرطة أن طائرة حربية قصفت بلدة سراقب.",
         [("speaker", "قناة «الساحل»"), ("speaker", "ضابط في الشرطة")]),
        ("قصفت طائرة حربية بلدة سراقب، حسبما أفاد مصدر طبي لـ«سانا».",
         [("agency", "سانا"), ("speaker", "مصدر طبي")]),
        ("قصفت طائرة حربية بلدة سراقب، وفق مراسل فرانس برس.",
         [("agency", "فرانس برس"), ("speaker", "مراسل فرانس برس")]),
    ],
)  # fmt: skip
def test_an_agency_and_who_told_it_make_a_chain(text: str, sources: list[tuple[str, str]]) -> None:
    assert chain(read(text), "armed.air_strike") == sources


@pytest.mark.parametrize(
    ("entry", "source"),
    [
        ("08:45 ناشطون: طائرة حربية قصفت حي بيت المال.", "ناشطون"),
        ("23:05 – مصدر طبي في مستشفى الكندي: طائرة حربية قصفت حي الزهور.", "مصدر طبي في مستشفى الكندي"),
        ("عاجل | وزارة الصحة: طائرة حربية قصفت مستشفى الكندي.", "وزارة الصحة"),
    ],
)
def test_an_entry_says_before_its_colon_who_tells_it(entry: str, source: str) -> None:
    assert chain(read(entry), "armed.air_strike") == [("speaker", source)]


def test_an_entry_may_cite_somebody() -> None:
    sources = chain(read("رويترز عن مسؤول أمريكي: طائرة حربية قصفت قاعدة في الحسكة."), "armed.air_strike")
    assert sources == [("agency", "رويترز"), ("speaker", "مسؤول أمريكي")]


def test_a_subject_before_its_verb_speaks_not_what_stands_behind() -> None:
    document = read("22:10 المقاومة الإسلامية تعلن استهداف موقع الراهب بالقذائف المدفعية.")
    assert chain(document, "armed.missile_attack") == [("speaker", "المقاومة الإسلامية")]


def test_asides_stand_between_a_verb_and_what_is_said() -> None:
    document = read("وقال مسؤول في حمص، رافضاً ذكر اسمه، إن طائرة حربية قصفت بلدة سراقب.")
    assert chain(document, "armed.air_strike") == [("speaker", "مسؤول في حمص")]


def test_what_is_joined_behind_a_citation_is_not_cited() -> None:
    document = read("قصفت طائرة حربية بلدة سراقب، بحسب معهد أبحاث في نيروبي، واعتقلت الشرطة ثلاثة شبان في حماة.")
    assert chain(document, "armed.air_strike") == [("speaker", "معهد أبحاث في نيروبي")]
    assert chain(document, "detention.arrest") == []


def test_a_verb_without_a_subject_is_said_by_who_spoke_last() -> None:
    document = read("قال مصدر طبي إن الجيش سيطر على بلدة سراقب. وأضاف أن طائرة حربية قصفت السوق.")
    assert chain(document, "armed.air_strike") == [("speaker", "مصدر طبي")]


def test_a_participle_is_said_by_the_main_subject() -> None:
    document = read("نفى مصدر عسكري ما تتناقله بعض القنوات عن الانسحاب، مؤكداً أن طائرة حربية قصفت بلدة سراقب.")
    assert chain(document, "armed.air_strike") == [("speaker", "مصدر عسكري")]


@pytest.mark.parametrize(
    "text",
    ["حافلة تقلّ جنوداً قصفتها طائرة حربية في تدمر.", "قصفت طائرة حربية ما لا يقل عن ثلاثة مبان في تدمر.",
     "قصفت طائرة حربية مدينة تدمر بلا مقاومة تذكر."],
)  # fmt: skip
def test_words_that_look_like_saying_tell_nothing(text: str) -> None:
    assert chain(read(text), "armed.air_strike") == []


def test_a_pronoun_written_onto_a_speaker_belongs_to_the_words() -> None:
    assert chain(read("وروى والده أن طائرة حربية قصفت بلدة سراقب."), "armed.air_strike") == [("speaker", "والده")]


def test_a_name_between_commas_behind_an_office_is_who_speaks() -> None:
    document = read("وقال محاميهما، نديم صيام، إن الشرطة اعتقلت ثلاثة شبان في حماة.")
    (source,) = only(document, "detention.arrest").said_by[1:]
    assert (source.name, source.naming.value, source.role) == ("نديم صيام", "named", "محاميهما")


def test_clauses_set_beside_a_report_are_not_under_it() -> None:
    document = read("قال مصدر طبي إن طائرة حربية قصفت بلدة سراقب، فيما اعتقلت الشرطة ثلاثة شبان في حماة.")
    assert chain(document, "armed.air_strike") == [("speaker", "مصدر طبي")]
    assert chain(document, "detention.arrest") == []


def test_two_reports_joined_by_and_do_not_hold_each_other() -> None:
    document = read("قال مصدر طبي إن طائرة حربية قصفت بلدة سراقب، وذكر ناشط أن الشرطة اعتقلت ثلاثة شبان في حماة.")
    assert chain(document, "detention.arrest") == [("speaker", "ناشط")]


def test_a_topic_before_its_clause_is_who_speaks() -> None:
    document = read("أما وزارة الدفاع فقد زعمت أن طائرة حربية قصفت بلدة سراقب.")
    assert chain(document, "armed.air_strike") == [("speaker", "وزارة الدفاع")]


@pytest.mark.parametrize(
    "text",
    ["قصفت طائرة حربية بلدة سراقب، على ما أفاد مراسل الوكالة.", "وثّقنا قصف طائرة حربية بلدة سراقب."],
)
def test_the_own_voice_of_an_outlet_is_no_speaker(text: str) -> None:
    assert chain(read(text), "armed.air_strike") == []


def test_who_was_told_is_not_who_says_it() -> None:
    document = read("قال مصدر طبي إن الجيش سيطر على بلدة سراقب. وقال للصحفيين إن طائرة حربية قصفت السوق.")
    assert chain(document, "armed.air_strike") == [("speaker", "مصدر طبي")]


def test_an_answer_is_a_report() -> None:
    document = read("وردّت قيادة عمليات الجزيرة بأن طائرة حربية قصفت بلدة سراقب.")
    assert chain(document, "armed.air_strike") == [("speaker", "قيادة عمليات الجزيرة")]


def test_a_verb_that_closes_what_is_told_covers_it() -> None:
    document = read("قصفت طائرة حربية بلدة سراقب، قال المتحدث سامر الأحمد لوكالة رويترز: «البلدة بيدنا».")
    assert [s.level.value for s in only(document, "armed.air_strike").said_by] == ["outlet", "agency", "speaker"]


def test_behind_a_quotation_a_verb_closes_only_that() -> None:
    document = read("انسحب الجيش من مدينة منبج مساء الثلاثاء: «وجدنا الأبواب مشرعة»، يقول أحدهم.")
    assert chain(document, "movement.withdrawal") == []


@pytest.mark.parametrize(
    ("speaker", "naming"),
    [
        ("الهلال الأحمر", "named"),
        ("منظمة «سراج»", "named"),
        ("وزارة الصحة", "named_role"),
        ("مصدر طبي", "unnamed_individual"),
    ],
)
def test_a_body_with_a_name_of_its_own_is_named(speaker: str, naming: str) -> None:
    document = read(f"قصفت طائرة حربية بلدة سراقب، بحسب {speaker}.")
    assert [s.naming.value for s in only(document, "armed.air_strike").said_by[1:]] == [naming]


def test_a_statement_before_a_colon_is_by_who_issued_it() -> None:
    document = read("بيان صادر عن وزارة الدفاع: قصفت طائرة حربية بلدة سراقب فجر اليوم.")
    assert chain(document, "armed.air_strike") == [("speaker", "وزارة الدفاع")]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("ونقلت رويترز عن ثلاثة مسؤولين قولهم إن طائرة حربية قصفت بلدة سراقب.",
         [("agency", "رويترز"), ("speaker", "ثلاثة مسؤولين")]),
        ("وقالت القيادة المركزية الأمريكية في بيان على منصة إكس إن طائرة حربية قصفت بلدة سراقب.",
         [("speaker", "القيادة المركزية الأمريكية")]),
        ("مصدر أمني لـ«شفق نيوز»: طائرة حربية قصفت بلدة سراقب.",
         [("speaker", "شفق نيوز"), ("speaker", "مصدر أمني")]),
    ],
)  # fmt: skip
def test_where_it_was_said_is_no_part_of_who_says_it(text: str, sources: list[tuple[str, str]]) -> None:
    assert chain(read(text), "armed.air_strike") == sources


def test_a_last_name_alone_is_the_person_named_before() -> None:
    document = read("قال الناشط آدم هارون إن الجيش سيطر على بلدة سراقب. وأكد هارون أن طائرة حربية قصفت السوق.")
    (source,) = only(document, "armed.air_strike").said_by[1:]
    assert (source.name, source.naming.value) == ("آدم هارون", "named")

"""Phrases to dates: UCDP's cases (design/standards.md §3), TimeML values, weekdays, anchors, clock times."""

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import recoupe.lang
from recoupe.extract.rules.times import find_times
from recoupe.lang.time_rules import load_time_rules
from recoupe.model.date_codes import ucdp_precision
from recoupe.model.dates import DateInterval, make_day, make_interval
from recoupe.model.mention import TimeMention
from recoupe.model.vocabulary import Basis, Precision
from recoupe.resolve.dates import resolve_times

PACKS = Path(recoupe.lang.__file__).parent
RULES = {language: load_time_rules(PACKS / language / "times.toml") for language in ("ar", "fr", "en")}
FRIDAY = date(2020, 11, 20)


def _read(language: str, text: str, published: date | DateInterval | None = FRIDAY) -> tuple[TimeMention, ...]:
    day = make_day(published, Basis.METADATA) if isinstance(published, date) else published
    return resolve_times(text, find_times(text, RULES[language]), day)


def _days(language: str, text: str, published: date | DateInterval | None = FRIDAY) -> tuple[str | None, str | None]:
    """Half-open days of the last mention of the text."""
    when = _read(language, text, published)[-1].date
    assert when is not None
    start, stop = when.days()
    return (start.isoformat()[5:] if start else None, stop.isoformat()[5:] if stop else None)


UCDP = [
    ("today", "aujourd'hui", "11-20", "11-21"),
    ("yesterday", "hier", "11-19", "11-20"),
    ("last Tuesday", "mardi dernier", "11-17", "11-18"),
    ("Monday night", "lundi soir", "11-16", "11-17"),
    ("Monday night", "lundi dans la nuit", "11-16", "11-17"),
    ("last night", "la nuit dernière", "11-19", "11-20"),
    ("the other day", "l'autre jour", "11-19", "11-20"),
    ("on 14 January", "le 14 janvier", "01-14", "01-15"),
    ("recently", "récemment", "11-17", "11-20"),
    ("in the past few days", "ces derniers jours", "11-17", "11-20"),
    ("around 2 July", "vers le 2 juillet", "07-01", "07-04"),
    ("over the weekend", "ce week-end", "11-14", "11-16"),
    ("this week", "cette semaine", "11-16", "11-21"),
    ("since the beginning of the week", "depuis le début de la semaine", "11-16", None),
    ("in the night between Sunday and Monday", "dans la nuit de dimanche à lundi", "11-15", "11-17"),
    ("in the past 24 hours", "ces dernières 24 heures", "11-19", "11-21"),
    ("in the past 48 hours", "ces dernières 48 heures", "11-18", "11-21"),
    ("in the past 72 hours", "ces dernières 72 heures", "11-18", "11-21"),
    ("in the past 2 days", "ces deux derniers jours", "11-18", "11-20"),
    ("in the past day", "ces dernières 24 heures", "11-19", "11-21"),
    ("since Thursday", "depuis jeudi", "11-19", None),
    ("in a five-day offensive", "dans une offensive de cinq jours", "11-16", "11-21"),
    ("between 13-16 February", "entre le 13 et le 16 février", "02-13", "02-17"),
    ("in a night of clashes", "après une nuit de combats", "11-19", "11-21"),
    ("overnight", "dans la nuit", "11-19", "11-21"),
    ("in the last six days of January", "les six derniers jours de janvier", "01-26", "02-01"),
    ("late last week", "en fin de semaine dernière", "11-13", "11-16"),
    ("last week", "la semaine dernière", "11-09", "11-16"),
    ("in the past week", "ces sept derniers jours", "11-14", "11-21"),
    ("in the first week of August", "la première semaine d'août", "08-01", "08-08"),
    ("in early March", "début mars", "03-01", "03-11"),
    ("in mid-March", "à la mi-mars", "03-10", "03-21"),
    ("in late March", "fin mars", "03-15", "04-01"),
    ("at the end of March", "à la fin mars", "03-15", "04-01"),
    ("in late November", "fin novembre", "11-15", "11-21"),
    ("in recent weeks", "ces dernières semaines", "10-31", "11-21"),
    ("earlier this month", "plus tôt ce mois-ci", "11-01", "11-20"),
    ("last month", "le mois dernier", "10-01", "11-01"),
    ("a fortnight ago", "il y a quinze jours", "11-07", "11-21"),
    ("in the past 3 months", "ces trois derniers mois", "08-20", "11-21"),
    ("in the past few months", "ces derniers mois", "08-20", "11-21"),
]


PRECISIONS = {
    1: ["yesterday", "last Tuesday", "Monday night", "last night", "the other day", "on 14 January"],
    2: [
        "recently", "in the past few days", "around 2 July", "over the weekend", "this week", "in the past 24 hours",
        "in the night between Sunday and Monday", "in the past 48 hours", "in the past 2 days", "late last week",
        "in a five-day offensive", "between 13-16 February", "in a night of clashes", "in the last six days of January",
    ],
    3: ["last week", "in the past week", "in the first week of August"],
    4: [
        "in early March", "in mid-March", "in late March", "in recent weeks", "earlier this month", "last month",
        "a fortnight ago",
    ],
    5: ["in 1995", "last year", "in the past year", "in early 1999", "in mid-1999", "in late 1999", "in the past 3 months"],
}  # fmt: skip


@pytest.mark.parametrize(("code", "phrase"), [(code, phrase) for code, rows in PRECISIONS.items() for phrase in rows])
def test_phrases_have_the_precision_that_ucdp_prints(code: int, phrase: str) -> None:
    when = _read("en", f"The camp was shelled {phrase}.")[-1].date
    assert when is not None
    assert ucdp_precision(when) == code


@pytest.mark.parametrize(("phrase", "start", "stop"), [(row[0], *row[2:]) for row in UCDP])
def test_english_phrases_give_the_days_ucdp_prints(phrase: str, start: str, stop: str | None) -> None:
    assert _days("en", f"The camp was shelled {phrase}.") == (start, stop)


@pytest.mark.parametrize(("phrase", "start", "stop"), [row[1:] for row in UCDP])
def test_french_phrases_give_the_days_ucdp_prints(phrase: str, start: str, stop: str | None) -> None:
    assert _days("fr", f"Le camp a été bombardé {phrase}.") == (start, stop)


@pytest.mark.parametrize(
    ("language", "phrase", "edtf"),
    [
        ("fr", "en 1995", "1995"),
        ("fr", "l'an dernier", "2019"),
        ("fr", "début 1999", "1999-01-01/1999-04-30"),
        ("fr", "à la mi-1999", "1999-05-01/1999-08-31"),
        ("fr", "fin 1999", "1999-09-01/1999-12-31"),
        ("fr", "en novembre 2019", "2019-11"),
        ("fr", "l'hiver dernier", "2019-12-01/2020-02-29"),
        ("fr", "du 30 décembre au 2 janvier", "2019-12-30/2020-01-02"),
        ("fr", "depuis septembre 2018", "2018-09-01/.."),
        ("fr", "depuis un an", "2020-01-01/.."),
        ("fr", "la semaine du 15 mai", "2020-05-15/2020-05-21"),
        ("en", "in the past year", "2020-01-01/2020-11-20"),
        ("fr", "à Noël 2019", "2019-12-25"),
        ("en", "in 1995", "1995"),
        ("en", "last year", "2019"),
        ("en", "in late 1999", "1999-09-01/1999-12-31"),
        ("en", "in the 1990s", "1990-01-01/1999-12-31"),
        ("en", "in the third quarter of 2019", "2019-07-01/2019-09-30"),
        ("en", "from 2009 to 2011", "2009-01-01/2011-12-31"),
        ("en", "on June 3-5, 2014", "2014-06-03/2014-06-05"),
        ("en", "two years ago", "2018"),
        ("en", "three days ago", "2020-11-17"),
    ],
)
def test_years_months_and_ranges_keep_their_edtf_form(language: str, phrase: str, edtf: str) -> None:
    lead = "Le camp a été bombardé" if language == "fr" else "The camp was shelled"
    when = _read(language, f"{lead} {phrase}.")[-1].date
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("language", "text", "value", "kind"),
    [
        ("fr", "Il est mort hier soir.", "2020-11-19TEV", "TIME"),
        ("fr", "Une trêve de 72h a été signée.", "PT72H", "DURATION"),
        ("fr", "Il attend depuis un demi-siècle.", "P50Y", "DURATION"),
        ("fr", "Ils défilent chaque vendredi.", "XXXX-WXX-5", "SET"),
        ("fr", "Ils tirent tous les jours.", "P1D", "SET"),
        ("fr", "Ils se sont rendus ce week-end à Damas.", "2020-W46-WE", "DATE"),
        ("fr", "Le camp est désormais vide.", "PRESENT_REF", "DATE"),
        ("en", "He died Thursday night.", "2020-11-19TNI", "TIME"),
        ("en", "They moved last week.", "2020-W46", "DATE"),
        ("en", "It will end in the fourth quarter.", "2020-Q4", "DATE"),
        ("en", "They waited several weeks.", "PXW", "DURATION"),
    ],
)
def test_timeml_types_and_values(language: str, text: str, value: str, kind: str) -> None:
    timex = _read(language, text)[-1].timex
    assert timex is not None
    assert (timex.value, timex.type) == (value, kind)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Deux soldats ont été tués mercredi.", "2020-11-18"),
        ("fr", "La réunion aura lieu mercredi.", "2020-11-25"),
        ("fr", "Il doit rencontrer mercredi son homologue.", "2020-11-25"),
        ("fr", "Deux soldats ont été tués vendredi.", "2020-11-20"),
        ("fr", "Il a été tué vendredi dernier.", "2020-11-13"),
        ("fr", "Il sera opéré lundi prochain.", "2020-11-23"),
        ("fr", "La marche est prévue le 1er décembre.", "2020-12-01"),
        ("fr", "Il a été tué le 1er décembre.", "2019-12-01"),
        ("fr", "Il a été tué le mardi 8 mars.", "2016-03-08"),
        ("en", "Two soldiers were killed on Wednesday.", "2020-11-18"),
        ("en", "Talks will be held on Wednesday.", "2020-11-25"),
        ("en", "Talks are scheduled for Wednesday.", "2020-11-25"),
        ("en", "Talks will be held on December 1.", "2020-12-01"),
        ("en", "He was killed on December 1.", "2019-12-01"),
    ],
)
def test_tense_decides_the_direction_of_days_without_a_year(language: str, text: str, day: str) -> None:
    when = _read(language, text)[-1].date
    assert when is not None
    assert when.edtf == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Le camp a été pris le 3 mai 2014. Le lendemain, il brûlait.", "2014-05-04"),
        ("fr", "Le camp a été pris le 3 mai 2014. La veille, il brûlait.", "2014-05-02"),
        ("fr", "Le camp a été pris le 3 mai 2014. Trois jours plus tôt, il brûlait.", "2014-04-30"),
        ("en", "It fell on May 3, 2014. The next day, it burned.", "2014-05-04"),
        ("en", "It fell on May 3, 2014. Two days later, it burned.", "2014-05-05"),
    ],
)
def test_the_next_day_counts_from_the_day_mentioned_last(language: str, text: str, day: str) -> None:
    when = _read(language, text)[-1].date
    assert when is not None
    assert when.edtf == day


@pytest.mark.parametrize(
    ("language", "text", "start"),
    [
        ("fr", "L'obus est tombé mardi vers 21 h 45.", datetime(2020, 11, 17, 21, 45)),
        ("fr", "L'assaut a commencé jeudi vers 3 heures du matin.", datetime(2020, 11, 19, 3)),
        ("en", "It fell at 2:30 p.m. on Tuesday.", datetime(2020, 11, 17, 14, 30)),
        ("en", "At 0400 GMT, the port was hit.", datetime(2020, 11, 20, 4)),
        ("en", "It filed at 12:00 UTC Monday in Paris.", datetime(2020, 11, 16, 12)),
    ],
)
def test_clock_times_take_the_day_beside_them(language: str, text: str, start: datetime) -> None:
    (when,) = [
        mention.date for mention in _read(language, text) if mention.date and mention.date.precision is Precision.TIME
    ]
    assert when.start == start


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Il a été tué mercredi.", "XXXX-WXX-3"),
        ("fr", "Il a été tué hier.", "XXXX-XX-XX"),
        ("fr", "Il a été tué le 17 novembre.", "XXXX-11-17"),
        ("fr", "Il a été tué à 14h30.", "XXXX-XX-XXT14:30"),
        ("fr", "Il a été tué à Noël.", "XXXX-12-25"),
        ("en", "He was killed last week.", "XXXX-WXX"),
        ("en", "He was killed in March.", "XXXX-03"),
        ("en", "He was killed overnight.", "XXXX-XX-XXTNI"),
        ("en", "He was killed the next day.", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_nothing_relative_is_dated(language: str, text: str, value: str) -> None:
    (mention,) = _read(language, text, None)
    assert mention.date is None
    assert mention.timex is not None
    assert mention.timex.value == value


def test_a_stated_date_needs_no_publication_date_and_says_so() -> None:
    (mention,) = _read("fr", "Il a été tué le 17 novembre 2020.", None)
    assert mention.date == make_day(date(2020, 11, 17), Basis.STATED, (mention.span,))


def test_a_relative_date_is_the_union_over_the_days_of_publication() -> None:
    week = make_interval(FRIDAY, date(2020, 11, 27), Precision.INTERVAL, Basis.METADATA)
    assert _days("fr", "La base a été visée la semaine dernière.", week) == ("11-09", "11-23")


def test_with_an_inferred_date_bare_weekdays_count_back_from_the_latest_explicit_day() -> None:
    week = make_interval(FRIDAY, date(2020, 11, 27), Precision.INTERVAL, Basis.INFERRED)
    text = "Il est entré vendredi 20 novembre. La base a été visée mercredi."
    assert _days("fr", text, week) == ("11-18", "11-19")


@pytest.mark.parametrize("text", ["Le 31 février 2020, rien.", "Le 30.02.2019, rien."])
def test_days_that_the_calendar_lacks_stay_without_date(text: str) -> None:
    assert all(mention.date is None for mention in _read("fr", text))


def test_what_is_to_come_before_a_day_begins_with_the_report() -> None:
    assert _days("fr", "Ils remettront les casernes d'ici à mardi.") == ("11-20", "11-25")


WORDS = {
    language: sorted({word for rule in rules.rules for slot in rule.slots for word in slot.words.words})
    for language, rules in RULES.items()
}
JOINTS = [
    " ",
    "-",
    ", ",
    "\n",
    " 31 ",
    "/02/2020",
    " 999 ",
    "'s ",
    " le ",
    " of ",
    " until ",
    " depuis ",
    " il y a ",
    " ago ",
    " to ",
]
PUBLISHED = [
    None,
    make_day(date(2020, 2, 29), Basis.METADATA),
    make_interval(date(2020, 12, 28), date(2021, 1, 6), Precision.INTERVAL, Basis.INFERRED),
    make_interval(None, date(2021, 1, 6), Precision.INTERVAL, Basis.INFERRED),
]


@pytest.mark.parametrize("language", RULES)
@given(data=st.data())
def test_any_mix_of_time_words_is_read_without_error_into_ordered_dates(language: str, data: st.DataObject) -> None:
    pieces = st.tuples(st.sampled_from(WORDS[language]), st.sampled_from(JOINTS))
    text = "".join(word + joint for word, joint in data.draw(st.lists(pieces, max_size=12)))
    for mention in _read(language, text, data.draw(st.sampled_from(PUBLISHED))):
        assert text[mention.span.start : mention.span.stop] == mention.span.quote
        assert mention.timex is not None
        start, stop = mention.date.days() if mention.date else (None, None)
        assert start is None or stop is None or start < stop


@pytest.mark.parametrize(
    ("language", "text", "values", "days"),
    [
        ("fr", "Les combats du 3 au 5 mai ont cessé.", ["2020-05-03", "2020-05-05"], "2020-05-03/2020-05-05"),
        ("fr", "Les combats du 28 au 3 mai ont cessé.", ["2020-04-28", "2020-05-03"], "2020-04-28/2020-05-03"),
        (
            "fr",
            "Entre le 30 décembre et le 2 janvier, elle a brûlé.",
            ["2019-12-30", "2020-01-02"],
            "2019-12-30/2020-01-02",
        ),
        ("fr", "La guerre a duré de 1982 à 1987.", ["1982", "1987"], "1982-01-01/1987-12-31"),
        ("en", "It burned between Monday and Wednesday.", ["2020-11-16", "2020-11-18"], "2020-11-16/2020-11-18"),
        ("en", "It burned from June 3 to 5.", ["2020-06-03", "2020-06-05"], "2020-06-03/2020-06-05"),
    ],
)
def test_both_ends_of_a_range_have_their_value_and_the_days_of_the_whole(
    language: str, text: str, values: list[str], days: str
) -> None:
    found = _read(language, text)
    assert [mention.timex.value for mention in found if mention.timex] == values
    assert {mention.date.edtf for mention in found if mention.date} == {days}


def test_days_told_as_a_pair_are_dated_each_for_itself() -> None:
    found = _read("fr", "Ils voteront les 6 et 13 décembre prochains.")
    assert [mention.date.edtf for mention in found if mention.date] == ["2020-12-06", "2020-12-13"]


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("fr", "L'accord date du 5 rabia al-thani 1442.", "2020-11-19/2020-11-21"),
        ("fr", "Le camp a été pris pendant le ramadan.", "2020-04-23/2020-05-24"),
        ("fr", "Une trêve est prévue pour l'Aïd al-Adha.", "2021-07-19/2021-07-21"),
        ("en", "The deal is dated 14 Ramadan 1441 AH.", "2020-05-06/2020-05-08"),
        ("en", "The camp fell on Eid al-Fitr.", "2020-05-23/2020-05-25"),
        ("en", "The camp fell on Thanksgiving 2019.", "2019-11-28"),
        ("fr", "Ils votent le premier dimanche de mai 2021.", "2021-05-02"),
        ("en", "They voted on the first Tuesday of November.", "2020-11-03"),
        ("en", "A vote is due in October of next year.", "2021-10"),
        ("en", "The camp must be empty by the end of the month.", "2020-11-20/2020-11-30"),
        ("en", "It was hit in the night of 15 to 16 September.", "2020-09-15/2020-09-16"),
        ("fr", "Depuis les attentats du 11 septembre, la loi a changé.", "2001-09-11"),
    ],
)
def test_feasts_hijri_days_and_counted_weekdays(language: str, text: str, edtf: str) -> None:
    when = _read(language, text)[-1].date
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("He fled this winter.", date(2021, 1, 10), "2020-12-01/2021-02-28"),
        ("He fled this winter.", FRIDAY, "2020-12-01/2021-02-28"),
    ],
)
def test_this_winter_began_last_december(text: str, published: date, edtf: str) -> None:
    when = _read("en", text, published)[-1].date
    assert when is not None
    assert when.edtf == edtf


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "En 2014, la ville est tombée, et en mars le camp a brûlé.", ["2014", "2014-03"]),
        ("fr", "Deux attaques en 2017 (en janvier à Taji, en octobre à Mossoul).", ["2017", "2017-01", "2017-10"]),
        ("fr", "Le groupe né en 2012 a attaqué en mars la base.", ["2012", "2020-03"]),
        ("en", "In 2014, it fell. In March, it burned.", ["2014", "2020-03"]),
    ],
)
def test_a_year_at_the_head_of_a_sentence_or_before_brackets_frames_its_months(
    language: str, text: str, values: list[str]
) -> None:
    assert [mention.timex.value for mention in _read(language, text) if mention.timex] == values


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "La piste est coupée en hiver.", "XXXX-WI"),
        ("fr", "La trêve a tenu deux ans et demi.", "P2.5Y"),
        ("fr", "Ils tirent chaque soir.", "XXXX-XX-XXTEV"),
        ("en", "The ferry runs every other day.", "P2D"),
        ("en", "The post fell late on Sunday.", "2020-11-15TEV"),
        ("en", "They left the same evening.", "XXXX-XX-XXTEV"),
        ("en", "He had come two days earlier.", "2020-11-18"),
    ],
)
def test_habits_halves_and_parts_of_days(language: str, text: str, value: str) -> None:
    timex = _read(language, text)[-1].timex
    assert timex is not None
    assert timex.value == value


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Les otages relâchés lundi, dont nul ne dira le nom, vont bien.", "2020-11-16"),
        ("fr", "L'armée entend reprendre lundi la colline.", "2020-11-23"),
        ("fr", "Un syndicat appelle à la grève pour mardi.", "2020-11-24"),
        ("fr", "Le musée accueille mardi une exposition.", "2020-11-24"),
        ("fr", "Ils étaient partis avant mardi.", "../2020-11-16"),
        ("fr", "À Frontera Comalapa, 300 soldats ont pris position lundi.", "2020-11-16"),
        ("en", "He said the hearing scheduled for Monday would be long.", "2020-11-23"),
        ("en", "He told the embassy on Tuesday that its staff may return.", "2020-11-17"),
        ("en", "The trial begins on Tuesday.", "2020-11-24"),
        ("en", "By Tuesday, forty people had been detained.", "../2020-11-17"),
        ("en", "Nobody could say on Tuesday.", "2020-11-17"),
    ],
)
def test_cues_of_the_own_clause_decide_the_direction_of_bare_weekdays(language: str, text: str, day: str) -> None:
    when = next(mention.date for mention in _read(language, text) if mention.date)
    assert when.edtf == day


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "« Ils sont partis hier », a déclaré mardi le colonel.", "2020-11-16"),
        ("fr", "Le colonel a déclaré mardi : « Ils sont partis hier soir. »", "2020-11-16"),
        ("fr", "« Ils sont partis hier », a déclaré le colonel.", "2020-11-19"),
        ("fr", "Mardi, un pont a sauté. « Ils sont partis hier », a déclaré le colonel.", "2020-11-19"),
        ("en", "“They left yesterday,” the colonel said on Tuesday.", "2020-11-16"),
        ("en", "The colonel said on Tuesday that they left yesterday.", "2020-11-19"),
    ],
)
def test_yesterday_in_quotation_marks_counts_from_the_day_of_the_speech(language: str, text: str, day: str) -> None:
    (when,) = [m.date for m in _read(language, text) if m.expression and m.expression.form == "day"]
    assert when is not None
    assert when.start == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They had left before the end of 2023."),
        ("ar", "انسحب المقاتلون قبل نهاية العام الماضي."),
    ],
)
def test_before_the_end_of_a_time_reaches_to_its_end(language: str, text: str) -> None:
    (mention,) = resolve_times(text, find_times(text, RULES[language]), make_day(date(2024, 3, 6), Basis.METADATA))
    assert mention.date is not None
    assert mention.date.edtf == "../2023-12-31"


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("سيُفرض حظر تجول فجر الخميس.", "فجر الخميس", "2024-03-07"),
        ("قُتل جنديان فجرَ الخميسِ في حلب.", "فجرَ الخميسِ", "2024-02-29"),
        ("قُتلوا الخميس والجمعة الماضيين في حلب.", "الخميس والجمعة الماضيين", "2024-02-29/2024-03-01"),
        ("أُصيب ثلاثة في ٣ آذار/مارس ٢٠٢٤.", "٣ آذار/مارس ٢٠٢٤", "2024-03-03"),
        ("أصيبوا أمـــس الأوّل.", "أمـــس الأوّل", "2024-03-04"),
    ],
)
def test_arabic_days_are_read_whatever_marks_and_digits_they_are_written_with(text: str, quote: str, day: str) -> None:
    (mention,) = resolve_times(text, find_times(text, RULES["ar"]), make_day(date(2024, 3, 6), Basis.METADATA))
    assert mention.date is not None
    assert (mention.span.quote, mention.date.edtf) == (quote, day)
    assert text[mention.span.start : mention.span.stop] == quote

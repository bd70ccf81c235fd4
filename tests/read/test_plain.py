"""What plain text tells of itself: outlet, agencies, authors, date, title, language. Texts are invented."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.model import Basis, Document, PassageKind, make_id
from recoupe.read import Metadata, Page, PlainReader, make_outlet, read_text
from recoupe.read.dates import parse_published

PROSE = "Trois soldats ont été blessés lundi dans l'attaque d'un convoi près de la ville, a indiqué l'armée."
HEADLINE = "Une attaque contre un convoi fait trois blessés"


def _read(*paragraphs: str, told: Metadata | None = None) -> Document:
    return read_text("\n\n".join(paragraphs), told=told)


def _credits(document: Document) -> list[tuple[str | None, str]]:
    return [(agency.id, agency.credit.value) for agency in document.agencies]


@pytest.mark.parametrize("source", ["SOURCE: FRENCH PRESS TV", "Source : Press TV", "Source: PressTV"])
def test_a_source_line_names_the_outlet(source: str) -> None:
    outlet = _read(HEADLINE, PROSE, source).outlet
    assert outlet is not None and outlet.name == "Press TV" and outlet.id == make_outlet("Press TV").id
    assert outlet.span is not None and outlet.span.quote in source


def test_an_unknown_outlet_keeps_its_words_and_has_no_id() -> None:
    outlet = _read(HEADLINE, PROSE, "Source : La Gazette du Puits").outlet
    assert outlet is not None and (outlet.name, outlet.id) == ("La Gazette du Puits", None)


def test_an_agency_in_the_source_line_is_a_supplier_and_no_outlet() -> None:
    document = _read(HEADLINE, PROSE, "Source : AFP")
    assert document.outlet is None
    assert _credits(document) == [("outlet:afp", "footer")]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([HEADLINE, f"BAMAKO, 15 mars 2021 (AFP) - {PROSE}"], [("outlet:afp", "dateline")]),
        ([HEADLINE, f"DAMAS, SANA – {PROSE}"], [("outlet:sana", "dateline")]),
        ([HEADLINE, "Par Jean Dupont avec AFP", PROSE], [("outlet:afp", "byline")]),
        ([HEADLINE, PROSE, "avec AFP et Reuters"], [("outlet:afp", "footer"), ("outlet:reuters", "footer")]),
        ([HEADLINE, PROSE, "AFP/VNK"], [("outlet:afp", "footer")]),
        ([HEADLINE, f"{PROSE} (with Reuters)"], [("outlet:reuters", "footer")]),
        ([HEADLINE, f"{PROSE} Selon l'agence SANA, le calme est revenu."], []),
        ([HEADLINE, f"GAO (XYZ) - {PROSE}"], [(None, "dateline")]),
    ],
)
def test_agencies_are_read_from_credits_and_not_from_mentions(
    paragraphs: list[str], expected: list[tuple[str | None, str]]
) -> None:
    assert _credits(_read(*paragraphs)) == expected


@pytest.mark.parametrize("above", ["Three soldiers hurt in attack.", "Three soldiers hurt in attack"])
def test_a_dateline_is_read_below_a_headline_with_or_without_full_stop(above: str) -> None:
    document = _read(above, "GAO, Mali, March 3 (AP) — Three soldiers were hurt on Monday, the army said.", PROSE)
    assert _credits(document) == [("outlet:ap", "dateline")]
    assert document.title == above


def test_the_sign_off_of_reuters_is_its_credit() -> None:
    document = _read(HEADLINE, PROSE, "(Reporting by Karim Hadi; Editing by Issa Diallo)")
    assert _credits(document) == [("outlet:reuters", "footer")]


def test_a_headline_that_says_who_reports_is_no_credit() -> None:
    assert _credits(_read("AP: General moved arms to the north", PROSE, PROSE)) == []


def test_an_agency_that_is_the_outlet_is_listed_once() -> None:
    told = Metadata(outlet=make_outlet("AFP"))
    assert len(_read(HEADLINE, f"GAO (AFP) - {PROSE}", "avec AFP", told=told).agencies) == 1
    assert len(_read(HEADLINE, f"GAO (AFP) - {PROSE}", "avec AFP").agencies) == 2


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Par Jean Dupont", ("Jean Dupont",)),
        ("By John Smith and Mary Jones", ("John Smith", "Mary Jones")),
        ("Par Jean Dupont, envoyé spécial à Gao, avec AFP", ("Jean Dupont",)),
        ("Jeanne Martin", ("Jeanne Martin",)),
        ("Par la rédaction", ()),
        ("PAR NOTRE ENVOYÉ SPÉCIAL", ()),
    ],
)
def test_authors_are_persons(byline: str, authors: tuple[str, ...]) -> None:
    assert _read(HEADLINE, byline, PROSE).authors == authors


@pytest.mark.parametrize(
    "paragraphs",
    [
        [HEADLINE, "Publié le 3 mai 2021 à 14h", PROSE],
        [HEADLINE, "Updated 12:30, May 3, 2021", PROSE],
        [HEADLINE, "Mis à jour le 5 mai 2021", "Publié le 3 mai 2021", PROSE],
        [HEADLINE, "lundi 3 mai 2021", PROSE],
        [HEADLINE, f"GAO, 3 mai 2021 (AFP) - {PROSE}"],
        [HEADLINE, f"GAO, May 3, 2021 (AFP) - {PROSE}"],
        [HEADLINE, "نشر في ٣ مايو ٢٠٢١", PROSE],
    ],
)
def test_a_stated_publication_day_is_read_with_its_words(paragraphs: list[str]) -> None:
    published = _read(*paragraphs).published
    assert published is not None
    assert (published.start, published.stop) == (date(2021, 5, 3), date(2021, 5, 4))
    assert published.basis is Basis.STATED
    assert published.spans[0].quote in "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [HEADLINE, PROSE],
        [HEADLINE, f"GAO, 3 mai (AFP) - {PROSE}"],
        [HEADLINE, f"{PROSE} L'attaque du 3 mai 2021 avait fait deux morts."],
        [HEADLINE, "Publié le 3/5/2021", PROSE],
        [HEADLINE, "Publié le 31 juin 2021", PROSE],
        [HEADLINE, "© 3 mai 2021 Radio du Nord", PROSE],
    ],
)
def test_no_publication_day_is_read_where_none_is_clear(paragraphs: list[str]) -> None:
    assert _read(*paragraphs).published is None


def test_what_the_caller_tells_goes_before_what_the_text_says() -> None:
    told = Metadata(parse_published("2020-11-21"), make_outlet("Radio du Nord"), "fr")
    document = _read(HEADLINE, "Publié le 3 mai 2021", PROSE, "SOURCE: PRESS TV", told=told)
    assert document.published == parse_published("2020-11-21")
    assert document.outlet == make_outlet("Radio du Nord")


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2020-11-21", (date(2020, 11, 21), date(2020, 11, 22))),
        ("2020-11-21T23:30:00-05:00", (date(2020, 11, 21), date(2020, 11, 22))),
        (["2020-11-21", "2020-11-22"], (date(2020, 11, 21), date(2020, 11, 22))),
        (["2020-11-21", "2020-11-25"], (date(2020, 11, 21), date(2020, 11, 25))),
    ],
)
def test_publication_dates_are_days_or_half_open_intervals(value: object, days: tuple[date, date]) -> None:
    published = parse_published(value)
    assert (published.start, published.stop, published.basis) == (*days, Basis.METADATA)


@pytest.mark.parametrize("value", ["hier", "2020-13-45", ["2020-11-25", "2020-11-21"], ["2020-11-21"], 20201121, ""])
def test_a_publication_date_that_is_none_is_refused_in_one_line(value: object) -> None:
    with pytest.raises(ReadError, match="not a publication date") as caught:
        parse_published(value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (f"{HEADLINE}\n\n{PROSE}", "fr"),
        ("Three soldiers were wounded on Monday in an attack on a convoy, the army said.", "en"),
        ("قال المتحدث باسم الجيش إن ثلاثة جنود أصيبوا في هجوم على قافلة", "ar"),
        ("Oui", "und"),
        ("12 34", "und"),
    ],
)
def test_the_language_is_found_or_unknown(text: str, language: str) -> None:
    assert read_text(text).language == language


def test_a_declared_language_is_believed_unless_the_text_is_surely_another() -> None:
    assert read_text(PROSE, told=Metadata(declared_language="en-US")).language == "fr"
    assert read_text("Oui", told=Metadata(declared_language="fr-FR")).language == "fr"
    assert read_text(PROSE, told=Metadata(language="en")).language == "en"


def test_a_text_decoded_wrongly_before_is_noted_and_kept() -> None:
    text = PROSE.encode().decode("cp1252") + " élÃ©vÃ©"
    document = read_text(text)
    assert document.text == text
    assert [r.stage for r in document.rejected] == ["read"]


def test_an_empty_text_is_an_empty_document_in_memory_and_refused_by_the_reader() -> None:
    assert read_text("").passages == ()
    with pytest.raises(ReadError, match="no text"):
        PlainReader().read(Page("x", " ***\n"), Metadata())


def test_a_sentence_of_ten_thousand_words_is_read() -> None:
    text = "L'armée a dit que " + "le convoi avance et " * 2500 + "la ville tombe."
    document = read_text(text)
    assert [(p.kind, p.stop - p.start) for p in document.passages] == [(PassageKind.BODY, len(text))]


def test_the_seed_page_comes_apart() -> None:
    page = Path(__file__).parents[3] / "shared" / "seed" / "article.txt"
    if not page.is_file():
        pytest.skip("the seed page is not part of the package")
    document = read_text(page.read_text(encoding="utf-8"))
    assert document.title == "Mouvement de troupes US entre Syrie et Irak : le méga nettoyage anti-US imminent ?"
    kinds = [p.kind.value for p in document.passages if p.kind is not PassageKind.BODY]
    assert kinds == ["boilerplate", "headline", "caption", "caption", "editorial_note", "editorial_note", "related",
                     "boilerplate", "boilerplate"]  # fmt: skip
    assert document.outlet is not None and document.outlet.name == "Press TV"
    assert (document.language, document.published) == ("fr", None)


@given(st.text())
def test_any_text_gives_a_document_with_the_very_text_and_true_spans(text: str) -> None:
    document = read_text(text)
    assert document.text == text and document.id == make_id(text)
    spans = [a.span for a in document.agencies] + [document.outlet.span if document.outlet else None]
    spans += list(document.published.spans) if document.published else []
    assert all(span is None or text[span.start : span.stop] == span.quote for span in spans)
    assert Document.from_dict(document.to_dict()) == document


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عدن – أ ف ب: قصفت طائرات حربية مستودع وقود في المدينة مساء أمس الثلاثاء.", "أ ف ب"),
        ("عدن (وكالة المرفأ للأنباء) – قصفت طائرات حربية مستودع وقود في المدينة مساء أمس الثلاثاء.", "المرفأ للأنباء"),
        ("قصفت طائرات حربية مستودع وقود في مدينة عدن مساء أمس الثلاثاء.\n\n(وكالة المرفأ للأنباء)", "المرفأ للأنباء"),
    ],
)  # fmt: skip
def test_arabic_agencies_are_read_behind_a_dash_and_by_what_they_are_called(text: str, name: str) -> None:
    document = read_text(f"حريق في عدن\n\n{text}")
    assert [agency.name for agency in document.agencies] == [name]

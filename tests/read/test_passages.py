"""Pages taken apart: every paragraph ends up in one passage of the right kind. Texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import PassageKind
from recoupe.read.credits import match_dateline
from recoupe.read.language import find_language
from recoupe.read.passages import find_passages
from recoupe.text.segment import find_paragraphs

PROSE = "Trois soldats ont été blessés lundi dans l'attaque d'un convoi près de la ville, a indiqué l'armée."
ENGLISH_PROSE = "Three soldiers were wounded on Monday in an attack on a convoy near the town, the army said."
HEADLINE = "Une attaque contre un convoi fait trois blessés"
ENGLISH_HEADLINE = "Attack on convoy wounds three"


def _kinds(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    return [p.kind.value for p in find_passages(text, find_language(text))]


def _kind_between(line: str, *, english: bool = False) -> str:
    """Kind of a line that stands between headline and prose."""
    head, prose = (ENGLISH_HEADLINE, ENGLISH_PROSE) if english else (HEADLINE, PROSE)
    return _kinds(head, line, prose, prose)[1]


def _kind_below(line: str, *, english: bool = False) -> str:
    """Kind of the last line of a page."""
    head, prose = (ENGLISH_HEADLINE, ENGLISH_PROSE) if english else (HEADLINE, PROSE)
    return _kinds(head, prose, prose, line)[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Des soldats sur une route du nord, en mai 2019 (AFP photo)",
        "Un char détruit à l'entrée de la ville. (Photo : Karim Salem)",
        "Capture d'écran : un drone au-dessus du désert/Memri",
        "Photo : le général Dupont devant la presse",
        "Photo d’archives",
        "Le ministre à Genève en mars 2014 (archives)",
        "Des habitants fuient les combats © Agence du Nord",
    ],
)
def test_a_labelled_or_credited_picture_text_is_a_caption(line: str) -> None:
    assert _kind_between(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: A soldier stands guard at the gate of a base. REUTERS/Omar Sanad",
        "Smoke rises over the port after a strike. John Doe/AFP via Getty Images",
        "A tank near the airport. (AP Photo/Jane Roe)",
    ],
)
def test_an_english_picture_credit_makes_a_caption(line: str) -> None:
    assert _kind_between(line, english=True) == "caption"


def test_an_english_paragraph_above_french_prose_is_a_caption() -> None:
    line = "Members of the security forces stand guard on the main road after the explosion in the town."
    assert _kind_between(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Lire : Les combats reprennent dans le nord",
        "Lire aussi : Les combats reprennent dans le nord",
        "À lire : dix ans de guerre",
        "Read more: Ten years of war",
        "Related: Fighting resumes in the north",
        "اقرأ أيضا: قصف على المدينة",
    ],
)
def test_a_link_to_another_report_is_related(line: str) -> None:
    assert _kinds(HEADLINE, PROSE, line, PROSE)[2] == "related"


def test_headlines_below_related_stories_are_links_until_prose_comes_again() -> None:
    kinds = _kinds(HEADLINE, PROSE, "À lire aussi", "Dix ans de guerre", "Le port rouvre", PROSE)
    assert kinds == ["headline", "body", "related", "related", "related", "body"]


def test_a_sentence_that_begins_with_a_cue_word_stays_prose() -> None:
    prose = "Lire entre les lignes du communiqué ne suffit pas à savoir qui a tiré sur le convoi mardi."
    assert _kinds(HEADLINE, PROSE, prose)[-1] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Partager Cet Article",
        "Share this article",
        "Follow us on social media",
        "SOURCE: RADIO DU NORD",
        "Source : Press TV",
        "avec AFP",
        "(with AFP)",
        "AFP/VNK",
        "mh/bl/roc",
        "© 2021 AFP",
        "Tous droits réservés. Reproduction interdite sans autorisation.",
        "***",
    ],
)
def test_what_stands_below_the_prose_is_boilerplate(line: str) -> None:
    assert _kind_below(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Par Jean Dupont",
        "PAR NOTRE ENVOYÉ SPÉCIAL À GAO",
        "De notre correspondant à Tunis",
        "Par la rédaction",
        "Le Monde avec AFP",
        "Publié le 3 mai 2021 à 14h",
        "mardi 3 mai 2021",
        "Jeanne Martin",
    ],
)
def test_lines_on_author_and_date_below_the_headline_are_a_byline(line: str) -> None:
    assert _kind_between(line) == "byline"


def test_english_lines_on_author_and_date_are_a_byline() -> None:
    lines = ("By John Smith and Mary Jones", "Updated 12:30, May 3, 2021")
    assert _kinds(ENGLISH_HEADLINE, *lines, ENGLISH_PROSE) == ["headline", "byline", "byline", "body"]


@pytest.mark.parametrize("section", ["TV", "MONDE", "Accueil > Monde", "World", "الرئيسية"])
def test_a_lone_section_above_the_headline_is_boilerplate(section: str) -> None:
    assert _kinds(section, HEADLINE, PROSE) == ["boilerplate", "headline", "body"]


@pytest.mark.parametrize(
    "dateline",
    [
        "BAMAKO, 15 mars 2021 (AFP) -",
        "BAGHDAD (Reuters) -",
        "Paris, 3 mai –",
        "DAMASCUS, Nov 18 (SANA) –",
        "Damas-SANA/",
        "Téhéran (IRNA) -",
        "Bamako (AFP) – 15/03/2021 –",
        "TRIPOLI, Lebanon (AP) —",
        "TRIPOLI, Republic of Lebanon -",
        "WASHINGTON —",
        "(AFP) -",
        "بغداد (رويترز) -",
        "بعلبك –",
        "الفاشر، راديو السلطان –",
    ],
)
def test_a_dateline_is_cut_off_up_to_its_dash(dateline: str) -> None:
    text = f"{HEADLINE}\n\n{dateline} {PROSE}"
    passages = find_passages(text, "fr")
    assert [p.kind.value for p in passages] == ["headline", "dateline", "body"]
    assert text[passages[1].start : passages[1].stop].strip() == dateline
    assert text[passages[2].start :] == PROSE


@pytest.mark.parametrize(
    "prose",
    [
        "Deux hommes (des civils) - dont un enfant - ont été tués.",
        "L'armée (FAMa) - forte de trois bataillons - avance vers le nord.",
        "Le président - qui était absent - a tout nié.",
        "Le 15 mars 2021 - jour de marché - trois hommes ont tiré.",
        "Al-Arabiya s'inquiétait cette semaine d'une coïncidence - rien de plus.",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(prose: str) -> None:
    assert _kinds(HEADLINE, prose, PROSE) == ["headline", "body", "body"]


@pytest.mark.parametrize(
    "words", ["عاجل – قصف مدفعي على البلدة", "قال الجيش الثلاثاء – وهو ما نفاه السكان – إنه انسحب"]
)
def test_words_without_capitals_that_are_no_known_place_make_no_dateline(words: str) -> None:
    assert match_dateline(words) is None


@pytest.mark.parametrize(
    "note",
    ["(certains parlent de douze, NDLR)", "(visiblement pour Noël,NDLR)", "[l'ancien ministre, note de la rédaction]",
     "(the former minister, Ed.)", "(NDLR : l'armée dément)", "[NDLR: sic]"],
)  # fmt: skip
def test_an_editors_note_cuts_the_prose_around_it(note: str) -> None:
    text = f"Le tir a fait neuf morts {note} dans la base, selon un officier."
    passages = find_passages(text, "fr")
    assert [p.kind.value for p in passages] == ["body", "editorial_note", "body"]
    assert text[passages[1].start : passages[1].stop].strip() == note


def test_a_bracket_without_the_editors_mark_stays_prose() -> None:
    assert _kinds("Les Forces armées maliennes (FAMa) avancent (voir la carte) vers Gao.") == ["body"]


def test_a_closing_credit_is_cut_off_the_last_paragraph_only() -> None:
    assert _kinds(HEADLINE, f"{PROSE} (AFP)", f"{PROSE} (avec AFP)") == ["headline", "body", "body", "boilerplate"]


@pytest.mark.parametrize(
    ("paragraphs", "kinds"),
    [
        ([PROSE, PROSE], ["body", "body"]),
        ([PROSE], ["body"]),
        (["Deux morts à Gao"], ["body"]),
        (["Deux morts à Gao", "Un camion brûlé"], ["headline", "body"]),
        (["« Nous n'avons pas tiré », dit le général.", PROSE], ["body", "body"]),
        (
            [HEADLINE, "Le convoi venait de la frontière et devait rejoindre la base", PROSE],
            ["headline", "headline", "body"],
        ),
    ],
)
def test_a_page_of_prose_stays_prose(paragraphs: list[str], kinds: list[str]) -> None:
    assert _kinds(*paragraphs) == kinds


def test_a_title_told_by_metadata_is_the_headline_even_with_a_full_stop() -> None:
    title = "L'armée avance vers le nord."
    assert find_passages(f"{title}\n\n{PROSE}", "fr", title)[0].kind is PassageKind.HEADLINE


_LINES = st.sampled_from(
    [HEADLINE, PROSE, "TV", "Lire :", "BAMAKO (AFP) - Un", "(x, NDLR)", "((", "NDLR)", "Source :", "Par X", "« non",
     "\u00a0", "© AFP", "3 mai 2021", "مصدر", "Publié le", "-", "(AFP)", "avec", "\u2028", "a" * 300]
)  # fmt: skip
_PAGES = st.text() | st.lists(_LINES | st.text(max_size=20), max_size=8).map("\n".join)


@given(_PAGES)
def test_passages_are_in_order_apart_and_hold_every_paragraph(text: str) -> None:
    passages = find_passages(text, "fr")
    covered = [i for p in passages for i in range(p.start, p.stop)]
    assert covered == sorted(set(covered))
    assert set(covered) == {i for start, stop in find_paragraphs(text) for i in range(start, stop)}


@pytest.mark.parametrize("text", ["«" * 5000, '"Non" dit "il', "(" * 5000 + "NDLR)", "[" + "x " * 5000, "- " * 5000])
def test_unbalanced_quotes_and_brackets_are_no_error(text: str) -> None:
    assert find_passages(text, "fr")

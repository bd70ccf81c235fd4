"""Web pages: the report comes through, with its metadata; navigation and captions do not. Pages are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import ReadError
from recoupe.model import Basis, Document, PassageKind
from recoupe.read import Metadata, Page, Unread, make_outlet, read_bytes
from recoupe.read.html import HtmlReader, is_html

BODY = (
    "Trois soldats ont été blessés lundi dans l'attaque d'un convoi près de la ville, a dit l'armée dans un texte.",
    "« Ils ont tiré depuis la colline »,\u00a0a déclaré un chauffeur, joint par téléphone dans la soirée de lundi.",
    "Le calme est revenu.",
    "Depuis 2019, la route du nord est visée par des groupes armés qui contrôlent plusieurs villages de la région.",
)
NAVIGATION = (
    "Accueil",
    "Monde",
    "Partager",
    "Tous droits réservés",
    "Dix ans de guerre",
    "Photo d’archives",
    "S'abonner",
)


def _page(
    head: str = "",
    above: str = "",
    body: tuple[str, ...] = BODY,
    lang: str = "fr",
    title: str = "Trois blessés au nord",
) -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in body)
    return f"""<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | Radio du Nord</title>
{head}</head>
<body><header><nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav></header>
<main><article><h1>{title}</h1>{above}<div class="article-body">
<figure><img src="a.jpg" alt=""><figcaption>Photo d’archives</figcaption></figure>{paragraphs}</div>
<div class="share"><button>Partager</button></div></article>
<aside class="related"><h2>À lire aussi</h2><ul><li><a href="/g">Dix ans de guerre</a></li></ul></aside></main>
<footer><p>© Radio du Nord. Tous droits réservés.</p><a href="/s">S'abonner</a></footer></body></html>"""


def _read(markup: str, told: Metadata | None = None, source: str = "a.html") -> Document:
    return HtmlReader().read(Page(source, markup), told or Metadata())


def test_headline_first_then_every_paragraph_and_nothing_else() -> None:
    document = _read(_page())
    assert document.text == "\n\n".join(["Trois blessés au nord", *BODY])
    assert [p.kind.value for p in document.passages] == ["headline", "body", "body", "body", "body"]
    assert not [words for words in NAVIGATION if words in document.text]


def test_no_break_spaces_of_the_page_stay() -> None:
    assert "»,\u00a0a déclaré" in _read(_page()).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2021-05-03T23:30:00-05:00">',
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2021-05-03"}</script>',
        '<script type="application/ld+json">{"@graph":[{"@type":["Report"],"datePublished":"2021-05-03"}]}</script>',
        '<meta name="DC.date.issued" content="2021-05-03">',
        '<meta itemprop="datePublished" content="3 mai 2021">',
    ],
)
def test_the_tagged_day_is_the_civil_day_as_written(head: str) -> None:
    published = _read(_page(head)).published
    assert published is not None
    assert (published.start, published.basis) == (date(2021, 5, 3), Basis.METADATA)


def test_a_time_element_beside_the_headline_tells_the_day() -> None:
    published = _read(_page(above='<p><time datetime="2021-05-03T10:00">lundi</time></p>')).published
    assert published is not None and published.start == date(2021, 5, 3)


def test_no_day_is_taken_from_captions_or_prose() -> None:
    assert (
        _read(
            _page(body=(*BODY, "L'attaque de septembre 2016 (archives), le 3 mai 2016, avait fait deux morts."))
        ).published
        is None
    )


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Press TV">',
        '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Press TV"}}</script>',
        """<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","publisher":{"@id":"#o"}},
        {"@type":"Organization","@id":"#o","name":"Press TV"}]}</script>""",
        '<meta property="og:site_name" content="presse en direct"><meta name="publisher" content="Press TV">',
    ],
)
def test_the_outlet_comes_from_the_site_name_or_the_publisher(head: str) -> None:
    assert _read(_page(head)).outlet == make_outlet("Press TV")


def test_an_agency_as_author_is_credited_and_persons_are_authors() -> None:
    head = """<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Radio du Nord"},
        "author":[{"@type":"Person","name":"Jean Dupont"},{"@type":"Organization","name":"AFP"},
        "Radio du Nord"]}</script>"""
    document = _read(_page(head))
    assert document.authors == ("Jean Dupont",)
    assert [(a.id, a.credit.value) for a in document.agencies] == [("outlet:afp", "metadata")]


def test_a_credit_line_between_headline_and_prose_is_kept_as_byline() -> None:
    document = _read(_page(above="<p class='meta'>Le Monde avec AFP</p><p>Publié le 3 mai 2021 à 14h</p>"))
    assert [(a.id, a.credit.value) for a in document.agencies] == [("outlet:afp", "byline")]
    assert document.published is not None and document.published.basis is Basis.STATED
    assert [p.kind for p in document.passages][1:3] == [PassageKind.BYLINE, PassageKind.BYLINE]


def test_options_go_before_the_page_and_the_page_before_its_text() -> None:
    head = '<meta property="og:site_name" content="Press TV">'
    page = _page(head, body=(*BODY, "SOURCE: RADIO DU SUD"))
    assert _read(page).outlet == make_outlet("Press TV")
    assert _read(page, Metadata(outlet=make_outlet("AFP"))).outlet == make_outlet("AFP")


def test_a_page_that_declares_the_wrong_language_is_not_believed() -> None:
    assert _read(_page(lang="en")).language == "fr"


def test_the_canonical_address_replaces_an_address_of_its_host_only() -> None:
    page = _page('<link rel="canonical" href="https://nord.example/1">')
    assert _read(page).source == "a.html"
    assert _read(page, source="https://nord.example/1?ref=x").source == "https://nord.example/1"
    assert _read(page, source="https://copy.example/1").source == "https://copy.example/1"


def test_a_title_without_h1_loses_the_name_of_the_site() -> None:
    assert _read(_page().replace("<h1>", "<p>").replace("</h1>", "</p>")).title == "Trois blessés au nord"


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><head><title>Nord</title></head><body><nav><a href='/'>Accueil</a></nav></body></html>",
        "<html><body><script>var a = 'a b c d e f g h i j k l m n o p';</script></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_body_is_refused_with_the_reason(markup: str) -> None:
    found = read_bytes(markup.encode(), "a.html")
    assert isinstance(found, Unread) and "\n" not in found.rejected.reason
    with pytest.raises(ReadError):
        _read(markup)


def test_an_xml_declaration_and_unclosed_tags_are_no_obstacle() -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>' + _page().replace("</p>", "").replace("</div>", "")
    assert all(words in _read(page).text for words in BODY)


@pytest.mark.parametrize(
    ("text", "answer"), [("<!doctype HTML><p>", True), ("\n <html>", True), ("a < b", False), ("", False)]
)
def test_web_pages_are_known_by_their_beginning(text: str, answer: bool) -> None:
    assert is_html(text) is answer


_PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='share'>", "</div>", "<br>", "<!--", "-->", "<h1>", "<article>",
     "<script type='application/ld+json'>", "</script>",
     '{"@type":"NewsArticle","author":[1,null,{}],"publisher":3,"datePublished":[]}',
     "<time datetime='x'>", "&#0;", "&#xd800;", "<meta property='og:title' content=' '>", BODY[0], BODY[1],
     "<title>", "<a href=x>", "<html lang=''>", "<svg>", "]]>"]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(_PIECES | st.text(max_size=10), max_size=15).map("".join))
def test_any_markup_gives_a_document_or_a_reason(markup: str) -> None:
    found = read_bytes(markup.encode("utf-8", "replace"), "a.html", suffix=".html")
    assert isinstance(found, Unread | Document)


def test_two_line_breaks_part_paragraphs_and_one_parts_lines() -> None:
    page = f"<html><body><article><div>{BODY[0]}<br> <br>{BODY[1]}<br>{BODY[2]}</div></article></body></html>"
    assert _read(page).text == f"{BODY[0]}\n\n{BODY[1]}\n{BODY[2]}"


def test_the_heading_of_each_entry_of_a_live_report_is_kept_every_time() -> None:
    entries = [
        (f"{hour:02}h05 – Nouvelles du front {hour}", f"Le poste {hour} a été repris mardi par l’armée, dit-elle. " * 3)
        for hour in range(9, 15)
    ]
    sections = "".join(f"<section><h2>{head}</h2><p>{words}</p></section>" for head, words in entries)
    markup = f"<html><head><title>En direct</title></head><body><article><h1>En direct</h1>{sections}</article></body></html>"
    texts = {_read(markup).text for _ in range(5)}
    assert len(texts) == 1
    (text,) = texts
    assert [head for head, _ in entries if head not in text] == []

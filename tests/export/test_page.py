"""The page of `recoupe read --format html`: complete, self-contained, exact to the character, usable by keys."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from page_reader import Reader, contrast, show
from page_samples import Maker, make_arabic, make_french

from recoupe.export.html import isolate, quoted
from recoupe.export.page import make_page
from recoupe.export.page.layers import Layer, cut, find_levels
from recoupe.export.page.paragraphs import direction_of, find_blocks
from recoupe.export.page.phrases import load_words, say_date, say_kind, say_language
from recoupe.export.page.values import say_count
from recoupe.model import (
    ActorMention,
    Basis,
    DateInterval,
    Document,
    Factuality,
    Interest,
    Level,
    Naming,
    Of,
    Passage,
    PassageKind,
    Precision,
    QuoteType,
    RoleName,
    Span,
    Tense,
    Voice,
    make_day,
    make_id,
    make_interval,
)
from recoupe.world.kinds import load_kinds

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [make_french(), make_arabic()]


@pytest.fixture(scope="module")
def page(documents: list[Document]) -> str:
    return make_page(documents)


@pytest.fixture(scope="module")
def read(page: str) -> Reader:
    return Reader(page)


def make_plain(text: str, **more: object) -> Document:
    """A document without claims."""
    made = Document(make_id(text), "plain.txt", "en", None, (), None, (), None, text, ())
    return replace(made, **more)


# --- exactness ------------------------------------------------------------------------------------


def test_the_text_of_a_report_is_there_to_the_character(read: Reader, documents: list[Document]) -> None:
    for number, document in enumerate(documents):
        assert read.text(number) == document.text


def test_every_mention_and_trigger_is_covered_exactly(read: Reader, documents: list[Document]) -> None:
    for number, document in enumerate(documents, 1):
        spans = [m.span for m in document.mentions] + [c.trigger for c in document.claims]
        for span in spans:
            assert read.words(f"{number}s{span.start}-{span.stop}") == span.quote


def test_every_token_of_a_card_has_words_in_the_text(read: Reader) -> None:
    tokens = {t for _, attributes in read.elements for t in attributes.get("data-w", "").split()}
    assert len(tokens) > 50
    for token in tokens:
        start, stop = map(int, token.partition("s")[2].split("-"))
        assert len(read.words(token)) == stop - start


def test_marks_stand_only_in_marked_kinds(read: Reader, documents: list[Document]) -> None:
    marked = sum(len(data) for tag, _, data in read.texts[0] if tag == "mark")
    spans = [m.span for m in documents[0].mentions] + [c.trigger for c in documents[0].claims]
    assert marked == len({offset for span in spans for offset in range(span.start, span.stop)})


def test_a_piece_is_one_element_that_names_all_that_overlaps_it(read: Reader) -> None:
    piece = next(p for p in read.texts[0] if p[2] == "convois")
    assert len(piece[1]["data-i"].split()) >= 4  # count, actor, equipment, evidence
    assert piece[1]["class"].split() == ["u0-equipment", "u1-quantity", "u2-actor"]


def test_labels_never_stand_inside_the_text(read: Reader) -> None:
    labels = {attributes["data-label"] for attributes in read.by_class("silent")}
    assert labels == {
        "caption", "byline", "dateline", "editor’s note", "link to another story", "page furniture",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n",
        "\n\na\n \nb\r\nc\rd\u2028e\n",
        "a\tb  c\u00a0d \n",
        "𝄞 a 👩‍🚒 b",
        "a &amp; <b> \"c\" 'd'",
        "\u202eabc\u202c",
    ],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert Reader(make_page([make_plain(text)])).text() == text


def test_characters_that_html_cannot_write_become_one_replacement_character_each() -> None:
    document = make_plain("a\x00b\x0bc\ud800d", title="t\x00\ud800")
    page = make_page([document])
    assert Reader(page).text() == "a\ufffdb\x0bc\ufffdd"
    page.encode("utf-8")


def test_an_empty_list_makes_a_page_that_says_so() -> None:
    assert "No report was given" in make_page([])


def test_a_dateline_within_a_paragraph_is_dimmed_alone() -> None:
    text = "BAGHDAD (Reuters) – Rockets fell."
    passages = (Passage(PassageKind.DATELINE, 0, 19), Passage(PassageKind.BODY, 20, len(text)))
    read = Reader(make_page([make_plain(text, passages=passages)]))
    assert [data for _, attributes, data in read.texts[0] if attributes.get("class") == "silent"] == [text[:19]]
    assert read.text() == text


def test_lines_wrapped_by_hand_make_one_paragraph() -> None:
    document = make_plain("one\ntwo\n\nthree\nfour")
    assert [document.text[a:b] for a, b, is_text in find_blocks(document) if is_text] == ["one\ntwo", "three\nfour"]


# --- content --------------------------------------------------------------------------------------


def test_every_claim_has_a_card_in_text_order(read: Reader, documents: list[Document]) -> None:
    expected = [f"r{n}-{claim.id}" for n, document in enumerate(documents, 1) for claim in document.claims]
    assert [card["id"] for card in read.by_class("card")] == expected


def test_every_trigger_leads_to_its_card(read: Reader) -> None:
    cards = {card["id"] for card in read.by_class("card")}
    led = {anchor for _, attributes in read.elements for anchor in attributes.get("data-c", "").split()}
    assert led == cards


def test_ids_are_unique_and_every_link_inside_has_its_end(read: Reader) -> None:
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = {a["href"][1:] for tag, a in read.elements if tag == "a" and a["href"].startswith("#")}
    assert links <= set(ids)


@pytest.mark.parametrize(
    "words",
    [
        "for the outlet: possible",
        "does not commit itself",
        "certain that it is not so",
        "not resolved",
        "Wednesday 18 November 2020",
        "since 9 November 2020",
        "Friday 20 November 2020, 12:00–18:00",
        "20–22 November 2020",
        "the text names Friday 20 November and no later day",
        "7 rockets",
        "at least 2 drones",
        "name calling / labeling",
        "plain: ambassade",
        "directeur général des chemins de fer syriens",
        "party to the event",
        "ASSAULT / heavy-weapons",
        "Shelling/artillery/missile attack",
        "armed.missile_attack",
        "0.91",
        "rules@1",
        "within 20\u00a0km",
        "La Dépêche du Levant",
        "credited in the byline",
        "French",
        "2 rejected",
        "a promise without a date",
    ],
)
def test_the_page_says(page: str, words: str) -> None:
    assert words in page


def test_the_foot_names_all_that_read_the_reports(page: str) -> None:
    assert "Recoupe 0.1.0, back end rules, packs ar 1, fr 1" in page


def test_output_is_deterministic(documents: list[Document], page: str) -> None:
    assert make_page(iter(documents)) == page


def test_a_given_title_is_the_title(documents: list[Document]) -> None:
    assert "<title>Dossier &amp; co</title>" in make_page(documents, title="Dossier & co")


def test_a_claim_that_names_no_known_mention_is_an_error(documents: list[Document]) -> None:
    with pytest.raises(KeyError):
        make_page([replace(documents[0], mentions=())])


# --- words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "vocabulary"),
    [
        ("factuality", Factuality), ("tense", Tense), ("basis", Basis), ("precision", Precision), ("level", Level),
        ("role", RoleName), ("of", Of), ("naming", Naming), ("quote_type", QuoteType), ("interest", Interest),
        ("voice", Voice), ("passage", PassageKind),
    ],
)  # fmt: skip
def test_every_value_of_a_vocabulary_has_words(table: str, vocabulary: type) -> None:
    assert set(load_words()[table]) == {member.value for member in vocabulary}


def test_kinds_with_words_of_their_own_exist() -> None:
    assert set(load_words()["kind"]) <= set(load_kinds())
    assert say_kind("movement.overflight") == "Overflight"


def day_to(*ends: date | None, precision: Precision = Precision.INTERVAL) -> DateInterval:
    """An interval of days."""
    return make_interval(ends[0], ends[1], precision, Basis.STATED)


def at(start: str, stop: str) -> DateInterval:
    """An interval of instants."""
    return DateInterval(datetime.fromisoformat(start), datetime.fromisoformat(stop), Precision.TIME, None, Basis.STATED)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (make_day(date(2020, 11, 17), Basis.STATED), "Tuesday 17 November 2020"),
        (day_to(date(2020, 11, 9), date(2020, 11, 16)), "9–15 November 2020"),
        (day_to(date(2020, 10, 28), date(2020, 11, 4)), "28 October – 3 November 2020"),
        (day_to(date(2020, 12, 28), date(2021, 1, 4)), "28 December 2020 – 3 January 2021"),
        (day_to(date(2018, 9, 1), date(2018, 10, 1), precision=Precision.MONTH), "September 2018"),
        (day_to(date(2018, 1, 1), date(2019, 1, 1), precision=Precision.YEAR), "2018"),
        (day_to(date(2018, 9, 1), None, precision=Precision.MONTH), "since September 2018"),
        (day_to(None, date(2020, 11, 18)), "until 17 November 2020"),
        (day_to(None, None), "not resolved"),
        (at("2020-11-17T09:30", "2020-11-17T09:30"),
         "Tuesday 17 November 2020, 09:30"),
        (at("2020-11-17T18:00", "2020-11-18T06:00"),
         "Tuesday 17 November 2020, 18:00–06:00"),
    ],
)  # fmt: skip
def test_dates_read_as_one_writes_them(when: DateInterval, words: str) -> None:
    assert say_date(when) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [
        ((1, 1, "soldier", False), "1 soldier"), ((4, 4, "soldier", True), "about 4 soldiers"),
        ((30, 99, "truck", True), "30–99 trucks"), ((12, None, "person", False), "at least 12 people"),
        ((2000, 9999, "", True), "2,000–9,999"), ((0, 0, "child", False), "0 children"),
        ((8, 12, "bataillons", True), "8–12 bataillons"), ((2, 2, "صاروخ", False), "2 صاروخ"),
    ],
)  # fmt: skip
def test_counts_read_as_one_writes_them(count: tuple[int, int | None, str, bool], words: str) -> None:
    assert say_count(*count) == words


@pytest.mark.parametrize(
    ("tag", "name"),
    [("fr", "French"), ("und", "not recognised"), ("x-?", "x-?"), ("zh-Hant", "Chinese (Traditional)")],
)
def test_languages_have_their_english_name(tag: str, name: str) -> None:
    assert say_language(tag) == name


# --- layers ---------------------------------------------------------------------------------------


def test_of_mentions_that_overlap_the_shorter_lies_nearer_to_the_letters() -> None:
    spans = [Span(0, 10, "x" * 10), Span(2, 5, "xxx"), Span(4, 12, "x" * 8), Span(20, 22, "xx")]
    assert find_levels(spans) == [2, 0, 1, 0]


def test_a_cut_covers_the_text_once() -> None:
    layers = [Layer(2, 6, "a"), Layer(4, 8, "b"), Layer(4, 6, "c")]
    pieces = list(cut(10, layers, [5]))
    assert [(p.start, p.stop) for p in pieces] == [(0, 2), (2, 4), (4, 5), (5, 6), (6, 8), (8, 10)]
    assert [{layer.token for layer in p.layers} for p in pieces] == [
        set(),
        {"a"},
        {"a", "b", "c"},
        {"a", "b", "c"},
        {"b"},
        set(),
    ]


# --- safety ---------------------------------------------------------------------------------------


def test_the_page_loads_nothing(page: str, read: Reader) -> None:
    for tag, attributes in read.elements:
        assert "src" not in attributes
        assert "style" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert tag not in {"iframe", "object", "embed", "img", "base"}
        if tag == "link":
            assert attributes["href"] == "data:,"
        elif "href" in attributes:
            assert tag == "a"
            assert attributes["href"].startswith(("#", "https://example.org/"))
    assert "url(" not in page
    assert "@import" not in page


def test_a_policy_forbids_all_loads(read: Reader) -> None:
    policy = next(a["content"] for tag, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


EVIL = "</p></div><script>alert(1)</script><img src=x onerror=alert(1)> \"' & {{ 7 * 7 }}"


def test_a_report_that_holds_markup_shows_it_as_text() -> None:
    m = Maker([(PassageKind.BODY, f"Rockets fell on {EVIL} today.")], EVIL)
    m.actor(EVIL, None)
    m.loaded("Rockets", EVIL, Voice.OUTLET, EVIL)
    said = (m.of_outlet(Factuality.CT_PLUS),)
    m.claim(f"armed.{EVIL}", m.span("fell"), m.span(m.text), said, acled=EVIL, cameo=EVIL, wording=("m2",), by=EVIL)
    page = make_page([m.document("en", EVIL, source=f"javascript:{EVIL}", authors=(EVIL,))] * 2, title=EVIL)
    read = Reader(page)
    assert read.text() == m.text
    assert page.count("<script") == 1
    assert not any(tag == "img" for tag, _ in read.elements)
    assert not any(a.get("href", "").startswith("javascript") for _, a in read.elements)
    assert "49" not in page.split("<main>")[1].split("<script")[0]


# --- direction ------------------------------------------------------------------------------------


def test_a_report_has_the_direction_of_its_letters(read: Reader) -> None:
    assert [(a["lang"], a["dir"]) for a in read.by_class("text")] == [("fr", "ltr"), ("ar", "rtl")]
    assert direction_of("12:30 – ؟") is None


def test_a_paragraph_of_the_other_direction_says_so() -> None:
    read = Reader(make_page([make_plain("أحمد في بغداد، قال إن الهجوم انتهى\n\nPhoto by AFP")]))
    assert [a.get("dir") for tag, a in read.elements if tag == "p" and a.get("id", "").startswith("r1-text")] == [
        None,
        "ltr",
    ]


def test_values_are_isolated_from_what_stands_around_them(page: str) -> None:
    assert "<bdi>الشرق اليوم</bdi>" in page
    assert "<bdi>انسحبت</bdi>" in page


def test_names_from_right_to_left_do_not_change_the_order_of_a_sentence() -> None:
    assert (
        isolate("إذاعة النهر → ضابط <b>, 3 (أ ف ب)")
        == "<bdi>إذاعة النهر</bdi> → <bdi>ضابط</bdi> &lt;b&gt;, 3 (<bdi>أ ف ب</bdi>)"
    )
    assert isolate("Press TV → an officer") == "Press TV → an officer"


def test_quotation_marks_open_where_the_words_begin() -> None:
    assert [quoted("fell"), quoted("سقط")] == ["“fell”", "”سقط“"]


# --- colours --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(page: str, scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    for ground in ("paper", "panel", "card", "trigger", "near", "on"):
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
    for ground in ("paper", "panel", "card", "trigger"):
        assert contrast(colours["soft"], colours[ground]) >= 4.5, ground
    assert contrast(colours["ink"], colours["on-trigger"]) >= 4.5
    for kind in ("time", "quantity", "loaded", "link"):  # also used for letters
        assert contrast(colours[kind], colours["card"]) >= 4.5, kind
    for kind in ("place", "actor", "equipment", "edge"):
        assert contrast(colours[kind], colours["paper"]) >= 3, kind


# --- size -----------------------------------------------------------------------------------------


def make_big(n_claims: int, n_words: int) -> Document:
    """A long report: its sentence again and again, each with its claim and four mentions."""
    sentence = (
        "Seven rockets hit the embassy in Baghdad on Tuesday, a security source told the agency on condition that "
    )
    filler = "word " * (n_words // n_claims - 18)
    m = Maker([(PassageKind.BODY, f"{sentence}{n} {filler}.") for n in range(n_claims)], "Outlet")
    for passage in m.passages():
        quotes = ["Seven rockets", "the embassy in Baghdad", "Baghdad", "Tuesday", "security source", "condition"]
        spans = [Span.of(m.text, at := m.text.index(q, passage.start), at + len(q)) for q in (*quotes, "hit")]
        for span in spans[:-1]:
            m.mentions[f"m{len(m.mentions) + 1}"] = ActorMention(f"m{len(m.mentions) + 1}", span, "x", None)
        m.claim("armed.attack", spans[-1], Span.of(m.text, passage.start, passage.stop), (m.of_outlet(Factuality.U_U),))
    return m.document("en", "Big")


def test_a_long_report_is_written_within_a_second() -> None:
    document = make_big(300, 20_000)
    assert len(document.text.split()) > 19_000
    make_page([])  # loads template and words
    start = time.perf_counter()
    page = make_page([document])
    assert time.perf_counter() - start < 1
    assert Reader(page).text() == document.text


# --- in a browser ---------------------------------------------------------------------------------


@pytest.fixture
def shown(browser: Browser, page: str, tmp_path: Path) -> Iterator[Page]:
    """The page at 1280 × 900, with any error in it raised at the end."""
    yield from show(browser, page, tmp_path, 1280, 900)


@pytest.fixture
def on_phone(browser: Browser, page: str, tmp_path: Path) -> Iterator[Page]:
    """The page at 375 × 800."""
    yield from show(browser, page, tmp_path, 375, 800)


def lit(tab: Page, name: str = "on") -> str:
    """Words that are lit in the text."""
    return tab.evaluate(f"[...document.querySelectorAll('.text .{name}')].map((p) => p.textContent).join('|')")


def focused(tab: Page) -> str:
    return tab.evaluate("document.activeElement.id || document.activeElement.textContent")


def is_in_view(tab: Page, selector: str) -> bool:
    """Whether the first such element stands between the bar and the foot of the window."""
    box = tab.locator(selector).first.bounding_box()
    assert box
    return box["y"] >= 48 and box["y"] + box["height"] <= tab.viewport_size["height"]  # type: ignore[index]


def test_a_browser_reads_the_text_to_the_character(shown: Page, documents: list[Document]) -> None:
    for number, document in enumerate(documents):
        assert shown.evaluate(f"document.querySelectorAll('.text')[{number}].textContent") == document.text


def test_pointing_at_a_card_lights_its_words_and_brings_them_into_view(shown: Page) -> None:
    shown.locator("#r1-c10").hover()
    shown.wait_for_function("document.querySelector('.text .trigger.on')")
    assert {"livré", "Damas", "la milice", "dément"} <= set(lit(shown).split("|"))
    shown.wait_for_timeout(400)
    assert is_in_view(shown, ".text .trigger.on")
    shown.mouse.move(10, 10)
    shown.wait_for_function("!document.querySelector('.text .on')")


def test_pointing_at_a_value_lights_the_words_it_came_from(shown: Page) -> None:
    shown.locator("#r1-c1 .value", has_text="Embassy of the United States").hover()
    shown.wait_for_function("document.querySelector('.text .on')")
    assert lit(shown).replace("|", "") == "l’ambassade américaine à Bagdad"
    assert "l’ambassade américaine à Bagdad" in shown.locator(".note").inner_text()


def test_a_press_on_a_trigger_chooses_its_card(shown: Page) -> None:
    shown.locator(".text .trigger", has_text="ont signé").first.click()
    assert focused(shown) == "r1-c9"
    assert is_in_view(shown, "#r1-c9 h4")
    assert shown.locator(".card.held").count() == 1


def test_keys_walk_through_the_cards(shown: Page) -> None:
    shown.locator("#r1-c1").focus()
    assert "tirées" in lit(shown)
    keys = [("j", 2), ("ArrowDown", 3), ("k", 2), ("ArrowUp", 1), ("k", 1), ("Tab", 2)]
    for key, card in keys:
        shown.keyboard.press(key)
        assert focused(shown) == f"r1-c{card}", key
    shown.keyboard.press("ArrowRight")
    assert focused(shown) == "for the outlet: possible"
    assert lit(shown) == "aurait"
    shown.keyboard.press("Escape")
    assert lit(shown) == ""
    assert shown.locator(".card.held").count() == 0


def test_j_walks_from_one_report_to_the_next_and_stays_in_view(shown: Page) -> None:
    shown.locator("#r1-c1").focus()
    for _ in range(12):
        shown.keyboard.press("j")
        shown.wait_for_timeout(60)
        held = shown.locator(".card.held").get_attribute("id")
        assert is_in_view(shown, f"#{held} h4"), held
        assert is_in_view(shown, ".text .trigger.on"), held
    assert focused(shown) == "r2-c3"


def test_triggers_are_one_stop_of_the_tab_key_and_arrows_walk_through_them(shown: Page) -> None:
    first = shown.locator(".text [data-c]").first
    first.focus()
    assert shown.locator(".card.held").get_attribute("id") == "r1-c1"
    shown.keyboard.press("ArrowRight")
    assert focused(shown) == "tué"
    assert shown.locator(".card.held").get_attribute("id") == "r1-c2"
    shown.keyboard.press("Enter")
    assert focused(shown) == "r1-c2"


def test_focus_is_visible(shown: Page) -> None:
    shown.locator("#r1-c1").focus()
    shown.keyboard.press("Tab")
    assert shown.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


def test_a_kind_can_be_switched_off(shown: Page) -> None:
    line = "getComputedStyle(document.querySelector('.text .u0-place')).textDecorationColor"
    before = shown.evaluate(line)
    shown.get_by_label("place").uncheck()
    assert shown.evaluate(line) == "rgba(0, 0, 0, 0)" != before


def test_arabic_letters_stay_joined_under_marks(shown: Page) -> None:
    widths = """(() => {
      const line = document.querySelectorAll('.text')[1].querySelectorAll('p')[2];
      const measure = (nodes) => {
        const box = document.createElement('span');
        box.style.cssText = 'position: absolute; white-space: nowrap';
        box.append(...nodes);
        line.append(box);
        const { width } = box.getBoundingClientRect();
        box.remove();
        return width;
      };
      const nodes = [...line.childNodes].map((node) => node.cloneNode(true));
      return [measure([line.textContent]), measure(nodes)];
    })()"""
    plain, marked = shown.evaluate(widths)
    assert plain > 300
    assert abs(plain - marked) < 1


def test_marks_have_no_padding_and_stay_inline(shown: Page) -> None:
    odd = """[...document.querySelectorAll('.text mark')].filter((mark) => {
      const style = getComputedStyle(mark);
      const sides = [style.borderLeftWidth, style.borderRightWidth, style.marginLeft, style.marginRight];
      return style.display !== 'inline' || style.padding !== '0px' || sides.some(parseFloat);
    }).length"""
    assert shown.evaluate(odd) == 0


def test_nothing_scrolls_sideways_on_a_phone(on_phone: Page) -> None:
    assert on_phone.evaluate("document.documentElement.scrollWidth") <= 375
    text, cards = (on_phone.locator(f"#report-1 .{name}").bounding_box() for name in ("text", "claims"))
    assert text
    assert cards
    assert cards["y"] >= text["y"] + text["height"]


def test_a_phone_shows_the_words_on_demand(on_phone: Page) -> None:
    on_phone.locator("#r1-c5 .back").click()
    assert is_in_view(on_phone, ".text .trigger.on")
    on_phone.locator(".text .trigger.on").first.click()
    assert is_in_view(on_phone, "#r1-c5 h4")


def test_paper_has_a_light_ground_and_the_cards_below_the_text(shown: Page) -> None:
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    text, cards = (shown.locator(f"#report-1 .{name}").bounding_box() for name in ("text", "claims"))
    assert text
    assert cards
    assert cards["y"] >= text["y"] + text["height"]


def test_a_long_report_stays_quick(browser: Browser, tmp_path: Path) -> None:
    for tab in show(browser, make_page([make_big(300, 20_000)]), tmp_path, 1280, 900):
        tab.locator("#r1-c1").focus()
        per_key_ms = tab.evaluate("""() => {
          const start = performance.now();
          for (let i = 0; i < 50; i++) {
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
          }
          return (performance.now() - start) / 50;
        }""")
        assert focused(tab) == "r1-c51"
        assert per_key_ms < 100

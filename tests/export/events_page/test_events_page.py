"""The page of `recoupe events --html`: complete, self-contained, readable without its script, quick with 300 events."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from event_samples import make_many, make_reports, make_sample
from page_reader import Reader, contrast, show

from recoupe.export.event_phrases import load_words, why_interval
from recoupe.export.events_page import make_events_page
from recoupe.export.events_page.timeline import make_days, sort_events
from recoupe.model import (
    Agreement,
    Basis,
    CopyEvidence,
    Credibility,
    Decision,
    Event,
    EventFields,
    Grade,
    Range,
    make_day,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVENTS, REPORTS = make_sample()


@pytest.fixture(scope="module")
def page() -> str:
    return make_events_page(EVENTS, REPORTS)


def plain(page: str) -> str:
    """All text of a page, as one line."""
    reader = _Words(page)
    return " ".join(" ".join(reader.words_read).split())


class _Words(Reader):
    """Also keeps all words outside style and script."""

    def __init__(self, page: str) -> None:
        self.words_read: list[str] = []
        super().__init__(page)

    def handle_data(self, data: str) -> None:
        super().handle_data(data)
        if self.stack and self.stack[-1][0] not in {"style", "script"}:
            self.words_read.append(data)


def dated(event: Event, *days: date) -> list[Event]:
    return [replace(event, id=f"e{n}", when=make_day(day, Basis.STATED)) for n, day in enumerate(days)]


# --- what it says ---------------------------------------------------------------------------------


def test_the_texts_of_the_reports_are_there_to_the_character(page: str) -> None:
    reader = Reader(page)
    shown = sorted(reader.text(n) for n in range(len(reader.texts)))
    assert shown == sorted(d.text for d in make_reports())


def test_every_link_has_a_target(page: str) -> None:
    elements = Reader(page).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [a["href"] for tag, a in elements if tag == "a" and a["href"].startswith("#")]
    assert len(links) > 20
    assert {link[1:] for link in links} <= set(ids)


def test_every_quotation_names_words_that_are_in_the_text(page: str) -> None:
    reader = Reader(page)
    tokens = {token for a in reader.by_class("at") for token in a.get("data-w", "").split()}
    assert tokens
    assert all(reader.words(token) for token in tokens)


def test_the_two_dates_stand_against_each_other_with_the_reason_and_the_words(page: str) -> None:
    words = plain(page)
    disputed = words[words.index("Disputed when") : words.index("Agreed")]
    assert disputed.index("Tuesday 17 November 2020") < disputed.index("Wednesday 18 November 2020")
    assert "Wednesday rests on an inferred date" in disputed
    assert "mardi soir" in disputed
    assert "mercredi" in disputed


def test_a_contradiction_is_never_called_the_same_everywhere() -> None:
    munitions = replace(EVENTS[0].fields.munitions, agreement=Agreement.EQUAL)
    words = plain(
        make_events_page([replace(EVENTS[0], fields=replace(EVENTS[0].fields, munitions=munitions))], REPORTS)
    )
    assert "munitions cannot all be right 7 against 4" in words


def test_what_contradicts_nothing_stands_apart_from_the_sides_of_a_dispute() -> None:
    event = EVENTS[0]
    arabic = event.fields.munitions.values[1].claims
    (one,) = [
        key for key in event.fields.munitions.values[0].claims if key not in event.fields.fatalities.values[0].claims
    ]
    found = replace(event.contradictions[1], claims=(*arabic, one))
    third = replace(
        event.fields.munitions.values[0], value=Range(1, 1, "rocket"), claims=event.fields.fatalities.values[0].claims
    )
    munitions = replace(event.fields.munitions, values=(*event.fields.munitions.values, third))
    shown = replace(event, contradictions=(found,), fields=replace(event.fields, munitions=munitions))
    words = plain(make_events_page([shown], REPORTS))
    assert "Also told, contradicting none of these: 1 rocket" in words
    seven = words[words.index("7 rockets") : words.index("4 rockets")]
    assert seven.index("Voix <du> Croissant") < seven.index("2 more quotations") < seven.index("L’Écho du Tigre")


def test_the_interval_of_witnesses_is_explained_in_words(page: str) -> None:
    words = plain(page)
    assert "1 to 3 independent witnesses of the event" in words
    assert "At least 1, if all sources that may be the same are; at most 3, if no two of them are." in words


@pytest.mark.parametrize(
    ("count", "says"), [((2, 2), ""), ((0, 0), "only mentions"), ((0, 2), "Possibly none"), ((2, 4), "at most 4")]
)
def test_what_an_interval_means_is_told_where_it_is_one(count: tuple[int, int], says: str) -> None:
    assert says in why_interval(count)
    assert bool(says) == bool(why_interval(count))


def test_a_copy_is_told_beside_the_outlet_and_shown_side_by_side(page: str) -> None:
    words = plain(page)
    assert "A copy of L’Écho du Tigre" in words
    assert "1 passage side by side" in words


def test_a_report_that_is_silent_about_the_dead_is_told_as_silent(page: str) -> None:
    assert plain(page).count("Does not say how many were killed.") == 2


def test_the_movement_matrix_leads_from_country_to_country(page: str) -> None:
    words = plain(page)
    assert "from \\ to Iraq Syria Convoy or transfer of forces , 30 trucks" in words


def test_a_page_without_movements_has_no_matrix_and_one_without_events_says_so() -> None:
    assert "movements" not in Reader(make_events_page(EVENTS[:1], REPORTS)).by_class("matrix")
    assert 'id="movements"' not in make_events_page(EVENTS[:1], REPORTS)
    assert "No event." in plain(make_events_page([], REPORTS))


def test_what_is_denied_by_all_is_told() -> None:
    fields = EVENTS[1].fields
    polarity = replace(fields.polarity, values=(replace(fields.polarity.values[0], value="did not happen"),))
    denied = replace(EVENTS[1], fields=replace(fields, polarity=polarity))
    assert "whether it happened did not happen" in plain(make_events_page([denied], REPORTS))
    assert "whether it happened" not in plain(make_events_page(EVENTS[1:], REPORTS))


def test_a_decision_of_a_reviewer_is_told() -> None:
    decided = replace(EVENTS[1], status=replace(EVENTS[1].status, decision=Decision.REJECTED, reviewer="N. Fars"))
    assert "rejected by N. Fars" in plain(make_events_page([decided], REPORTS))


def test_every_word_of_the_vocabularies_is_there() -> None:
    words = load_words()
    for table, values in (
        ("credibility", Credibility), ("grade", Grade), ("agreement", Agreement), ("copy", CopyEvidence),
        ("decision", Decision),
    ):  # fmt: skip
        assert set(words[table]) == {value.value for value in values}
    assert set(words["field"]) == set(EventFields.__dataclass_fields__)


# --- how it is made -------------------------------------------------------------------------------


def test_the_page_loads_nothing_and_allows_nothing(page: str) -> None:
    elements = Reader(page).elements
    policy = next(a["content"] for _, a in elements if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert [a for _, a in elements if "src" in a or a.get("href", "").startswith("http")] == []
    assert [a for _, a in elements for name in a if name.startswith("on") or name == "style"] == []


def test_what_a_report_says_cannot_become_markup(page: str) -> None:
    assert "Voix <du>" not in page
    assert "Voix <du> Croissant" in plain(page)


def test_the_same_events_in_any_order_give_the_same_bytes(page: str) -> None:
    assert make_events_page(EVENTS[::-1], REPORTS) == page


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Reader(page).elements if tag in {"h1", "h2", "h3", "h4", "h5"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_arabic_quotations_find_their_own_direction(page: str) -> None:
    quotes = [a for tag, a in Reader(page).elements if tag == "q"]
    assert {"ar", "fr"} <= {a["lang"] for a in quotes}
    assert all(a["dir"] == "auto" for a in quotes)


def test_the_form_is_hidden_until_there_is_a_script(page: str) -> None:
    (form,) = [a for tag, a in Reader(page).elements if tag == "form"]
    assert "hidden" in form


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(page: str, scheme: int) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", re.findall(r":root \{(.*?)\}", page, re.DOTALL)[scheme]))
    for ground in ("paper", "panel", "card", "odd-ground", "mark"):
        assert contrast(colours["ink"], colours[ground]) >= 7, ground
    for ground in ("paper", "panel", "card", "odd-ground"):
        assert contrast(colours["soft"], colours[ground]) >= 4.5, ground
        assert contrast(colours["link"], colours[ground]) >= 4.5, ground
    for name in ("d1", "d2", "d3", "d4", "d5", "d6"):
        assert contrast(colours[name], colours["card"]) >= 4.5, name
    assert contrast(colours["odd"], colours["odd-ground"]) >= 4.5
    assert contrast(colours["ink"], colours["on"]) >= 4.5


# --- time line ------------------------------------------------------------------------------------


def test_days_come_in_order_with_silences_and_events_without_a_date_last() -> None:
    events = dated(EVENTS[0], date(2020, 11, 20), date(2020, 11, 17), date(2019, 3, 8), date(2020, 11, 17))
    days = list(make_days(sort_events([replace(EVENTS[0], id="e9", when=None), *events])))
    assert [(d.iso, len(d.events)) for d in days] == [
        ("2019-03-08", 1), ("2020-11-17", 2), ("2020-11-20", 1), ("", 1),
    ]  # fmt: skip
    assert [d.month for d in days] == ["March 2019", "November 2020", "", ""]
    assert [d.silence for d in days] == ["", "20 months", "", ""]


# --- in a browser ---------------------------------------------------------------------------------


@pytest.fixture
def shown(browser: Browser, page: str, tmp_path: Path) -> Iterator[Page]:
    """The page at 1280 × 900."""
    yield from show(browser, page, tmp_path, 1280, 900)


def rows(tab: Page) -> list[str]:
    """Ids of the events whose rows are shown, in order."""
    return tab.evaluate("[...document.querySelectorAll('.events tbody tr:not([hidden])')].map((row) => row.dataset.ev)")


def test_the_filter_hides_rows_cards_and_marks_and_says_how_many(shown: Page) -> None:
    shown.get_by_label("Search").fill("croissant")
    assert rows(shown) == ["e1"]
    assert not shown.locator("#ev-e2").is_visible()
    assert shown.locator(".days .mark:visible").count() == 1
    assert shown.locator("output").inner_text() == "1 of 2 events"
    shown.get_by_role("button", name="Show all").click()
    shown.wait_for_function("document.querySelector('output').textContent === 'All 2 events'")
    assert rows(shown) == ["e1", "e2"]


@pytest.mark.parametrize(
    ("label", "value", "kept"),
    [
        ("Witnesses at least", "2", []), ("From", "2020-11-18", ["e2"]), ("to", "2020-11-17", ["e1"]),
        ("Search", "zagros observer", ["e2"]),
    ],
)  # fmt: skip
def test_each_part_of_the_filter_works(shown: Page, label: str, value: str, kept: list[str]) -> None:
    shown.get_by_label(label, exact=True).fill(value)
    assert rows(shown) == kept


def test_choices_of_the_filter_work(shown: Page) -> None:
    shown.get_by_label("Kind").select_option("movement.transfer")
    assert rows(shown) == ["e2"]
    shown.get_by_label("Kind").select_option("")
    shown.locator("[name=digit]").select_option("2")
    assert rows(shown) == ["e1"]
    shown.locator("[name=digit]").select_option("")
    shown.get_by_label("disputed only").check()
    assert rows(shown) == ["e1"]


def test_a_column_is_sorted_by_keys_and_says_so(shown: Page) -> None:
    when = shown.locator("th", has_text="When").first
    when.get_by_role("button").focus()
    shown.keyboard.press("Enter")
    assert rows(shown) == ["e2", "e1"]
    assert when.get_attribute("aria-sort") == "descending"
    shown.get_by_role("button", name="Reports", exact=False).click()
    assert rows(shown) == ["e1", "e2"]
    assert shown.locator("[aria-sort]").count() == 1


def test_a_quotation_leads_to_its_words_in_the_report(shown: Page) -> None:
    shown.locator(".disputed .at").first.click()
    lit = shown.evaluate("[...document.querySelectorAll('.text .on')].map((piece) => piece.textContent).join('')")
    assert "مساء الثلاثاء" in lit or "mardi soir" in lit
    assert shown.evaluate("location.hash").startswith("#r")
    box = shown.locator(".text .on").first.bounding_box()
    assert box
    assert 0 <= box["y"] <= 900


def test_a_mark_in_a_report_leads_back_to_its_event(shown: Page) -> None:
    shown.locator(".text mark[data-c]").first.focus()
    shown.keyboard.press("Enter")
    assert shown.evaluate("location.hash") == "#ev-e1"


def test_a_link_to_what_the_filter_hides_shows_it(shown: Page) -> None:
    shown.get_by_label("Kind").select_option("movement.transfer")
    shown.locator(".tells a", has_text="Missile attack").first.click()
    shown.wait_for_function("!document.querySelector('#ev-e1').hidden")
    assert rows(shown) == ["e1", "e2"]


def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, page: str, tmp_path: Path) -> None:
    for tab in show(browser, page, tmp_path, 375, 800):
        assert tab.evaluate("document.documentElement.scrollWidth") <= 375


def test_paper_has_a_light_ground_and_everything_open(shown: Page) -> None:
    shown.emulate_media(media="print", color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown.locator("details:not([open])").count() == 0
    shown.evaluate("dispatchEvent(new Event('afterprint'))")
    assert shown.locator("details[open]").count() == 0


def test_three_hundred_events_stay_quick(browser: Browser, tmp_path: Path) -> None:
    start = time.perf_counter()
    page = make_events_page(*make_many(300))
    assert time.perf_counter() - start < 3
    for tab in show(browser, page, tmp_path, 1280, 900):
        took_ms = tab.evaluate("""() => {
          const start = performance.now();
          const search = document.querySelector("[name=words]");
          search.value = "zagros";
          search.dispatchEvent(new Event("input", { bubbles: true }));
          document.querySelector(".events th button").click();
          return performance.now() - start;
        }""")
        assert len(rows(tab)) == 100
        assert took_ms < 500

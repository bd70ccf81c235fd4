"""Derivations: each value with the claims it rests on, the words underlined, each claim with its rules."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TextIO

import pytest
from event_samples import make_reports, make_sample
from page_samples import make_french
from rich.console import Console

from recoupe.export.derivation import write_claim, write_event
from recoupe.export.derivation.tree import Quote, quote_around, quote_lines, wrap
from recoupe.model import Document, Span

EVENTS, REPORTS = make_sample()
STROKE = "‾"


def tree_of_event() -> str:
    out = io.StringIO()
    write_event(EVENTS[0], REPORTS, out, width=140)
    return out.getvalue()


def tree_of_claim(document: Document, number: int) -> str:
    out = io.StringIO()
    write_claim(document, document.claims[number], out, width=120)
    return out.getvalue()


def underlined(tree: str) -> list[str]:
    """The words above each run of strokes."""
    lines = tree.splitlines()
    found = []
    for above, below in pairwise(lines):
        if STROKE in below:
            found.append(above[below.index(STROKE) : below.rindex(STROKE) + 1])
    return found


def block(tree: str, head: str) -> str:
    """A line that begins with `head` below the root, and all below it."""
    lines = tree.splitlines()
    start = next(i for i, line in enumerate(lines) if line.lstrip("├└─ ").startswith(head))
    stop = next((i for i in range(start + 1, len(lines)) if lines[i].startswith(("├", "└"))), len(lines))
    return "\n".join(lines[start:stop])


def test_each_date_stands_above_the_claims_that_give_it_with_its_words_underlined() -> None:
    when = block(tree_of_event(), "when: cannot all be right")
    assert when.index("2020-11-17") < when.index("2020-11-18 ·")
    assert underlined(when) == ["mardi soir", "mardi soir", "mercredi"]


def test_arabic_words_are_bracketed_where_strokes_would_miss_them() -> None:
    assert "⟦مساء الثلاثاء⟧" in tree_of_event()


def test_witnesses_are_told_as_an_interval_with_what_its_ends_mean() -> None:
    witnesses = block(tree_of_event(), "witnesses")
    assert "1 to 3 independent witnesses of the event" in witnesses
    assert "At least 1, if all sources that may be the same are; at most 3, if no two of them are." in witnesses


def test_copies_are_shown_with_both_passages() -> None:
    copies = block(tree_of_event(), "copies")
    assert "Le Relais du Fleuve) comes from" in copies
    assert copies.count("Sept roquettes ont visé mardi soir") == 2


def test_every_decision_is_printed() -> None:
    tree = tree_of_event()
    assert all(reason in tree for reason in EVENTS[0].why)


def test_a_claim_is_told_with_its_trigger_and_the_rule_that_read_each_part() -> None:
    tree = tree_of_claim(make_french(), 0)
    assert "armed.missile_attack" in tree.splitlines()[0]
    assert "tirées" in underlined(tree)
    for line in ("target: ", "at: ", "munitions: 7 rocket"):
        assert ", by x." in block(tree, line)
    assert "by x.time@1" in block(tree, "when: 2020-11-18, relative")


def test_the_sources_of_a_claim_come_outermost_first_each_with_how_sure_it_is() -> None:
    said = block(tree_of_claim(make_french(), 0), "who says so: La Dépêche du Levant → l’armée irakienne")
    assert said.index("outlet: ") < said.index("speaker: ")
    assert said.count("by x.doubt@1") == 2
    assert "a annoncé l’armée irakienne" in underlined(said) or "a annoncé" in said


def test_words_that_are_not_resolved_are_quoted_as_such() -> None:
    document = make_french()
    number = next(i for i, c in enumerate(document.claims) if c.kind == "movement.transfer")
    assert "via: “point de passage d’al-Walid”, nobody or nothing known" in tree_of_claim(document, number)


def test_a_claim_of_no_event_says_so_and_one_of_an_event_names_it() -> None:
    document = make_reports()[0]
    out = io.StringIO()
    write_claim(document, document.claims[0], out, event=EVENTS[0])
    assert "part of event e1: " in out.getvalue()
    assert "part of no event" in tree_of_claim(document, 0)


# --- lines ----------------------------------------------------------------------------------------


def test_a_terminal_gets_underlined_words_and_no_strokes() -> None:
    text = "Sept roquettes sont tombées"
    quote = Quote(Span.of(text, 0, len(text)), (Span.of(text, 5, 14),))
    (line,) = quote_lines(quote, 80, is_terminal=True)
    assert [(span.start, span.end, span.style) for span in line.spans] == [(6, 15, "underline")]


def test_strokes_stand_below_wide_characters_too() -> None:
    text = "火箭 fell"
    quote = Quote(Span.of(text, 0, len(text)), (Span.of(text, 0, 2), Span.of(text, 3, 7)))
    _, strokes = quote_lines(quote, 80, is_terminal=False)
    assert str(strokes) == f" {STROKE * 4} {STROKE * 4}"


@pytest.mark.parametrize("width", [10, 25, 200])
def test_wrapping_loses_no_word_and_keeps_to_the_width(width: int) -> None:
    text = "Sept roquettes ont visé la Zone verte de Bagdad, a indiqué l’armée irakienne"
    lines = [text[start:stop] for start, stop in wrap(text, width)]
    assert " ".join(lines) == text
    assert all(len(line) <= max(width, 10) for line in lines)


def test_words_are_quoted_with_what_stands_around_them_whole_words_only() -> None:
    text = "a" * 3 + " bcd" * 40 + " HERE" + " efg" * 40
    at = text.index("HERE")
    quote = quote_around(text, Span.of(text, 0, len(text)), (Span.of(text, at, at + 4),))
    assert quote
    assert quote.is_cut == (True, True)
    assert set(quote.span.quote.split()) == {"bcd", "HERE", "efg"}


def test_nothing_is_quoted_for_no_words() -> None:
    assert quote_around("abc", Span.of("abc", 0, 3), ()) is None


class _Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_escape_codes_go_to_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    shown: TextIO = _Terminal()
    write_event(EVENTS[0], REPORTS, shown, width=140)
    assert Console(file=shown).is_terminal
    assert "\x1b[4m" in shown.getvalue()  # type: ignore[attr-defined]
    assert "\x1b" not in tree_of_event()

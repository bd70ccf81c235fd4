"""The same quoted words are one origin of what is said, unless two speakers are named."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.crosscheck.copies import link_pair
from recoupe.model import AttributedContent, Document, Span

Make = Callable[..., Document]
SPEECH = "We will open this road before the rains and we will keep it open"


def attribute(document: Document, speaker: str) -> Document:
    """The report with its speech attributed to somebody it names."""
    spans = (
        Span.of(document.text, at, at + len(words))
        for words in (speaker, SPEECH)
        for at in [document.text.index(words)]
    )
    source, content = spans
    return replace(document, attributions=(AttributedContent((source,), (), (content,)),))


def test_the_words_are_given_on_both_sides(make: Make, wire: str, other: str) -> None:
    left, right = make(f'{wire} "{SPEECH}," Hassan Gabow said.'), make(f'{other} Hassan Gabow: "{SPEECH}".')
    (link,) = link_pair(left, right).quotes
    assert link.documents == tuple(sorted((left.id, right.id)))
    assert [s.quote for s in link.spans] == [SPEECH, SPEECH]


@pytest.mark.parametrize(("other_speaker", "n_links"), [("Capt. Gabow", 1), ("Idris Bakhit", 0)])
def test_speakers_with_different_names_are_told_apart(
    make: Make, wire: str, other: str, other_speaker: str, n_links: int
) -> None:
    left = attribute(make(f'{wire} "{SPEECH}," Hassan Gabow said.'), "Hassan Gabow")
    right = attribute(make(f'{other} "{SPEECH}," {other_speaker} said.'), other_speaker)
    assert len(link_pair(left, right).quotes) == n_links


def test_seven_quoted_words_are_not_enough(make: Make, wire: str, other: str) -> None:
    speech = "We will open this road and village"
    assert link_pair(make(f'{wire} "{speech}," he said.'), make(f'{other} "{speech}," he said.')).quotes == ()

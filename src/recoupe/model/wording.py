"""How much of a page is loaded wording, of whom, in whose voice. It describes words and never rates truth."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model.vocabulary import Voice

COUNTED = (
    "loaded wordings of the language pack's table and short exclamations, each once however long, in headline, body, quotes"
    " and editor's notes"
)
NOT_COUNTED = (
    "captions, links and page furniture; sentences about sport, films, games and the weather; wording that no table lists,"
    " irony, omission, and whatever is told in plain words"
)


@dataclass(frozen=True, slots=True)
class WordingCount:
    """Loaded wordings of one voice about one target.

    Attributes:
        target: actor that the words name, None where they tell none.
        per_1000: wordings per 1,000 words of the page, of both voices together.
    """

    voice: Voice
    target: str | None
    n: int
    per_1000: float


@dataclass(frozen=True, slots=True)
class WordingProfile:
    """The loaded wordings of a page in figures.

    Attributes:
        n_words: words of the passages that are counted.
        n: loaded wordings in them.
        per_1000: wordings per 1,000 words.
        by: the wordings by voice and target, most first.
        counted, not_counted: what the figures are of, and what they leave out.
    """

    n_words: int
    n: int
    per_1000: float
    by: tuple[WordingCount, ...]
    counted: str = COUNTED
    not_counted: str = NOT_COUNTED

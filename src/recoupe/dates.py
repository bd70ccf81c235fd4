"""Time expressions of a text with their dates, for people who want only this.

    >>> from recoupe import dates
    >>> found = dates.find("Le camp a été pris mardi soir, et brûle depuis le 14 novembre.", "2020-11-20", "fr")
    >>> [(time.span.quote, time.timex.value, time.date.edtf) for time in found]
    [('mardi soir', '2020-11-17TEV', '2020-11-17'), ('le 14 novembre', '2020-11-14', '2020-11-14/..')]

Nothing else of the package is loaded: no gazetteer, no networks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from recoupe.errors import RecoupeError
from recoupe.extract.rules.times import find_times
from recoupe.lang.pack import FOLDER, installed_packs
from recoupe.lang.time_rules import TimeRules, load_time_rules
from recoupe.model import Basis, DateInterval, TimeMention, make_day
from recoupe.read.dates import parse_published
from recoupe.read.language import find_language
from recoupe.resolve.dates import resolve_times
from recoupe.resolve.published import infer_published

__all__ = ["find", "infer"]

Anchor = date | str | DateInterval


def find(text: str, anchor: Anchor | None = None, language: str | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of a text, with TimeML type and value and, where they can be dated, half-open dates.

    Args:
        text: plain text; `span` counts its code points.
        anchor: day from which "yesterday" counts, as a date, "2020-11-20", two days "2020-11-20/2020-11-22", or an
            interval; without it, it is inferred from the text (`infer`) as far as its own dates tell.
        language: primary subtag of an installed pack ("fr", "en"); detected where None.

    Returns:
        Mentions in text order with ids m1, m2, …. `date` is None where the words give no day or need an anchor.

    Raises:
        RecoupeError: there is no pack for the language, or the anchor is no date.
    """
    language = language or find_language(text)
    found = find_times(text, _rules(language))
    published = _interval(anchor) if anchor is not None else infer_published(text, found, None, language)
    return tuple(replace(time, id=f"m{n}") for n, time in enumerate(resolve_times(text, found, published), 1))


def infer(text: str, language: str | None = None, latest: date | None = None) -> DateInterval | None:
    """When a text was published, as far as the dates that it tells say; `why` gives the reasons.

    Args:
        text: plain text.
        language: as for `find`.
        latest: a day on which the text is known to have existed (capture time).

    Raises:
        RecoupeError: there is no pack for the language.
    """
    language = language or find_language(text)
    return infer_published(text, find_times(text, _rules(language)), latest, language)


def _interval(anchor: Anchor) -> DateInterval:
    if isinstance(anchor, DateInterval):
        return anchor
    return make_day(anchor, Basis.METADATA) if isinstance(anchor, date) else parse_published(anchor)


@cache
def _rules(language: str) -> TimeRules:
    if language not in installed_packs():
        raise RecoupeError(f"no time rules for the language {language!r}; one of {', '.join(installed_packs())}")
    return load_time_rules(FOLDER / language / "times.toml")

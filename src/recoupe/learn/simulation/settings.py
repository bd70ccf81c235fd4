"""The parameters of an invented world of events, sources and copies, and the settings that are measured.

Source: crosscheck §10, both tables; its names are those of the fields.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Settings:
    """How many events and sources there are, how they err, and how they copy. All shares are probabilities in [0, 1].

    Attributes:
        n_events: events, each with one disputed field: a toll or a day.
        n_false: false values of that field; the true one has index 0.
        agency_upstream: share of copiers that copy an agency; the others copy an independent.
        accuracy: range of the probability that an observation of a source is true.
        coverage: share of events that an agency or an independent reports on.
        own_coverage: share of events that a copier which did not copy reports on by itself.
        copying: share of its upstream's reports that a copier copies.
        credit: share of copies that keep the name of whom they copy.
        containment: mean and standard deviation of the share of a copy's text that is its upstream's.
        least_containment: what the share is clipped to at its lower end.
        two_hop: share of copiers whose upstream is a copier.
        altered: share of copies that give another value.
        translated: share of copies in another language: no shared words, facts kept.
        trimmed: share of copies that are cut down.
        trim: range of the share of the text that a trimmed copy keeps.
        reworded: share of copies with words replaced.
        rewording: shares of words replaced, taken by turns of chance.
        mixed: share of copies that are part wire, part own observation.
        wire: range of the share of a mixed report that is wire.
        press: share of events with a press conference.
        press_size: range of the number of outlets that quote its speaker in their own words.
        owner_groups: groups of outlets with one owner.
        owner_size: outlets in such a group.
        owner_correlation: share of observations of a group that give the value of the group's first report.
        anonymous: share of independents' observations that rest on an unnamed source.
        same_anonymous: share of these that rest on the event's one talkative official, so that they do coincide.
        own_eyes: share of observations that are told as the outlet's own, no witness named.
        wrong_credit: share of own reports that credit an agency they did not use.
        false_link: share of pairs of own reports in one language that share a passage although neither copies.
        shared_quote: share of pairs of own reports that quote the same words of one speaker about something else.
        time_missing: share of reports without a time of publication.
        clock: share of the others of which the page tells the minute, not only the day.
        sentences: range of the number of sentences of a report beside the one that tells the event.
    """

    n_events: int = 400
    n_false: int = 8
    n_agencies: int = 2
    n_independents: int = 6
    n_copiers: int = 10
    agency_upstream: float = 0.75
    accuracy: tuple[float, float] = (0.6, 0.9)
    coverage: float = 0.5
    own_coverage: float = 0.2
    copying: float = 0.8
    credit: float = 0.7
    containment: tuple[float, float] = (0.65, 0.2)
    least_containment: float = 0.02
    two_hop: float = 0.2
    altered: float = 0.05
    translated: float = 0.1
    trimmed: float = 0.3
    trim: tuple[float, float] = (0.25, 0.6)
    reworded: float = 0.2
    rewording: tuple[float, ...] = (0.05, 0.15, 0.3)
    mixed: float = 0.2
    wire: tuple[float, float] = (0.3, 0.7)
    press: float = 0.15
    press_size: tuple[int, int] = (2, 5)
    owner_groups: int = 1
    owner_size: int = 3
    owner_correlation: float = 0.5
    anonymous: float = 0.2
    same_anonymous: float = 0.5
    own_eyes: float = 0.2
    wrong_credit: float = 0.01
    false_link: float = 0.003
    shared_quote: float = 0.163
    time_missing: float = 0.1
    clock: float = 0.5
    sentences: tuple[int, int] = (11, 15)


DEFAULT = Settings()

HARD: Mapping[str, Settings] = MappingProxyType({
    "two_hop": replace(DEFAULT, two_hop=0.5),
    "altered": replace(DEFAULT, altered=0.2),
    "translated": replace(DEFAULT, translated=0.3),
    "trimmed": replace(DEFAULT, trimmed=0.6),
    "reworded": replace(DEFAULT, reworded=0.4),
    "mixed": replace(DEFAULT, mixed=0.4),
    "press": replace(DEFAULT, press=0.3),
    "owners": replace(DEFAULT, owner_groups=3),
    "anonymous": replace(DEFAULT, anonymous=0.5),
    "wrong_credit": replace(DEFAULT, wrong_credit=0.03),
    "false_link": replace(DEFAULT, false_link=0.163),
    "time_missing": replace(DEFAULT, time_missing=0.5),
    "uncredited": replace(DEFAULT, credit=0.2),
    "sparse": replace(DEFAULT, coverage=0.1),
    "no_copiers": replace(DEFAULT, n_copiers=0),
    "poor_sources": replace(DEFAULT, accuracy=(0.4, 0.7)),
})  # fmt: skip
"""The hard settings, one at a time."""

UNCREDITED_TRANSLATED = replace(DEFAULT, credit=0.2, translated=0.3)
"""The setting that the default's gates hold for, too. Source: issue 9, targets."""

ALL_HARD = replace(
    DEFAULT, two_hop=0.5, altered=0.2, translated=0.3, trimmed=0.6, reworded=0.4, mixed=0.4, press=0.3, owner_groups=3,
    anonymous=0.5, wrong_credit=0.03, false_link=0.163, time_missing=0.5, credit=0.2, coverage=0.1, accuracy=(0.4, 0.7),
)  # fmt: skip
"""Reported, no gate. Copiers stay: without them nothing would be left to find."""

SETTINGS: Mapping[str, Settings] = MappingProxyType({
    "default": DEFAULT, "uncredited_translated": UNCREDITED_TRANSLATED, **HARD, "all_hard": ALL_HARD,
})  # fmt: skip

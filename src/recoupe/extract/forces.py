"""Forces that the networks shall read alike: an army with its adjective, a named armed group of however many words.

"The Syrian army", "Hezbollah" and "the Islamic State" are read as one word each, the same for all; so is what says whose
people are ("Hezbollah fighters", "soldats syriens"). See `lang/stand_ins.py`; the words are those of `alike.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.lang.alike import ForceWords, load_force_words
from recoupe.lang.pack import Pack
from recoupe.lang.stand_ins import StandIn
from recoupe.world.actors import KnownActor, load_actors

_FORCES = frozenset({"State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia"})
_ARMY = "Military Forces of {country}"
_CROWD = "protester"
_PEOPLE = frozenset({None, "military", "armed", "rebel"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """A folded sentence with its words in lower case, where they start, in code points of the sentence, and which are names."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    names: tuple[bool, ...] = ()

    def stop(self, word: int) -> int:
        """Where a word ends."""
        return self.starts[word] + len(self.words[word])

    def written(self, word: int) -> str:
        """A word with its capitals."""
        return self.text[self.starts[word] : self.stop(word)]


@dataclass(frozen=True, slots=True)
class _Force:
    """Words of a name, and the one that heads them; a crowd needs no name."""

    first: int
    last: int
    head: int
    is_crowd: bool = False


def find_forces(sentence: Stretch, pack: Pack) -> list[StandIn]:
    """What the networks read otherwise, in order, not overlapping."""
    words = load_force_words(pack.code)
    if words is None:
        return []
    named = [*_armies(sentence, pack), *_known(sentence, pack.code), *_crowds(sentence, pack)]
    found: list[StandIn] = []
    for force in sorted(named, key=lambda f: (f.first, -f.last)):
        if found and sentence.starts[force.first] < found[-1].stop:
            continue
        if force.is_crowd:
            start, stop = sentence.starts[force.first], sentence.stop(force.last - 1)
            found.append(StandIn(start, stop, words.crowd, sentence.starts[force.head]))
        else:
            found += _stand_ins(sentence, force, words, pack)
    return found


def _crowds(sentence: Stretch, pack: Pack) -> Iterator[_Force]:
    """People for or against something, in more than one word."""
    for match in pack.people.find_longest(sentence.words):
        if match.value.group == _CROWD and match.last - match.first > 1:
            yield _Force(match.first, match.last, match.head, is_crowd=True)


def _armies(sentence: Stretch, pack: Pack) -> Iterator[_Force]:
    """Organs of armies with a demonym beside them; "soldats syriens" are people."""
    people = {m.head for m in pack.people.find_longest(sentence.words)}
    demonyms = [m for m in pack.countries.find_longest(sentence.words) if m.value.role == "demonym"]
    ends = {m.first: m.last for m in demonyms}
    begins = {m.last: m.first for m in demonyms}
    for match in pack.organs.find_longest(sentence.words):
        if match.value.actor != _ARMY or not people.isdisjoint(range(match.first, match.last)):
            continue
        if match.last in ends:
            yield _Force(match.first, ends[match.last], match.first)
        elif match.first in begins:
            yield _Force(begins[match.first], match.last, match.last - 1)


def _known(sentence: Stretch, code: str) -> Iterator[_Force]:
    """Known forces by their names."""
    for match in load_actors(code).find_longest(sentence.words):
        is_force = match.value.actor.kind in _FORCES
        if is_force and _is_name(match.value, [sentence.written(w) for w in range(match.first, match.last)]):
            yield _Force(match.first, match.last, match.first if code == "fr" else match.last - 1)


def _is_name(known: KnownActor, written: Sequence[str]) -> bool:
    """Whether words are written as a name: acronyms in capitals throughout, others with one capital at least."""
    if known.is_acronym:
        return all(word.isupper() for word in written if word.isalpha())
    return any(word[0].isupper() for word in written)


def _stand_ins(sentence: Stretch, force: _Force, read: ForceWords, pack: Pack) -> Iterator[StandIn]:
    """The word for a force; its article as if all were of one gender and number."""
    words, starts = sentence.words, sentence.starts
    first = force.first - (force.first > 0 and words[force.first - 1] in read.articles)
    before = words[first - 1] if first else ""
    head, stop = starts[force.head], sentence.stop(force.last - 1)
    if before in read.of and _are_people(sentence, range(first - 1), pack):
        yield StandIn(starts[first - 1], stop, read.adjective, head)
        return
    if not read.of and _are_people(sentence, range(force.last, len(words)), pack):
        yield StandIn(starts[force.first], stop, read.adjective, head)
        return
    if read.contracted:
        yield from _article(sentence, first, force.first, read)
    yield StandIn(starts[force.first if read.contracted else first], stop, read.name, head)


def _article(sentence: Stretch, first: int, name: int, read: ForceWords) -> Iterator[StandIn]:
    """What is read for an article before a name, and for a preposition that holds one ("de l'", "des" as "du")."""
    words, starts = sentence.words, sentence.starts
    at = first - 1 if " ".join(words[max(0, first - 1) : name]) in read.contracted else first
    told = " ".join(words[at:name])
    if told in read.contracted:
        yield StandIn(starts[at], sentence.stop(name - 1), read.contracted[told], starts[at])
    elif first < name:
        yield StandIn(
            starts[first], sentence.stop(first), read.contracted.get(words[first], words[first]), starts[first]
        )


def _are_people(sentence: Stretch, beside: range, pack: Pack) -> bool:
    """Whether the nearest of some words, last or first, is a noun for people of a force."""
    is_before = beside.start == 0
    at = [m for m in pack.people.find_longest(sentence.words) if m.value.group in _PEOPLE]
    return any((m.last == beside.stop) if is_before else (m.first == beside.start) for m in at)

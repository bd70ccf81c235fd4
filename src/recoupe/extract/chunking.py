"""Parses by rules for a language whose pack has no network: what the tables know of a sentence, given to its chunk parser."""

from __future__ import annotations

from recoupe.extract.forces import Stretch
from recoupe.extract.rules.times import find_times
from recoupe.lang.ar.chunks import parse
from recoupe.lang.ar.lexicon import is_one_man
from recoupe.lang.ar.tagging import Known
from recoupe.lang.pack import Pack, load_pack
from recoupe.lang.parser import Parse
from recoupe.world.actors import load_actors

_ACTING = frozenset({"military", "police", "armed", "rebel", "government"})


def parse_by_chunks(sentence: Stretch, code: str) -> Parse:
    """The parse of a sentence by rules."""
    pack = load_pack(code)
    known = Known(_forces(sentence, pack), _times(sentence, pack), _inside(sentence, pack))
    return parse(sentence.words, sentence.starts, sentence.names, known)


def _forces(sentence: Stretch, pack: Pack) -> frozenset[int]:
    """Words of bodies that act: known actors, organs of states, armed people with the article."""
    words = sentence.words
    found = {m.first for m in load_actors(pack.code).find_longest(words)}
    organs = (m.first for m in pack.organs.find_longest(words))
    found |= {at for at in organs if words[at].startswith("ال") or not pack.people.knows(words[at])}
    for match in pack.people.find_longest(words):
        if match.value.group in _ACTING and words[match.first].startswith("ال") and not is_one_man(words[match.first]):
            found.add(match.first)
    return frozenset(found)


def _inside(sentence: Stretch, pack: Pack) -> frozenset[int]:
    """Words that go on the name of a known actor, a state or an organ ("الله" of "حزب الله")."""
    tables = (load_actors(pack.code), pack.organs, pack.countries)
    found = (match for table in tables for match in table.find_longest(sentence.words))
    return frozenset(at for match in found for at in range(match.first + 1, match.last))


def _times(sentence: Stretch, pack: Pack) -> frozenset[int]:
    """Words of dates and times."""
    spans = [mention.span for mention in find_times(sentence.text, pack.times)]
    return frozenset(
        at for at, start in enumerate(sentence.starts) if any(span.start <= start < span.stop for span in spans)
    )

"""What the word lists of a pack say of single words, as a feature of the networks: "people:military", "equipment", "verb:past".

A network trained on a few hundred thousand words has never seen most words of a war; the word lists know them. The
classes are kept with the weights, so that a list may grow without changing what a network sees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from recoupe.lang.pack import Pack
from recoupe.text.match import Pattern

T = TypeVar("T")

_WORDS = ("number", "title", "level", "name_particle")


def word_classes(pack: Pack) -> dict[str, str]:
    """Class of every form that the pack's lists hold as a word of its own; of several lists joined by "+"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for form, class_ in _listed(pack):
        found[form].add(class_)
    return {form: "+".join(sorted(classes)) for form, classes in sorted(found.items())}


def _listed(pack: Pack) -> Iterator[tuple[str, str]]:
    yield from _forms(pack.people.patterns, lambda v: f"people:{v.group or ''}")
    yield from _forms(pack.equipment.patterns, lambda _: "equipment")
    yield from _forms(pack.organs.patterns, lambda v: f"organ:{v.kind}")
    yield from _forms(pack.countries.patterns, lambda v: v.role)
    yield from _forms(pack.frames.patterns, lambda _: "event")
    yield from _forms(pack.speech.patterns, lambda _: "speech")
    for name in _WORDS:
        yield from ((form, name) for form in pack.words.forms(name) if " " not in form)


def _forms(patterns: Iterable[Pattern[T]], name: Callable[[T], str]) -> Iterator[tuple[str, str]]:
    """Forms of the patterns of one word: verb forms with their tenses, others with what their value is."""
    for pattern in patterns:
        if len(pattern.elements) == 1:
            element = pattern.elements[0]
            for form, tenses in (element.forms or {}).items():
                yield form, f"verb:{','.join(sorted(tenses))}" if element.verb else name(pattern.value)

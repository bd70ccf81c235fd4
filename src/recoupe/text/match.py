"""Word patterns of the language packs, compiled into one index and matched over the words of a sentence.

The notation is defined in `docs/language-packs.md`. Each pattern is filed under its rarest word; a word of the text
calls up the patterns filed under it, which are then tried around it. Cost grows with the words of the text, not with
the number of patterns.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")

MAX_GAP = 3
REMEMBERED = 128
LAID_OUT = 8  # one sentence and pieces of it are asked of many indexes in turn
Forms = dict[str, frozenset[str]]


class Inflector(Protocol):
    """Forms of a word: each form with the tenses (or "sg", "pl") it may have."""

    def __hash__(self) -> int:
        """Inflectors are told apart: words are compiled once for each."""
        ...

    def verb(self, lemma: str) -> Forms:
        """Forms of a verb with their tenses."""
        ...

    def noun(self, lemma: str) -> Forms:
        """Singular and plural of a noun."""
        ...

    def adjective(self, lemma: str) -> Forms:
        """All forms of an adjective."""
        ...


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern.

    Attributes:
        forms: accepted words with their tenses; None for a gap.
        optional: the step may be left out.
        head: the step holds the word that names the happening.
        gap: most words a gap may swallow.
        verb: the forms are a verb's.
    """

    forms: Forms | None
    optional: bool = False
    head: bool = False
    gap: int = 0
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Pattern(Generic[T]):
    """A compiled pattern and what it stands for.

    Attributes:
        anchor: index of the step under which the pattern is filed.
        head: index of the step that holds the head; the anchor's where no step does.
        before, after: the steps on either side of it, in the order in which they are tried.
        previous, next: words one of which must stand right beside the anchor; None where that is not needed.
        is_plain: no step may be left out and none is a gap.
        elsewhere: words one of which must stand somewhere else in the sentence, beyond a gap; None where there is no gap.
    """

    source: str
    elements: tuple[Element, ...]
    anchor: int
    head: int
    value: T
    before: tuple[Element, ...]
    after: tuple[Element, ...]
    previous: Forms | None
    next: Forms | None
    is_plain: bool
    elsewhere: Forms | None


def make_pattern(source: str, elements: Sequence[Element], anchor: int, value: T) -> Pattern[T]:
    """A pattern with the steps around its anchor laid out."""
    steps = tuple(elements)
    head = next((i for i, e in enumerate(steps) if e.head and not e.optional), anchor)
    is_plain = all(e.forms is not None and not e.optional for e in steps)
    before, after = steps[:anchor][::-1], steps[anchor + 1 :]
    elsewhere = None if is_plain else _beyond_gap(steps, anchor)
    previous, following = _needed(before), _needed(after)
    return Pattern(source, steps, anchor, head, value, before, after, previous, following, is_plain, elsewhere)


def _beyond_gap(steps: tuple[Element, ...], anchor: int) -> Forms | None:
    """Forms of the step besides the anchor that has the fewest and may not be left out."""
    others = [e.forms for i, e in enumerate(steps) if i != anchor and e.forms is not None and not e.optional]
    return min(others, key=len) if others else None


def _needed(steps: tuple[Element, ...]) -> Forms | None:
    return steps[0].forms if steps and not steps[0].optional else None


@dataclass(
    slots=True
)  # not frozen, as nobody changes one: a thousand are made for a report, and freezing takes thrice the time
class Match(Generic[T]):
    """A pattern found in a sentence.

    Attributes:
        first, last: word indexes, half-open.
        head: index of the head word.
        tenses: tenses the head may have (empty for what is no verb).
        verb: whether the head is a verb form.
        words: indexes of the words that the pattern names.
    """

    pattern: Pattern[T]
    first: int
    last: int
    head: int
    tenses: frozenset[str]
    verb: bool
    words: tuple[int, ...]

    @property
    def value(self) -> T:
        """What the pattern stands for."""
        return self.pattern.value


class PatternError(ValueError):
    """A pattern breaks the notation."""


def compile_pattern(source: str, value: T, inflector: Inflector) -> Pattern[T]:
    """Compile a pattern.

    Raises:
        PatternError: the pattern is empty, has no word, or an unknown word class.
    """
    elements: list[Element] = []
    words = source.split()
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word == "se" and "/v" in following:
            elements += [Element({"se": frozenset(), "s'": frozenset()}), Element(None, gap=MAX_GAP)]
        else:
            elements.append(_compile_element(word, inflector))
    content = [i for i, e in enumerate(elements) if e.forms and not e.optional]
    if not content:
        raise PatternError(f"no word in pattern {source!r}")
    head = _choose_head(elements, content)
    elements[head] = Element(elements[head].forms, head=True, verb=elements[head].verb)
    anchor = min(content, key=lambda i: (_commonness(elements[i]), i))
    return make_pattern(source, elements, anchor, value)


def compile_literal(words: Sequence[str], value: T) -> Pattern[T]:
    """A pattern of words as they stand, for names.

    Raises:
        PatternError: there is no word.
    """
    if not words:
        raise PatternError("no word in a name")
    elements = tuple(Element({word: frozenset()}, head=i == 0) for i, word in enumerate(words))
    anchor = min(range(len(words)), key=lambda i: (_commonness(elements[i]), -len(words[i]), i))
    return make_pattern(" ".join(words), elements, anchor, value)


@lru_cache(maxsize=30_000)
def _compile_element(word: str, inflector: Inflector) -> Element:
    if word in {"…", "..."}:
        return Element(None, gap=MAX_GAP)
    optional = word.startswith("(") and word.endswith(")")
    forms: dict[str, frozenset[str]] = {}
    verb = False
    for choice in word.strip("()").split(","):
        lemma, _, word_class = choice.partition("/")
        if not lemma:
            raise PatternError(f"empty word in {word!r}")
        found = _inflect(lemma, word_class, inflector)
        verb = verb or word_class == "v"
        for form, tenses in found.items():
            forms[form] = forms.get(form, frozenset()) | tenses
    return Element(forms, optional=optional, verb=verb)


def _inflect(lemma: str, word_class: str, inflector: Inflector) -> Forms:
    if not word_class:
        return {lemma: frozenset()}
    if word_class == "v":
        return inflector.verb(lemma)
    if word_class == "n":
        return inflector.noun(lemma)
    if word_class == "a":
        return inflector.adjective(lemma)
    raise PatternError(f"unknown word class {word_class!r} of {lemma!r}; use v, n or a")


def _choose_head(elements: list[Element], content: list[int]) -> int:
    """The first verb, else the first inflected word, else the first word of more than three letters."""
    for wanted in (
        lambda e: e.verb,
        lambda e: len(e.forms) > 1,
        lambda e: any(len(form) > 3 for form in e.forms),
    ):
        for i in content:
            if wanted(elements[i]):
                return i
    return content[0]


_COMMON = frozenset(
    "le la les l' un une des du de d' à au aux en et sur dans par pour se s' ne pas que qu' il elle on a the of to in on"
    " at by for with from up out off down over an and be is was".split()
)


def _commonness(element: Element) -> int:
    """How often a step's words will come up: function words and rich verbs last."""
    assert element.forms is not None
    common = 1000 * sum(form in _COMMON for form in element.forms)
    return common + len(element.forms)


@dataclass(frozen=True, slots=True)
class _Row:
    """Words of a sentence, laid out for all indexes.

    Attributes:
        present: the words without order.
        places: positions of each word.
        odd: positions of words that an index may read by a part or with another accent.
    """

    words: tuple[str, ...]
    present: frozenset[str]
    places: dict[str, list[int]]
    odd: tuple[int, ...]


@lru_cache(maxsize=LAID_OUT)
def _lay_out(words: tuple[str, ...]) -> _Row:
    places: dict[str, list[int]] = {}
    for position, word in enumerate(words):
        places.setdefault(word, []).append(position)
    odd = tuple(i for i, word in enumerate(words) if "-" in word or word[:1] == "e")
    return _Row(words, frozenset(places), places, odd)


@dataclass(frozen=True, slots=True)
class _File(Generic[T]):
    """Patterns filed under one word, in file order.

    Attributes:
        patterns: all of them.
        free: those that ask for no word right after.
        by_next: those that do, with the free ones between them, by that word.
    """

    patterns: tuple[Pattern[T], ...]
    free: tuple[Pattern[T], ...]
    by_next: dict[str, tuple[Pattern[T], ...]]

    @classmethod
    def of(cls, patterns: Sequence[Pattern[T]]) -> _File[T]:
        """The file of some patterns."""
        needed = sorted({form for pattern in patterns for form in pattern.next or ()})
        free = tuple(p for p in patterns if p.next is None)
        by_next = {form: tuple(p for p in patterns if p.next is None or form in p.next) for form in needed}
        return cls(tuple(patterns), free, by_next)

    def before(self, following: str, *, may_skip: bool) -> tuple[Pattern[T], ...]:
        """Patterns that may go on with a word; all if a quantity may stand between."""
        return self.patterns if may_skip else self.by_next.get(following, self.free)


class PatternIndex(Generic[T]):
    """All patterns of a table, matched together.

    Attributes:
        patterns: the patterns, in file order.
    """

    def __init__(self, patterns: Iterable[Pattern[T]]) -> None:
        by_word: dict[str, list[Pattern[T]]] = defaultdict(list)
        self._known: set[str] = set()
        self.patterns = tuple(patterns)
        for pattern in self.patterns:
            for form in pattern.elements[pattern.anchor].forms or ():
                by_word[form].append(pattern)
            self._known.update(form for element in pattern.elements for form in element.forms or ())
        self._by_word = dict(by_word)
        self._files: dict[str, _File[T]] = {}
        self._anchors = frozenset(by_word)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)

    def knows(self, word: str) -> bool:
        """Whether a word occurs in any pattern."""
        return word in self._known

    def find(self, words: Sequence[str]) -> tuple[Match[T], ...]:
        """Every match of every pattern, in order of first word, longest first. Matches may overlap.

        The last sentences asked for are remembered, since several rules ask for the same one.
        """
        return self._remembered(tuple(words))

    def _find(self, words: tuple[str, ...]) -> tuple[Match[T], ...]:
        row = self._read(_lay_out(words))
        if row.present.isdisjoint(self._anchors):
            return ()
        found: list[Match[T]] = []
        for position in sorted(i for word in row.present & self._anchors for i in row.places[word]):
            self._match_at(row, position, found)
        found.sort(key=lambda m: (m.first, -m.last))
        return tuple(found)

    def _read(self, row: _Row) -> _Row:
        """The words as the patterns write them."""
        read = {i: part for i in row.odd if (part := self._part(row.words[i])) != row.words[i]}
        return _lay_out(tuple(read.get(i, word) for i, word in enumerate(row.words))) if read else row

    def _match_at(self, row: _Row, position: int, found: list[Match[T]]) -> None:
        """Add the matches of the patterns that are filed under the word at a position."""
        words = row.words
        previous = words[position - 1] if position else ""
        following = words[position + 1] if position + 1 < len(words) else ""
        may_skip = following in _QUANTIFIERS or following.isdigit()
        for pattern in self._filed(words[position]).before(following, may_skip=may_skip):
            if pattern.previous is not None and previous not in pattern.previous:
                continue
            if pattern.elsewhere is not None and row.present.isdisjoint(pattern.elsewhere):
                continue
            match = _match_around(pattern, words, position)
            if match is not None:
                found.append(match)

    def _filed(self, word: str) -> _File[T]:
        """The file of a word, made when it comes up."""
        found = self._files.get(word)
        if found is None:
            found = self._files[word] = _File.of(self._by_word[word])
        return found

    def _part(self, word: str) -> str:
        """A compound that no pattern knows, by its first part ("missiles-roquettes"); "Etat" by "état"."""
        if word in self._known:
            return word
        if word[0] == "e" and (accented := f"é{word[1:]}") in self._known:
            return accented
        first, _, rest = word.partition("-")
        return first if rest and first in self._known else word

    def find_longest(self, words: Sequence[str]) -> list[Match[T]]:
        """Matches that do not overlap: at each word the longest, ties to the earlier pattern."""
        found: list[Match[T]] = []
        for match in self.find(words):
            if not found or match.first >= found[-1].last:
                found.append(match)
        return found


def _match_around(pattern: Pattern[T], words: tuple[str, ...], at: int) -> Match[T] | None:
    elements = pattern.elements
    if len(elements) == 1:
        only = elements[0]
        assert only.forms is not None
        return Match(pattern, at, at + 1, at, only.forms[words[at]], only.verb, (at,))
    walk = _walk_plain if pattern.is_plain else _walk
    before = walk(pattern.before, words, at - 1, -1)
    if before is None:
        return None
    after = walk(pattern.after, words, at + 1, +1)
    if after is None:
        return None
    positions = [*reversed(before), at, *after]
    named = tuple(p for p in positions if p is not None)
    head, element = positions[pattern.head], elements[pattern.head]
    assert head is not None
    assert element.forms is not None
    tenses = element.forms.get(words[head], _NO_TENSES)
    return Match(pattern, named[0], named[-1] + 1, head, tenses, element.verb, named)


_NO_TENSES: frozenset[str] = frozenset()
Positions = list[int | None] | None


def _walk_plain(elements: Sequence[Element], words: tuple[str, ...], at: int, step: int) -> Positions:
    """Positions of steps none of which may be left out; None if they do not fit."""
    positions: list[int | None] = []
    size = len(words)
    for element in elements:
        assert element.forms is not None
        if step > 0 and at < size and words[at] not in element.forms:
            at = _after_quantity(words, at)
        if not 0 <= at < size or words[at] not in element.forms:
            return None
        positions.append(at)
        at += step
    return positions


def _walk(elements: Sequence[Element], words: tuple[str, ...], at: int, step: int, index: int = 0) -> Positions:
    """Positions of the steps from `index` on, None where left out; None if they do not fit."""
    if index == len(elements):
        return []
    element = elements[index]
    if element.forms is None:
        return _walk_gap(elements, words, at, step, index)
    if 0 <= at < len(words) and words[at] in element.forms:
        tail = _walk(elements, words, at + step, step, index + 1)
        if tail is not None:
            return [at, *tail]
    if element.optional:
        tail = _walk(elements, words, at, step, index + 1)
        if tail is not None:
            return [None, *tail]
    if step > 0 and 0 <= at < len(words) and (beyond := _after_quantity(words, at)) > at:
        return _walk(elements, words, beyond, step, index)
    return None


def _walk_gap(elements: Sequence[Element], words: tuple[str, ...], at: int, step: int, index: int) -> Positions:
    """The shortest gap after which the rest fits."""
    for skipped in range(elements[index].gap + 1):
        if skipped and not _may_skip(words, at + step * (skipped - 1)):
            return None
        tail = _walk(elements, words, at + step * skipped, step, index + 1)
        if tail is not None:
            return [None, *tail]
    return None


_NUMBERS = frozenset(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante"
    " cinquante soixante cent mille two three four five seven eight nine ten eleven twelve fifteen twenty thirty forty"
    " fifty sixty hundred thousand".split()
)


_COLLECTIVES = frozenset(
    "dizaine dizaines douzaine demi-douzaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine"
    " centaines milliers millier plusieurs quelques salve salves dozen dozens score scores several tens hundreds"
    " thousands handful couple".split()
)
_ARTICLES = frozenset({"un", "une", "des", "a", "an", "at", "least", "moins", "au", "plus", "more", "than"})
_OF = frozenset({"de", "d'", "of"})
_QUANTIFIERS = _NUMBERS | _COLLECTIVES | _ARTICLES


def _after_quantity(words: Sequence[str], at: int) -> int:
    """Index after a number that may stand inside any pattern ("tir de sept roquettes", "d'une dizaine de roquettes")."""
    start, size = at, len(words)
    while at < size and words[at] in _ARTICLES and at - start < 2:
        at += 1
    first = at
    while at < size and (words[at].isdigit() or words[at] in _NUMBERS or words[at] in _COLLECTIVES):
        at += 1
    if at == first:
        return start
    return at + 1 if at < size and words[at] in _OF and words[at - 1] in _COLLECTIVES else at


def _may_skip(words: Sequence[str], at: int) -> bool:
    return 0 <= at < len(words) and words[at] not in {".", "!", "?", ";", ":"}

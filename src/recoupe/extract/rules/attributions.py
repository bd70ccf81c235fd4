"""Who says or thinks what, for every sentence, whether or not it claims an event: source, cue and content.

The parse is asked where a sentence has one; most have none, since only sentences that may claim something are parsed.
Then word order has to do: the noun phrase that ends before the verb group, or the one behind a verb that closes what
is said. Source: PolNeAR's guidelines (Newell et al. 2018) for what counts; codebooks §6.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.extract.rules.attribution_phrases import MARKS, OPENING, RELATIVES, Phrases, Words
from recoupe.extract.rules.grammar import AGENT_WORDS
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import span_of
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import Pack
from recoupe.model import AttributedContent, Span
from recoupe.text.match import Match

_MAX_NAME = 5
_AND = frozenset({"and", "but", "et", "mais"})
_POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your", "son", "sa", "ses", "leur", "leurs"})
_BY = frozenset({"by", "from", "par", "of", "de", "du", "des", "d'"})
_LINKS = frozenset(
    {"of", "for", "to", "that", "about", "on", "against", "with", "de", "d'", "du", "des", "que", "qu'", "à"}
)
_QUESTIONS = frozenset(
    {"if", "whether", "about", "what", "why", "how", "when", "which", "who", "si", "pourquoi", "comment"}
)
_MAX_ADVERBS = 6


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution in words of the sentence."""

    source: Words | None
    cue: Words
    content: tuple[Words, ...]
    quoted: Span | None = None
    left: int = 0
    resumes: bool = False

    @property
    def is_closing(self) -> bool:
        """Whether all that is said stands before the cue."""
        return bool(self.content) and all(last <= self.cue[0] for _, last in self.content)

    def holds(self, words: Words) -> bool:
        """Whether words stand in the content."""
        return any(first <= words[0] and words[1] <= last for first, last in self.content)


def find_attributions(scene: Scene, pack: Pack) -> list[AttributedContent]:
    """Attributions of a sentence, in order of their cues."""
    cues = _find_cues(scene, pack)
    reader = _Reader(scene, pack)
    read = [reader.read(cue) for cue in cues]
    read += [*reader.polls(), reader.named_line(bool(cues))]
    found = sorted((f for f in read if f is not None), key=lambda f: f.cue)
    return [_with_spans(scene, one) for one in _outermost(found)]


def _outermost(found: list[_Found]) -> list[_Found]:
    """Leave out what stands in the content of another, unless it resumes the outer voice; contents end where that does."""
    if len(found) < 2:
        return found
    kept = []
    for one in found:
        over = [o for o in found if o is not one and o.holds(one.cue) and not (one.is_closing and one.holds(o.cue))]
        if all(one.resumes for _ in over):
            kept.append(one)
    ends = [(one, one.left) for one in kept if one.resumes]
    return [replace(one, content=_cut(one, ends)) for one in kept]


def _cut(one: _Found, ends: list[tuple[_Found, int]]) -> tuple[Words, ...]:
    """The content of an attribution up to where the next one resumes."""
    cut = []
    for first, last in one.content:
        after = [end for other, end in ends if other is not one and first < end < last and one.cue[0] < end]
        cut.append((first, min([last, *after])))
    return tuple(cut)


def _find_cues(scene: Scene, pack: Pack) -> list[Match[SpeechCue]]:
    """Reporting expressions, and attitudes where no reporting expression stands."""
    reports = scene.reports
    taken = {i for cue in reports for i in cue.words}
    others = [m for m in pack.attitudes.find_longest(scene.texts) if taken.isdisjoint(m.words)]
    return sorted([*reports, *others], key=lambda m: m.first)


def _with_spans(scene: Scene, found: _Found) -> AttributedContent:
    spans = [_trimmed(scene, a, b) for a, b in found.content]
    return AttributedContent(
        source=() if found.source is None else (span_of(scene, *found.source),),
        cue=(span_of(scene, *found.cue),),
        content=tuple(s for s in (found.quoted, *spans) if s is not None),
    )


def _trimmed(scene: Scene, first: int, last: int) -> Span | None:
    """A stretch without the marks and commas at its edges."""
    edges = {",", ".", ";", ":", "-"} | MARKS | OPENING
    while first < last and scene.texts[first] in edges:
        first += 1
    while last > first and scene.texts[last - 1] in edges | _AND:
        last -= 1
    return span_of(scene, first, last) if first < last else None


class _Reader(Phrases):
    """Reads the attributions of one sentence; remembers whose speech the sentence is."""

    def __init__(self, scene: Scene, pack: Pack) -> None:
        super().__init__(scene, pack)
        self.last_source: Words | None = None
        self.spoken = {cue.value for cue in scene.reports}

    def read(self, cue: Match[SpeechCue]) -> _Found | None:
        """The attribution of a cue; None for a cue that attributes nothing here."""
        if self._is_quoted(cue):
            return None
        readers = {
            "verb": self._verb,
            "noun": self._noun,
            "preposition": self._preposition,
            "opening": self._opening,
            "impersonal": self._impersonal,
        }
        found = readers[cue.value.frame](cue)
        if found is None:
            return None
        if found.source is not None:
            self.last_source = found.source
        has_own = found.source is not None and found.source[0] < found.cue[0] <= found.source[1] + _MAX_ADVERBS
        has_own = has_own and "prp" not in cue.tenses
        left = found.source[0] if has_own and found.source is not None else found.cue[0]
        return replace(found, left=left, resumes=self._resumes(cue, left, has_own))

    def _resumes(self, cue: Match[SpeechCue], left: int, has_own: bool) -> bool:
        """Whether the clause that begins at a word goes on beside what was said before it rather than inside it."""
        before = self.texts[left - 1] if left > 0 else ""
        if before in {";"} | MARKS:
            return True
        if has_own:
            is_relative = self.texts[cue.first - 1] in RELATIVES and left + 1 < cue.first
            is_main = before == "," and self._opens_aside() and cue.value in self.spoken
            return before in self.grammar.resuming or before in _AND or is_relative or is_main
        if "prp" in cue.tenses:
            return before == ","
        return before in _AND and bool(cue.tenses & {"past", "pres"}) and "inf" not in cue.tenses

    def _opens_aside(self) -> bool:
        """Whether the sentence opens with an aside, so that its main clause follows a comma ("Asked by X about Y, Z said")."""
        first = next((i for i, word in enumerate(self.texts) if word[0].isalnum()), 0)
        word, tag = self.texts[first], self._tag(first)
        is_word = (
            word in self.grammar.subordinators or word in self.grammar.borders or word in self.grammar.prepositions
        )
        return is_word or tag == "SCONJ" or (word.endswith(("ing", "ed")) and tag != "PROPN")

    def _is_quoted(self, cue: Match[SpeechCue]) -> bool:
        """Whether a cue is itself part of somebody's quoted words."""
        words = self.scene.words
        quotation = self.scene.analysis.quotation_at(words.starts[cue.first], words.stops[cue.last - 1])
        return quotation is not None and quotation.is_speech

    # --- verbs ---

    def _verb(self, cue: Match[SpeechCue]) -> _Found | None:
        start = self.group_start(cue.first)
        if self.is_before_noun(cue, start) or not self.is_verb(cue, start):
            return None
        closing = self._closes(start)
        is_participle = start == cue.first and "prp" in cue.tenses
        if self._is_passive(cue, start):
            return self._passive(cue, start)
        if is_participle:
            source, after = self._main_subject(start), None
        else:
            after = self._inverted_subject(cue, start) if closing else None
            source = self.parsed_subject(cue) or after or self.subject_before(start)
        is_after = source is not None and source[0] >= cue.last
        stop = source[1] if source is not None and is_after else cue.last
        if closing and not is_participle and (is_after or self._ends_at(cue.last)):
            content = self._around(start, source, stop)
        else:
            content = ((stop, len(self.texts)),) if stop < len(self.texts) else ()
        if not any(self.has_words(a, b) for a, b in content):
            return self._of_quotation_before(source, (min(start, cue.first), cue.last))
        if source is None:
            source = self.last_source
        return _Found(source, (min(start, cue.first), cue.last), content) if source or closing else None

    def _of_quotation_before(self, source: Words | None, cue: Words) -> _Found | None:
        """ "Who goes there?" X asked: the sentence has ended inside the marks, what is said is the quotation before it."""
        sentence, found = self.scene.sentence, None
        for quotation in self.scene.analysis.quotations:
            if 0 <= sentence.start - quotation.outer_stop <= 2:
                found = Span.of(self.scene.analysis.text, quotation.start, quotation.stop)
        return _Found(source, cue, (), quoted=found) if found is not None and source is not None else None

    def _is_passive(self, cue: Match[SpeechCue], start: int) -> bool:
        """Whether a past participle stands behind a form of "be", or behind a noun and before "by"."""
        if "pp" not in cue.tenses:
            return False
        if self.texts[cue.first] in self.grammar.asking and not self._has_subject(start):
            return True
        group = range(start, cue.first)
        be = any(self.texts[i] in self.grammar.be for i in group)
        return (be and not any(self.texts[i] in self.grammar.have for i in group[-1:])) or self._agent(cue) is not None

    def _has_subject(self, start: int) -> bool:
        """Whether a noun phrase may stand before a verb group ("X asked", not "Asked", "when asked")."""
        before = self.texts[start - 1] if start > 0 else ""
        return bool(before) and before[0].isalnum() and before not in self.grammar.subordinators | {"when", "if"}

    def _agent(self, cue: Match[SpeechCue]) -> Words | None:
        """The noun phrase behind "by" within three words after a participle."""
        for at in range(cue.last, min(cue.last + 3, len(self.texts))):
            if self.texts[at] in AGENT_WORDS:
                return self.phrase_after(at + 1)
        return None

    def _passive(self, cue: Match[SpeechCue], start: int) -> _Found | None:
        """ "was praised by X": the agent speaks of the subject; without an agent nobody is named."""
        agent = self._agent(cue)
        if agent is None:
            return self._asked(cue, start)
        content = ((0, start),) if self.has_words(0, start) else ((agent[1], len(self.texts)),)
        return _Found(agent, (min(start, cue.first), cue.last), content)

    def _asked(self, cue: Match[SpeechCue], start: int) -> _Found | None:
        """ "was asked whether …": what is asked follows, whoever asks."""
        is_question = any(word in _QUESTIONS for word in self.texts[cue.first + 1 : cue.last + 1])
        if not is_question or self.texts[cue.first] not in self.grammar.asking:
            return None
        return _Found(None, (min(start, cue.first), cue.first + 1), ((cue.first + 1, len(self.texts)),))

    def _main_subject(self, at: int) -> Words | None:
        """Who a participle speaks of: the last source of the sentence, else the noun phrase that opens it."""
        if self.last_source is not None:
            return self.last_source
        first = 0
        while first < at and (self.texts[first] in OPENING or self.is_adverb(first)):
            first += 1
        found = self.phrase_after(first)
        return found if found is not None and found[1] < at else None

    def _inverted_subject(self, cue: Match[SpeechCue], start: int) -> Words | None:
        """The subject behind a verb that closes what is said, where nothing else can follow it."""
        before = self.texts[start - 1] if start > 0 else ""
        if before not in MARKS | {","} or self.introduces(cue.last - 1, 2):
            return None
        found = self.phrase_after(cue.last)
        if found is None or before in MARKS:
            return found
        following = self.texts[found[1]] if found[1] < len(self.texts) else "."
        return found if following in {".", ",", ";", "?", "!"} | MARKS | RELATIVES else None

    def _ends_at(self, at: int) -> bool:
        """Whether nothing said follows a word: the end, a mark, or where and when it was said."""
        while at < len(self.texts) and (at in self.times or self.is_adverb(at)):
            at += 1
        if at >= len(self.texts) or not self.texts[at][0].isalnum():
            return self.texts[at : at + 1] != (":",) and not self.introduces(at, 2)
        return self.texts[at] in self.grammar.prepositions and not self.introduces(at, 9)

    def _around(self, start: int, source: Words | None, stop: int) -> tuple[Words, ...]:
        """What stands before a closing report, and what goes on behind it."""
        left = min(start, source[0]) if source is not None else start
        before = (0, left)
        goes_on = any(w in OPENING for w in self.texts[stop : stop + 4])
        return (before, (stop, len(self.texts))) if goes_on else (before,)

    def _closes(self, start: int) -> bool:
        """Whether a report that begins here, or its subject, follows what is said."""
        before = self.texts[start - 1] if start > 0 else ""
        if before in MARKS or before == ",":
            return True
        phrase = self.phrase_before(start)
        return phrase is not None and phrase[0] > 1 and self.texts[phrase[0] - 1] in MARKS | {","}

    # --- nouns, prepositions, turns without a subject ---

    def _noun(self, cue: Match[SpeechCue]) -> _Found | None:
        """ "X's criticism of Y", "the call by X for Y": the possessor speaks, what the noun links to is said."""
        texts, start = self.texts, cue.first
        while start > 0 and (self.scene.texts[start - 1] not in _POSSESSIVE | {"'s"}) and cue.first - start < 2:
            start -= 1
        source: Words | None = None
        if start > 0 and texts[start - 1] in _POSSESSIVE:
            source = (start - 1, start)
        elif start > 0 and texts[start - 1] == "'s":
            source = self.phrase_before(start - 1)
        at = cue.last
        if source is None and at < len(texts) and texts[at] in _BY:
            source = self.phrase_after(at + 1)
            at = source[1] if source is not None else at
        links = at < len(texts) and (texts[at] in _LINKS or texts[cue.last - 1] in _LINKS)
        return _Found(source, (cue.first, cue.last), ((at, len(texts)),)) if links and source is not None else None

    def _preposition(self, cue: Match[SpeechCue]) -> _Found | None:
        source = self.phrase_after(cue.last)
        if source is None:
            return None
        source = (source[0], self.end_of_place(source[1]))
        before = (0, cue.first)
        stands_first = not self.has_words(*before)
        content = ((source[1], len(self.texts)),) if stands_first else (before,)
        return _Found(source, (cue.first, cue.last), content)

    def _opening(self, cue: Match[SpeechCue]) -> _Found | None:
        """ "Pour lui, …": only at the beginning of a sentence and before a comma."""
        found = None if self.has_words(0, cue.first) else self._preposition(cue)
        return found if found is not None and found.source and self.texts[found.source[1] :][:1] == (",",) else None

    def _impersonal(self, cue: Match[SpeechCue]) -> _Found | None:
        first, last = (cue.last, len(self.texts))
        if not self.has_words(first, last):
            first, last = 0, cue.first
        source = (cue.first, cue.first + 1) if self.texts[cue.first] in self.grammar.anybody else None
        words = (cue.first if source is None else source[1], cue.last)
        return _Found(source, words, ((first, last),)) if self.has_words(first, last) else None

    # --- without a cue of the tables ---

    def polls(self) -> list[_Found]:
        """ "In a national poll, …", "ahead in most surveys": those asked speak."""
        found = []
        for at, word in enumerate(self.texts):
            phrase = self.phrase_after(at + 1) if word in self.grammar.inside else None
            last = next((i for i in range(*phrase) if self.texts[i] in self.grammar.polls), None) if phrase else None
            if phrase is None or last is None or not (self._is_certain_poll(phrase) or not self.has_words(0, at)):
                continue
            source = (phrase[0], max(phrase[1] if phrase[1] <= last + 3 else 0, last + 1))
            before = (0, at)
            content = before if self.has_words(*before) else (source[1], len(self.texts))
            found.append(_Found(source, (at, at + 1), (content,), left=at, resumes=True))
        return found

    def _is_certain_poll(self, phrase: Words) -> bool:
        """Whether one poll is meant ("a national poll", "the CNN poll"), not that somebody "rises in the polls"."""
        first, last = phrase
        is_one = self.texts[first] in self.grammar.indefinite_singular
        return is_one or any(self.scene.words.capital[i] for i in range(first, last))

    def named_line(self, has_cues: bool) -> _Found | None:
        """ "Smith: We shall win": a line that opens with a name of the report and a colon is what that person says."""
        colon = next((i for i, word in enumerate(self.texts[:_MAX_NAME]) if word == ":"), None)
        if colon is None or colon == 0 or not self.has_words(colon + 1, len(self.texts)):
            return None
        words = self.scene.words
        is_name = all(words.capital[i] and self.texts[i].isalpha() for i in range(colon))
        is_name = is_name and not any(p.first < colon for p in self.scene.places)
        if not is_name or not self._is_named_again(colon - 1):
            return None
        return _Found((0, colon), (colon, colon + 1), ((colon + 1, len(self.texts)),), resumes=has_cues)

    def _is_named_again(self, at: int) -> bool:
        """Whether a word is written with a capital elsewhere in the report, inside of sentences."""
        words, text = self.scene.words, self.scene.analysis.text
        written = text[words.starts[at] : words.stops[at]]
        return re.search(rf"[a-z,] {re.escape(written)}\b|\b{re.escape(written)}['’]s\b", text) is not None

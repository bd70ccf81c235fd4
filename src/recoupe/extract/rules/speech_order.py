"""Reporting acts where the verb comes first: where what is said begins and ends, who told it to whom, entries of tickers.

"قال العقيد سامر، الذي يقود الكتيبة، لوكالة X ان …": subject, asides and whoever was told stand between the verb and what is
said, which a word or mark opens. Source: codebooks §6.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.speakers import Speaker, span_of
from recoupe.lang.entries import SpeechCue
from recoupe.model import Naming
from recoupe.text.arabic import SUFFIXES, THAT
from recoupe.text.match import Match

_NO_SPEECH = frozenset({"قبل", "بعد", "منذ", "غير", "الا", "رغم", "بيد", "دون", "بدون", "مع"})
"""Words before "ان" that open a clause of their own."""
_MARKS = frozenset({"«", '"', "“"})
_CLOSING = frozenset({"»", '"', "”"})
_MAX_NAME = 2
"""Words in marks that are no speech, at most."""
_ARTICLE, _BELONGING = "ال", ("ي", "ية")
_STOPS = frozenset({";", "."})
_HOW = "كيف"
_CHAIN = "عن"
_TOPIC = "اما"
_TO = "ل"
_AND = "و"
REACH = 26
"""Words from a verb to the word that opens what is said, at most."""
ENTRY = 12
"""Words before the colon of an entry, at most."""
_ENTRY_TOLD = 2
"""Words behind the colon of an entry, at least."""


# --- what is said ----------------------------------------------------------------------------------


def opening_of_speech(scene: Scene, match: Match[SpeechCue], named: Sequence[Speaker]) -> int | None:
    """The word that opens what is said behind a verb and its subject; None if none does before the next report."""
    behind = max([match.last, *(s.last for s in named if match.last <= s.first)])
    if scene.texts[match.last - 1] in THAT:
        return match.last - 1
    others = {cue.first for cue in scene.reports if cue.first >= behind and cue.value.frame != "noun"}
    for at in range(behind, min(len(scene.texts), behind + REACH)):
        word, before = scene.texts[at], scene.texts[at - 1]
        if word in _STOPS or at in others:
            return None
        is_mark = word in _MARKS and match.value.stance != "wish"  # who wishes tells nothing by it
        if word == ":" or (is_mark and not _is_name_in_marks(scene, at)):
            return at
        if word == _HOW or (word in THAT and before not in _NO_SPEECH):
            return at
    return None


def _is_name_in_marks(scene: Scene, at: int) -> bool:
    """Whether marks hold a name or a term rather than what somebody says ("لـ«سانا»")."""
    closing = next((i for i in range(at + 1, len(scene.texts)) if scene.texts[i] in _CLOSING), len(scene.texts))
    return closing - at <= _MAX_NAME + 1


def end_of_clause(scene: Scene, match: Match[SpeechCue], behind: int, last: int) -> int:
    """Where a report that is itself a clause on a noun ends ("ما تتناقله القنوات عن …، مؤكدا"): at the next comma."""
    if not is_embedded(scene, match):
        return last
    return next((i for i in range(behind, last) if scene.texts[i] == ","), last)


def end_of_citation(scene: Scene, first: int, last: int, speakers: Sequence[Speaker]) -> int:
    """Where the words under "بحسب X" end: at a clause that is joined right behind ("…، بحسب X، ووقّع الزعيم …")."""
    behind = max((s.last for s in speakers), default=last)
    if first < behind < last and scene.texts[behind : behind + 2] == (",", _AND) and _is_verb(scene, behind + 2):
        return behind
    return last


def _is_verb(scene: Scene, at: int) -> bool:
    token = scene.syntax.token(at) if scene.syntax is not None else None
    return token is not None and token.upos == "VERB"


def clause_around(scene: Scene, match: Match[SpeechCue], first: int, last: int) -> tuple[int, int]:
    """The part of a stretch between clauses that are set beside each other, around a report ("…، في حين …، وقال Y …")."""
    starts = [i for i in range(first + 1, last) if _opens_beside(scene, i)]
    before = max((i for i in starts if i <= match.first), default=first)
    return before, min((i for i in starts if i >= match.last), default=last)


def _opens_beside(scene: Scene, at: int) -> bool:
    """Whether a clause of its own begins at a word: "بينما", "في حين", or a comma, "و" and a reporting verb."""
    texts, beside = scene.texts, scene.grammar.besides
    if texts[at] in beside or " ".join(texts[at : at + 2]) in beside:
        return texts[at - 1] == ","
    if texts[at - 1] == "," and any(cue.first == at and _is_participle(scene, cue) for cue in scene.reports):
        return True
    is_joined = texts[at] == _AND and texts[at - 1] in {",", *_CLOSING}
    return is_joined and any(cue.first == at + 1 and cue.value.frame == "verb" for cue in scene.reports)


def _is_participle(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether a report is a participle about the main subject ("مضيفا ان")."""
    return match.value.frame == "verb" and not match.verb and scene.texts[match.first].endswith(_ACCUSATIVE)


_ACCUSATIVE = ("ا", "ة", "ين")


def told_before(scene: Scene, match: Match[SpeechCue], start: int, opening: int | None) -> tuple[int, int] | None:
    """The words before a verb that closes what is told without "and" ("…، قال X"): a quotation alone if one ends there."""
    texts, left = scene.texts, match.first
    before = texts[left - 1] if left > start else ""
    if not match.verb or before not in {",", *_CLOSING} or (opening is not None and texts[opening] in {*THAT, _HOW}):
        return None
    end = left - 2 if before == "," and left - 2 > start and texts[left - 2] in _CLOSING else left - 1
    if texts[end] in _CLOSING:
        quotation = scene.analysis.quotation_at(scene.words.starts[end - 1], scene.words.stops[end - 1])
        inside = scene.words.between(quotation.start, quotation.stop) if quotation is not None else range(0)
        if len(inside) > _MAX_NAME:
            return inside.start, inside.stop
    return (start, left) if any(_is_verb(scene, i) for i in range(start, left)) else None


# --- who says it -----------------------------------------------------------------------------------


def as_named_body(scene: Scene, speaker: Speaker) -> Speaker:
    """A body that is called by its own name as a named one ("الهلال الاحمر", "منظمة «X»"; not "منظمة محلية")."""
    first, second = (*scene.texts[speaker.first : speaker.last][:2], "", "")[:2]
    is_body = first.removeprefix(_ARTICLE) in scene.grammar.named_bodies and speaker.outlet is None
    is_own = second.startswith((_ARTICLE, "«")) or (bool(second) and first.startswith(_ARTICLE))
    if not is_body or not is_own or speaker.naming is Naming.NAMED or speaker.is_pronoun:
        return speaker
    return replace(speaker, naming=Naming.NAMED, name=speaker.name or speaker.span.quote)


def without_occasion(scene: Scene, speaker: Speaker) -> Speaker:
    """A speaker without where or how it was said, which looks like a part of it ("الوزارة | في بيان", "مصدر | قوله")."""
    texts, within = scene.texts, range(speaker.first + 1, speaker.last)
    last = next((i for i in within if texts[i] == _SAYING or _tells_occasion(scene, i)), speaker.last)
    if last == speaker.last:
        return speaker
    span = span_of(scene, speaker.first, last)
    name = span.quote if speaker.name == speaker.span.quote else speaker.name
    return replace(speaker, last=last, span=span, name=name)


def _tells_occasion(scene: Scene, at: int) -> bool:
    following = scene.texts[at + 1 : at + 2]
    return scene.texts[at] in {"في", "خلال", "عبر"} and bool(following) and following[0] in scene.grammar.occasions


_SAYING = "قول"


def with_suffix(scene: Scene, speaker: Speaker) -> Speaker:
    """A speaker with the pronoun that is written onto the last word ("والد | ه")."""
    last, words = speaker.last, scene.words
    if (
        last >= len(words)
        or scene.texts[last] not in SUFFIXES
        or words.starts[last] != words.stops[last - 1]
        or speaker.naming is Naming.NAMED
    ):
        return speaker
    span = span_of(scene, speaker.first, last + 1)
    return replace(speaker, last=last + 1, span=span, name=span.quote if speaker.name is not None else None)


def with_name_behind(scene: Scene, speaker: Speaker) -> Speaker:
    """An office with the name between commas behind it, if what is said opens there ("محاميهم، نديم صيام، ان …")."""
    texts, at = scene.texts, speaker.last
    if speaker.naming is Naming.NAMED or speaker.outlet is not None or texts[at : at + 1] != (",",):
        return speaker
    stop = next((i for i in range(at + 1, min(len(texts), at + 2 + _MAX_PERSON)) if texts[i] == ","), at)
    name = range(at + 1, stop)
    is_plain = all(texts[i].isalpha() and texts[i] not in scene.grammar.function_words for i in name)
    opens = texts[stop + 1 : stop + 2] and texts[stop + 1] in {*THAT, "«", ":"}
    if len(name) < _MIN_PERSON or not is_plain or not opens or any(_is_verb(scene, i) for i in name):
        return speaker
    span = span_of(scene, at + 1, stop)
    return replace(speaker, last=stop, span=span, name=span.quote, naming=Naming.NAMED, role=speaker.span.quote)


_MIN_PERSON, _MAX_PERSON = 2, 4
"""Words of the name of a person."""


def topic(scene: Scene, match: Match[SpeechCue]) -> int | None:
    """The word behind "اما" where a clause "اما X ف…" begins, before a verb."""
    reach = range(match.first - 1, max(-1, match.first - ENTRY), -1)
    then = next((i for i in reach[:_TO_THEN] if scene.texts[i] == "ف"), None)
    return None if then is None else next((i + 1 for i in reach if scene.texts[i] == _TOPIC), None)


_TO_THEN = 3
"""Words from "ف" to the verb, at most."""


def is_embedded(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether a report stands in a clause on a noun ("ما تتناقله بعض القنوات"): nobody goes on to speak there."""
    around = scene.texts[max(0, match.first - 2) : match.first]
    return any(word in scene.grammar.relatives or word == "ما" for word in around)


def told_outlets(
    scene: Scene, first: int, last: int, speakers: Sequence[Speaker], named: Sequence[Speaker]
) -> tuple[Speaker, ...]:
    """Outlets named within words of a reporting act, beside who speaks: they were told it, or handed it on."""
    taken = {(s.first, s.last) for s in named}
    inside = (s for s in speakers if _is_outlet(scene, s) and first <= s.first < last)
    inside = (s for s in inside if "على" not in scene.texts[max(0, s.first - 2) : s.first])  # "كتب على «تويتر»"
    return tuple(s for s in inside if (s.first, s.last) not in taken)


def _is_outlet(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker is an outlet that is known, or called one and named."""
    is_called = scene.texts[speaker.first] in scene.grammar.agency_words
    return speaker.outlet is not None or (speaker.naming is Naming.NAMED and is_called)


def with_place(scene: Scene, speaker: Speaker) -> Speaker:
    """A speaker without a name with "in X" behind, if X is a place or body ("معهد ابحاث | في نيروبي")."""
    if speaker.naming is Naming.NAMED or speaker.outlet is not None or speaker.is_pronoun:
        return speaker
    if scene.texts[speaker.first] == _TOPIC:
        span = span_of(scene, speaker.first + 1, speaker.last)
        name = span.quote if speaker.name is not None else None
        speaker = replace(speaker, first=speaker.first + 1, span=span, name=name)
    last = _end_of_genitives(scene, speaker.first, _past_adjectives(scene, speaker.last))
    stop = _end_of_place(scene, last) or last
    stop = _end_of_genitives(scene, speaker.first, stop)
    person = next((p for p in scene.actors if speaker.last < p.first <= stop and _is_person(p)), None)
    if person is not None and _is_one(scene, speaker):
        span, role = span_of(scene, person.first, person.last), span_of(scene, speaker.first, person.first).quote
        return replace(speaker, last=person.last, span=span, name=span.quote, naming=Naming.NAMED, role=role)
    if stop == speaker.last:
        return speaker
    span = span_of(scene, speaker.first, stop)
    name = span.quote if speaker.name is not None else None
    return replace(speaker, last=stop, span=span, name=name)


def _is_one(scene: Scene, speaker: Speaker) -> bool:
    """Whether words are those of one person, whose name may follow."""
    return speaker.naming is Naming.UNNAMED_INDIVIDUAL or scene.texts[speaker.first] in scene.grammar.titles


def _end_of_genitives(scene: Scene, first: int, at: int) -> int:
    """The word behind what belongs by the parse to a noun phrase that reaches up to a word ("غرفة طوارئ | المخيم")."""
    while at < len(scene.texts) and scene.syntax is not None:
        token, above = scene.syntax.token(at), scene.syntax.governor(at)
        is_within = above is not None and first <= above < at
        if scene.texts[at] in scene.grammar.relatives:
            break
        if token is None or token.upos == "VERB" or token.relation not in _BELOW_NOUN or not is_within:
            break
        at += 1
    return at


_BELOW_NOUN = frozenset({"nmod:gen", "amod", "obl:agent"})


def _end_of_place(scene: Scene, at: int) -> int | None:
    """Where "in X" ends that begins at a word and tells where somebody belongs, not when or where it was said."""
    texts = scene.texts
    if at + 1 >= len(texts) or texts[at] not in {"في", "ب", "من", "لدى"} or texts[at + 1] in scene.grammar.occasions:
        return None
    inside = next((p.last for p in [*scene.actors, *scene.places] if p.first <= at + 1 < p.last), None)
    phrase = scene.syntax.phrase(at + 1) if scene.syntax is not None else None
    if phrase is None or phrase[0] != at + 1 or texts[at] not in {"في", "لدى"}:
        return inside
    is_time = any(p.first <= at + 1 < p.last for p in scene.times)
    return inside if is_time else _past_adjectives(scene, max(phrase[1], inside or 0))


def _past_adjectives(scene: Scene, at: int) -> int:
    """The word behind adjectives of belonging that agree with the noun before in its article ("المجلس | البلدي")."""
    texts = scene.texts
    while at < len(texts) and texts[at - 1].startswith(_ARTICLE) and texts[at].startswith(_ARTICLE):
        if not texts[at].endswith(_BELONGING):
            break
        at += 1
    return at


def _is_person(placed: Placed) -> bool:
    return placed.mention.by.startswith("actor.person")


# --- entries ---------------------------------------------------------------------------------------


def entry_speakers(scene: Scene, speakers: Sequence[Speaker]) -> tuple[int, tuple[Speaker, ...]] | None:
    """The colon of an entry or headline and who speaks before it: "09:20 – ناشطون: …", "رويترز عن مسؤول: …"."""
    texts = scene.texts
    first = next((i for i, word in enumerate(texts) if word.isalpha() and word not in scene.grammar.alerts), None)
    reach = range(first, min(len(texts), first + ENTRY)) if first is not None else range(0)
    colon = next((i for i in reach if texts[i] == ":"), None)
    if first is None or colon is None or len(texts) - colon <= _ENTRY_TOLD:
        return None
    if texts[first] in scene.grammar.occasions:  # "بيان صادر عن X: …"
        head = next((s for s in speakers if first < s.first and s.last == colon), None)
        return None if head is None else (colon, (head,))
    if any(_is_verb(scene, i) or texts[i] in {",", ";", "."} for i in range(first, colon)):
        return None
    head = next((s for s in speakers if s.first <= first < s.last and s.last <= colon), None)
    if head is None or head.naming is Naming.UNSPECIFIED:
        return None
    if any(p.first <= first < p.last for p in scene.places):
        return None
    behind = [s for s in speakers if head.last < s.first and s.last <= colon]
    told = tuple(s for s in behind if _is_outlet(scene, s) and _TO in texts[s.first - 2 : s.first])
    cited = tuple(s for s in behind if texts[s.first - 1] == _CHAIN)[:1]
    if not told and not cited:
        head = _up_to(scene, head, colon)
    return colon, (*told, head, *(_up_to(scene, s, colon) for s in cited))


def _up_to(scene: Scene, speaker: Speaker, stop: int) -> Speaker:
    """A speaker without a proper name with all words up to the colon ("طلاب | قرب مجلس الوزراء")."""
    if speaker.naming is Naming.NAMED or speaker.last == stop:
        return speaker
    span = span_of(scene, speaker.first, stop)
    return replace(speaker, last=stop, span=span, name=span.quote if speaker.name is not None else None)

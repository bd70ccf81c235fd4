"""Who is the subject of a reporting verb: before it, behind it, over parentheses and appositions. Source: codebooks §6."""

from __future__ import annotations

from dataclasses import replace

from recoupe.extract.rules.grammar import AND_WORDS
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speakers import Speaker, span_of
from recoupe.extract.rules.speech_order import topic, with_place
from recoupe.extract.rules.speech_scope import (
    SPEAKER_REACH,
    THAT_WORDS,
    closes,
    introduces,
    opening_comma,
    says_no_more,
    verb_start,
)
from recoupe.extract.rules.speech_tree import noun_speaker
from recoupe.lang.entries import SpeechCue
from recoupe.model import Naming
from recoupe.text.match import Match

_RELATIVE = frozenset({"who", "which", "whose", "qui", "dont", "speaking", "s'", "joint", "interrogé"})


def told_agency(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The agency that was told ("told Reuters", "a déclaré à l'AFP"): it supplies the facts."""
    following = scene.texts[match.last : match.last + 2]
    for speaker in speakers:
        is_agency = speaker.outlet is not None and speaker.outlet.class_ == "agency"
        if is_agency and match.last <= speaker.first <= match.last + 2:
            if following[0] in {"à", "au", "to"} or (speaker.first == match.last and not closes(scene, match.first)):
                return speaker
    return None


def find_subject(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """Subject of a reporting verb: right after it where the verb closes what is said, else nearest before it."""
    opening = {":", "«", '"'} | THAT_WORDS
    if scene.grammar.verb_first:
        if not match.verb:  # a participle: "مضيفا ان"
            return _subject_above(scene, match, speakers) or _main_subject(scene, match, speakers)
        return _behind_or_before(scene, match, speakers)
    if _is_inverted(scene, match):
        far = _inverted_subject(scene, match, speakers)
        if far is not None:
            return far
    after = next((s for s in speakers if match.last <= s.first <= match.last + 2), None)
    if after is not None and opening & set(scene.texts[match.last : after.first]):
        after = None
    told = told_agency(scene, match, speakers)
    is_free = after is not None and after is not told and after.outlet is None
    if is_free and after is not None and closes(scene, match.first) and _stands_alone(scene, after):
        return with_apposed_name(scene, after, speakers)
    subject = _apposed(scene, match, speakers) or _before_parenthesis(scene, match, speakers)
    if subject is not None:
        return subject
    if closes(scene, match.first) and after is not None and after is not told:
        return after
    before = [s for s in speakers if s.last <= match.first and scene.cost(s.last - 1, match.first) <= SPEAKER_REACH]
    before = [s for s in before if not _is_governed(scene, s) and scene.texts[s.first - 1 : s.first] != ("(",)]
    if "prp" in match.tenses and scene.texts[match.first - 1 : match.first] == ("en",):
        return _main_subject(scene, match, speakers)
    return _main_of(before, scene) if before else None


def _behind_or_before(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject of a verb that comes first: whoever opens its clause before it, else the next that nothing governs."""
    within = next((s for s in speakers if match.first < s.first < match.last and s.first not in match.words), None)
    if within is not None:  # "رد العقيد | بان"
        return with_apposed_name(scene, within, speakers)
    start = verb_start(scene, match.first)
    start -= start > 0 and scene.texts[start - 1] == _THEN
    at = topic(scene, match)
    if at is not None:
        head = next((s for s in speakers if s.first <= at < s.last), None)
        return head or noun_speaker(scene, at, speakers)
    opening = next((s for s in speakers if with_place(scene, s).last == start and _opens_clause(scene, s)), None)
    if opening is not None:
        return opening
    for speaker in speakers if scene.texts[match.last - 1] not in THAT_WORDS else ():
        if speaker.first < match.last:
            continue
        between = scene.texts[match.last : speaker.first]
        if speaker.first - match.last > _BEHIND or any(w in THAT_WORDS or w in _OPENING for w in between):
            break
        if _is_inside(scene, speaker, match.last):
            break
        if scene.grammar.preposition_before(scene.texts, speaker.first) is None or speaker.first == match.last:
            return with_apposed_name(scene, _whole(scene, speaker), speakers)
    before = [s for s in speakers if s.last <= start and start - s.last <= _BEFORE]
    free = [s for s in before if not _is_governed(scene, s)]
    return free[-1] if free else None


_THEN = "ف"
"""Between a subject set before its clause and the verb ("اما الجيش فقال")."""


def _opens_clause(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker stands where a clause begins: first, behind a mark, or behind a word that joins clauses."""
    before = scene.texts[speaker.first - 1] if speaker.first else "."
    return not before[0].isalpha() or before in scene.grammar.resuming or before in THAT_WORDS or before in {"اما", "و"}


def _is_inside(scene: Scene, speaker: Speaker, since: int) -> bool:
    """Whether a speaker is only the genitive of a noun behind the verb ("تعلن استهداف موقع | الراهب")."""
    token = scene.syntax.token(speaker.first) if scene.syntax is not None else None
    if scene.syntax is None or token is None or token.relation != "nmod:gen":
        return False
    above = scene.syntax.governor(speaker.first)
    return above is not None and since <= above < speaker.first


def _subject_above(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject of the last verb before a participle ("اثنت البعثة على …، مشيرة الى ان"), by the parse."""
    syntax = scene.syntax
    if syntax is None:
        return None
    for at in range(match.first - 1, -1, -1):
        token = syntax.token(at)
        if token is not None and token.upos == "VERB":
            heads = syntax.subjects(at)
            return next((s for s in speakers if any(s.first <= head < s.last for head in heads)), None)
    return None


def _whole(scene: Scene, speaker: Speaker) -> Speaker:
    """A nameless speaker with the genitives behind it, so that a name behind the comma is seen ("رئيس نقابتهم، …")."""
    if speaker.naming is Naming.NAMED or speaker.outlet is not None or scene.syntax is None:
        return speaker
    phrase = scene.syntax.phrase(speaker.first)
    if phrase is None or phrase[1] <= speaker.last:
        return speaker
    span = span_of(scene, speaker.first, phrase[1])
    return replace(speaker, last=phrase[1], span=span, name=span.quote if speaker.name is not None else None)


_BEHIND, _BEFORE = 5, 4
"""Words from a verb that comes first to its subject behind it, and before it."""
_OPENING = frozenset({":", "«", '"', "."})


def _stands_alone(scene: Scene, speaker: Speaker) -> bool:
    """Whether no verb can follow a speaker: its sentence ends, a mark or preposition comes next ("…, a dit l'armée dans …")."""
    return says_no_more(scene, speaker.last, len(scene.texts))


def _is_inverted(scene: Scene, match: Match[SpeechCue]) -> bool:
    """Whether the subject must follow: the verb stands right behind a closing mark, or in "ce qu'a indiqué X"."""
    start = verb_start(scene, match.first)
    if start == 0 or introduces(scene, match):
        return False
    before = scene.texts[start - 1]
    if before in {"qu'", "que"}:
        return start > 1 and scene.texts[start - 2] == "ce"
    if before == "," and start > 1:
        before = scene.texts[start - 2]
    return before in {"»", '"'}


def _inverted_subject(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject behind the verb, over whom it was told to, where and when ("a déclaré à la presse à Gao le maire, X")."""
    told = told_agency(scene, match, speakers)
    for speaker in speakers:
        if not match.last <= speaker.first <= match.last + SPEAKER_REACH or speaker is told:
            continue
        between = scene.texts[match.last : speaker.first]
        if any(w in {";", ":", "«", "."} for w in between):
            return None
        if _is_governed(scene, speaker) and not speaker.is_pronoun:
            continue
        return with_apposed_name(scene, speaker, speakers)
    return None


def _main_subject(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """Who adds something by a gerund ("… a salué l'attaque du groupe, en ajoutant que …"): the last that nothing governs."""
    before = [s for s in speakers if s.last <= match.first and not s.is_pronoun]
    before = [s for s in before if scene.texts[s.first - 1 : s.first] != ("(",)]
    free = [s for s in before if scene.grammar.preposition_before(scene.texts, s.first) is None]
    free = [s for s in free if s.naming in {Naming.NAMED, Naming.NAMED_ROLE}] or free
    return free[-1] if free else None


def _apposed(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The name of "office, Name, said" and "Name, office, said": both sides of the comma are speakers, one is a name."""
    comma = opening_comma(scene, match)
    if comma is None:
        return None
    closing = verb_start(scene, match.first) - 1
    inside = [s for s in speakers if s.first in {comma + 1, comma + 2} and s.last <= closing]
    outside = [
        s for s in speakers if 0 <= comma - s.last <= 2 and all(w.isalpha() for w in scene.texts[s.last : comma])
    ]
    if not inside or not outside or inside[-1].is_pronoun or outside[-1].is_pronoun:
        return None
    names = [s for s in (outside[-1], inside[0]) if s.naming is Naming.NAMED and s.outlet is None]
    if len(names) != 1:
        return None
    office = inside[0] if names[0] is outside[-1] else outside[-1]
    role = names[0].role or span_of(scene, office.first, office.last).quote
    first = min(names[0].first, office.first)
    return replace(names[0], first=first, role=role, actor_id=names[0].actor_id or office.actor_id)


def _before_parenthesis(scene: Scene, match: Match[SpeechCue], speakers: list[Speaker]) -> Speaker | None:
    """The subject before a relative clause ("The officials, who are in a rebel-held area, said")."""
    comma = opening_comma(scene, match)
    if comma is None or scene.texts[comma + 1] not in _RELATIVE:
        return None
    return next((s for s in speakers if s.last <= comma and _is_adjectives(scene, s.last, comma)), None)


def _is_adjectives(scene: Scene, first: int, last: int) -> bool:
    """Whether at most two plain words stand between two words ("une source sécuritaire | malienne |, s'exprimant …")."""
    return last - first <= 2 and all(
        w.isalpha() and w not in scene.grammar.function_words for w in scene.texts[first:last]
    )


def _is_governed(scene: Scene, speaker: Speaker) -> bool:
    preposition = scene.grammar.preposition_before(scene.texts, speaker.first)
    return preposition is not None and preposition.form not in {"de", "d'", "des", "du"}


def _main_of(before: list[Speaker], scene: Scene) -> Speaker:
    """Of several possible subjects the last, but a name in apposition carries the role before it."""
    last = before[-1]
    for other in reversed(before[:-1]):
        between = scene.texts[other.last : last.first]
        if len(between) <= 2 and all(w in {",", "the", "le", "la", "l'"} for w in between):
            named, role = (last, other) if last.role is None and not last.is_pronoun else (other, last)
            if named.role is None and not named.is_pronoun:
                return replace(named, role=role.span.quote, actor_id=named.actor_id or role.actor_id)
    return last


def with_apposed_name(scene: Scene, speaker: Speaker, speakers: list[Speaker]) -> Speaker:
    """The person named right behind the office, with it as the role ("le maire, Issa Diallo"), or with the office behind."""
    if speaker.is_pronoun or speaker.outlet is not None:
        return speaker
    if speaker.naming is Naming.NAMED:
        return _with_office_behind(scene, speaker, speakers)
    for other in speakers:
        if other.first > speaker.last and scene.texts[other.first - 1] == "," and other.naming is Naming.NAMED:
            is_near = _is_adjectives(scene, speaker.last, other.first - 1)
            if is_near and other.outlet is None and _is_person(scene, other):
                return replace(other, first=speaker.first, role=speaker.span.quote, actor_id=speaker.actor_id)
    return speaker


def _with_office_behind(scene: Scene, person: Speaker, speakers: list[Speaker]) -> Speaker:
    """A person with the office that follows the name ("Issa Diallo, maire de Gao")."""
    for other in speakers:
        is_office = other.naming is Naming.NAMED_ROLE and other.outlet is None
        if person.role is None and is_office and other.first == person.last + 1 and scene.texts[person.last] == ",":
            return replace(person, role=other.span.quote, actor_id=person.actor_id or other.actor_id)
    return person


def _is_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether a speaker's words are the name of a person."""
    return any(
        p.first < speaker.last and speaker.first < p.last and p.mention.by.startswith("actor.person")
        for p in scene.actors
    )


def joined(scene: Scene, speaker: Speaker | None, speakers: list[Speaker]) -> tuple[Speaker, ...]:
    """Speakers joined by "et/and" to the first."""
    if speaker is None:
        return ()
    found = [speaker]
    for other in speakers:
        if other.first >= found[-1].last and _joins(scene, found[-1], other):
            found.append(other)
    for other in reversed(speakers):
        if other.last <= found[0].first and _joins(scene, other, found[0]):
            found.insert(0, other)
    return tuple(found)


def _joins(scene: Scene, left: Speaker, right: Speaker) -> bool:
    """Whether "et/and" stands between two speakers, with at most a determiner or preposition."""
    between = scene.texts[left.last : right.first]
    if not 1 <= len(between) <= 3 or right.is_pronoun or left.is_pronoun:
        return False
    return between[0] in AND_WORDS and all(w in scene.grammar.function_words for w in between[1:])

"""Who a speaker is: a body, a person, or somebody nobody names. Source: crosscheck §4, rules 2 and 3."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.crosscheck.witnesses.chains import is_metonym, is_named
from recoupe.crosscheck.witnesses.sides import STATE, actor_named, actors_in, body_of, side_of
from recoupe.crosscheck.witnesses.sorts import OF_STATE, SPEAKS_FOR, sorts_in
from recoupe.crosscheck.wording import plain, stem_of
from recoupe.model import Attribution, Document, Naming

_FUNCTION_WORDS = frozenset(
    "a an the one two three four five several some other of de des du d l la le les un une deux trois plusieurs certains "
    "certaines autre autres et and in at from who qui en au aux sur on its their his her same meme "
    "في من على عن الى مع لدى و التي الذي الذين احد احدى بعض عدة عدد اثنان اثنين ثلاثة اربعة خمسة اخر اخرى نفس نفسه".split()
)
_WORD = re.compile(r"[^\W_]+")
MAX_APPOSITION = 90
MAX_TITLE = 60
"""Letters within which the title before a name and the apposition behind it are looked for."""
MIN_OFFICE_WORDS = 3
"""Content words from which the name of an office is its own ("Al Hudaydah health office")."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One of the people or bodies that a chain ends at.

    Attributes:
        key: canonical name: a body, or a person, or words within what one outlet carries.
        name: for reasons in words.
        words: content words of its name or description, folded, singular.
        sides: sides it belongs to, empty where unknown.
        sorts: what sort of source it is, empty where the words tell none.
        is_body: it is a whole body (a movement, a government), of which any office is a part.
        speaks_for: words beside the name of a spokesman, folded: the body may be one that the outlet names elsewhere.
    """

    key: str
    name: str
    words: frozenset[str]
    sides: frozenset[str]
    sorts: frozenset[str]
    is_body: bool = False
    speaks_for: frozenset[str] = frozenset()


def make_speaker(source: Attribution, document: Document, voice: str) -> Speaker:
    """Who one source of a chain is.

    Args:
        voice: outlet or agency whose report it stands in: anonymous descriptions are told apart within it alone.
    """
    quote = source.span.quote if source.span is not None else ""
    words = " ".join((source.name or quote or source.role or "").split())
    beside = _apposition(source, document)
    about = " ".join(dict.fromkeys(filter(None, [source.role, words, quote, beside])))
    if is_named(source):
        return _make_named(source, words, about, voice, document.language)
    content = content_words(words)
    actor = source.id or actor_named(words)
    side = side_of(actor) if actor is not None and not actor.endswith(".government") else None
    sorts = sorts_in(about) - {SPEAKS_FOR} or _sorts_of_actor(actor)
    key = f"anonymous:{voice}:{' '.join(sorted(content))}"
    return Speaker(key, words, content, frozenset({side} if side is not None else ()), sorts)


def _make_named(source: Attribution, words: str, about: str, voice: str, language: str) -> Speaker:
    """A person, an office or a body: the body itself where the person speaks for it."""
    actor = source.id or actor_named(words)
    actors = [a for a in (actor, *actors_in(about, language)) if body_of(a) is not None]
    first = actors[0] if actors else None
    sorts = sorts_in(about)
    is_body = _is_body_itself(source, first, sorts)
    body, side = body_of(first), side_of(first)
    key = body if body is not None and is_body else _own_key(source.naming, words, voice)
    kinds = sorts - {SPEAKS_FOR} or _sorts_of_actor(first)
    if key == body and side is not None and side.startswith(STATE):
        kinds |= OF_STATE
    spoken = content_words(about) if SPEAKS_FOR in sorts and body is None else frozenset[str]()
    is_whole = key == side and not (sorts - {SPEAKS_FOR} - OF_STATE)
    own = content_words(f"{words} {source.span.quote if source.span is not None else ''}")
    return Speaker(key, words, own, frozenset({side} if side else ()), kinds, is_whole, spoken)


def _is_body_itself(source: Attribution, actor: str | None, sorts: frozenset[str]) -> bool:
    """Whether a named source is an armed or ruling body, or speaks for it.

    A health office is a part of a movement or a province; the ministry of health is the government.
    """
    if actor is None:
        return False
    if "medical" in sorts:
        return SPEAKS_FOR in sorts and actor.endswith(".government")
    is_itself = source.naming is Naming.NAMED_ROLE or is_metonym(source)
    is_named_body = is_itself or actor_named(source.name or "") == actor
    is_of_force = not actor.endswith(".government") and "security" in sorts
    return is_named_body or SPEAKS_FOR in sorts or is_of_force


def _own_key(naming: Naming, words: str, voice: str) -> str:
    """Key of a source that stands for itself: offices in general words are told apart by the outlet that names them."""
    if naming is Naming.NAMED or len(content_words(words)) >= MIN_OFFICE_WORDS:
        return f"name:{plain(words)}"
    return f"office:{voice}:{plain(words)}"


def _sorts_of_actor(actor: str | None) -> frozenset[str]:
    """Sorts of whoever an actor is made of, where the words tell none."""
    if actor is None:
        return frozenset()
    if actor.endswith(".civilians"):
        return frozenset({"civil"})
    side = side_of(actor)
    return frozenset() if side is None else OF_STATE if side.startswith(STATE) else frozenset({"group"})


def content_words(words: str) -> frozenset[str]:
    """Words that tell one anonymous source from another: folded, without articles and numbers, endings off."""
    found = (w for w in _WORD.findall(plain(words)) if w not in _FUNCTION_WORDS and not w.isdigit())
    return frozenset(stem_of(w) for w in found)


def _apposition(source: Attribution, document: Document) -> str:
    """What stands beside a name where the text first gives it: the title before it, the apposition behind it."""
    if source.naming is not Naming.NAMED:
        return ""
    start = document.text.find(source.name) if source.name else -1
    if start < 0:
        return ""
    stop = start + len(source.name or "")
    before = re.split(r"[,،;؛:.!?؟»”\"\n]", document.text[max(0, start - MAX_TITLE) : start].rstrip(" ,،"))[-1]
    behind = re.match(r"\s*[,،]\s*([^.,،;؛:!?؟«“\"\n]*)", document.text[stop : stop + MAX_APPOSITION])
    return f"{before} {behind[1] if behind else ''}"

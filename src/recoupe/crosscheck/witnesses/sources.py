"""The deepest source of a chain: whoever the words come from in the end, whom they speak for, what sort of source they are.

A chain is outermost first. Outlets and agencies carry; the speakers that share the innermost reporting expression are the
source, several of them where they are named side by side ("two medics and a resident"): the chain is one origin still.
Source: crosscheck §4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.witnesses.observation import has_own_observation
from recoupe.crosscheck.witnesses.sides import actor_named, actors_in, body_of, side_of, side_of_outlet
from recoupe.crosscheck.witnesses.sorts import OF_STATE, SPEAKS_FOR, sorts_in
from recoupe.crosscheck.witnesses.spellings import is_named_in
from recoupe.model import Attribution, Document, Factuality, Naming, SourceLevel
from recoupe.text.fold import fold_accents

OUTLET_ID = "outlet:"
STATE = "state:"
_FUNCTION_WORDS = frozenset(
    "a an the one two three four five several some other of de des du d l la le les un une deux trois plusieurs certains "
    "certaines autre autres et and in at from who qui en au aux sur on its their his her same meme".split()
)
_WORD = re.compile(r"[^\W_]+")
_NAMED = frozenset({Naming.NAMED, Naming.NAMED_ROLE})
MAX_APPOSITION = 90
MAX_TITLE = 60
"""Letters within which the title before a name and the apposition behind it are looked for."""
ARABIC_ARTICLE = "ال"
MIN_OFFICE_WORDS = 3
"""Content words from which the name of an office is its own ("Al Hudaydah health office")."""
DENYING = frozenset({Factuality.CT_MINUS, Factuality.PR_MINUS})
"""Values with which a source commits itself to its not having happened."""


class Nature(StrEnum):
    """What a source is to a witness count."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    OWN = "own voice"
    SEEN = "own observation"


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


@dataclass(frozen=True, slots=True)
class Source:
    """The deepest source of one account.

    Attributes:
        voice: outlet or agency whose report it stands in, copies followed to the root.
    """

    nature: Nature
    speakers: tuple[Speaker, ...]
    voice: str

    @property
    def is_firm(self) -> bool:
        """Whether it is known who it is: it cannot be anybody else."""
        return self.nature in {Nature.NAMED, Nature.SEEN}


def find_source(
    account: Account, voice: str, carriers: frozenset[str], publishers: frozenset[str] = frozenset()
) -> Source:
    """The deepest source of an account.

    Args:
        voice: whose report the account stands in.
        carriers: names of that outlet or agency in words.
        publishers: folded names of outlets and agencies that publish or supply the reports of the event.
    """
    chain = account.claim.said_by
    at = denier(chain)
    speakers = deepest_speakers(chain if at is None else chain[: at + 1], publishers)
    told = [a for a in speakers if a.naming is not Naming.UNSPECIFIED]
    if told:
        made = tuple(_make_speaker(a, account.document, voice) for a in told)
        firm = any(_is_named(a) for a in told)
        return Source(Nature.NAMED if firm else Nature.ANONYMOUS, made, voice)
    organ = None if speakers else _cited_organ(account, publishers)
    if organ is not None:
        return Source(Nature.NAMED, (organ,), voice)
    if not speakers and has_own_observation(account, carriers):
        return Source(Nature.SEEN, (_plain(f"seen:{voice}", f"{_say(voice)}, own observation"),), voice)
    return Source(Nature.OWN, (_plain(f"own:{voice}", _say(voice)),), voice)


def _cited_organ(account: Account, publishers: frozenset[str]) -> Speaker | None:
    """A state's agency that a report cites, and does not carry as its supplier: it is quoted as the voice of its side."""
    cited = [a for a in account.claim.said_by if is_carrier(a, publishers) and a.level is not SourceLevel.OUTLET]
    suppliers = {a.id for a in account.document.agencies}
    side = side_of_outlet(cited[-1].id) if cited and cited[-1].id not in suppliers else None
    if side is None:
        return None
    name = cited[-1].name or _say(cited[-1].id or "")
    return Speaker(cited[-1].id or name, name, frozenset(), frozenset({side}), OF_STATE)


def _plain(key: str, name: str) -> Speaker:
    return Speaker(key, name, frozenset(), frozenset(), frozenset())


def _say(voice: str) -> str:
    return voice.removeprefix(OUTLET_ID).removeprefix("name:")


def denier(chain: tuple[Attribution, ...]) -> int | None:
    """Place in a chain of the outermost source that commits itself to its not having happened; None where nobody does."""
    return next((i for i, a in enumerate(chain) if a.factuality.value in DENYING), None)


def is_carrier(attribution: Attribution, publishers: frozenset[str] = frozenset()) -> bool:
    """Whether a source is an outlet or agency that carries what others say."""
    known = attribution.id is not None and attribution.id.startswith(OUTLET_ID)
    named = attribution.name is not None and fold_accents(attribution.name).strip() in publishers
    return known or named or attribution.level in {SourceLevel.OUTLET, SourceLevel.AGENCY}


def deepest_speakers(
    chain: tuple[Attribution, ...], publishers: frozenset[str] = frozenset()
) -> tuple[Attribution, ...]:
    """The speakers of the innermost reporting expression; none where only outlets and agencies speak."""
    speakers = [a for a in chain if not is_carrier(a, publishers)]
    return tuple(a for a in speakers if a.cue == speakers[-1].cue)


def adds_source(account: Account, original: Document, publishers: frozenset[str], *, is_outside: bool) -> bool:
    """Whether a claim of a copy has a source that the original does not name.

    Args:
        is_outside: the copied passages are known word for word, and the claim stands in none of them; else only a
            name tells. A translation is never taken for mixed: its names may be other words.
    """
    told = [a for a in deepest_speakers(account.claim.said_by, publishers) if a.naming is not Naming.UNSPECIFIED]
    if not told:
        own = frozenset({account.document.outlet.name} if account.document.outlet is not None else ())
        return is_outside and has_own_observation(account, own)
    if account.document.language != original.language:
        return False
    named = [a for a in told if _is_named(a)]
    if named:
        return not any(_is_source_of(a, original) for a in named)
    return is_outside and not any(_is_source_of(a, original) for a in told)


def _is_source_of(source: Attribution, document: Document) -> bool:
    """Whether a report names a source in the same words, or has a claim of the same body."""
    if source.id is not None:
        ids = {a.id for claim in document.claims for a in claim.said_by}
        quote = source.span.quote if source.span is not None else ""
        return source.id in ids or (bool(quote) and is_named_in(quote, document.text))
    return is_named_in(source.name or source.role or "", document.text)


def _is_named(source: Attribution) -> bool:
    """Whether it is known who speaks: by name, by office, or as a government named by its capital or country."""
    return source.naming in _NAMED or _is_metonym(source)


def _is_metonym(source: Attribution) -> bool:
    words = source.span.quote.split() if source.span is not None else []
    return body_of(source.id) is not None and source.role is None and bool(words) and all(w[0].isupper() for w in words)


def _make_speaker(source: Attribution, document: Document, voice: str) -> Speaker:
    quote = source.span.quote if source.span is not None else ""
    words = " ".join((source.name or quote or source.role or "").split())
    beside = _apposition(source, document)
    about = " ".join(dict.fromkeys(filter(None, [source.role, words, quote, beside])))
    if _is_named(source):
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
    """Whether a named source is an armed or ruling body, or speaks for it; a health office of a movement is a part of it."""
    if actor is None or "medical" in sorts:
        return False
    is_itself = source.naming is Naming.NAMED_ROLE or _is_metonym(source)
    is_named_body = is_itself or actor_named(source.name or "") == actor
    is_of_force = not actor.endswith(".government") and "security" in sorts
    return is_named_body or SPEAKS_FOR in sorts or is_of_force


def _own_key(naming: Naming, words: str, voice: str) -> str:
    """Key of a source that stands for itself: offices in general words are told apart by the outlet that names them."""
    if naming is Naming.NAMED or len(content_words(words)) >= MIN_OFFICE_WORDS:
        return f"name:{fold_accents(words)}"
    return f"office:{voice}:{fold_accents(words)}"


def _sorts_of_actor(actor: str | None) -> frozenset[str]:
    """Sorts of whoever an actor is made of, where the words tell none."""
    if actor is None:
        return frozenset()
    if actor.endswith(".civilians"):
        return frozenset({"civil"})
    side = side_of(actor)
    return frozenset() if side is None else OF_STATE if side.startswith(STATE) else frozenset({"group"})


def content_words(words: str) -> frozenset[str]:
    """Words that tell one anonymous source from another: folded, without articles and numbers, plural endings off."""
    found = (w for w in _WORD.findall(fold_accents(words)) if w not in _FUNCTION_WORDS and not w.isdigit())
    return frozenset(w.removesuffix("s").removeprefix(ARABIC_ARTICLE) if len(w) > 3 else w for w in found)


def _apposition(source: Attribution, document: Document) -> str:
    """What stands beside a name where the text first gives it: the title before it, the apposition behind it."""
    if source.naming is not Naming.NAMED:
        return ""
    start = document.text.find(source.name) if source.name else -1
    if start < 0:
        return ""
    stop = start + len(source.name or "")
    before = re.split(r"[,;:.!?»”\"\n]", document.text[max(0, start - MAX_TITLE) : start].rstrip(" ,"))[-1]
    behind = re.match(r"\s*,\s*([^.,;:!?«“\"\n]*)", document.text[stop : stop + MAX_APPOSITION])
    return f"{before} {behind[1] if behind else ''}"

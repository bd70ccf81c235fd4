"""The deepest source of a chain: whoever the words come from in the end.

Outlets and agencies carry; the speakers that share the innermost reporting expression are the source, several of them
where they are named side by side ("two medics and a resident"): the chain is one origin still. Source: crosscheck §4.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.witnesses.chains import OUTLET_ID, deepest_speakers, denier, is_carrier, is_named
from recoupe.crosscheck.witnesses.observation import has_own_observation
from recoupe.crosscheck.witnesses.sides import side_of_outlet
from recoupe.crosscheck.witnesses.sorts import OF_STATE
from recoupe.crosscheck.witnesses.speakers import Speaker, make_speaker
from recoupe.crosscheck.wording import plain
from recoupe.model import Naming, SourceLevel


class Nature(StrEnum):
    """What a source is to a witness count."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    OWN = "own voice"
    SEEN = "own observation"


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
        made = tuple(make_speaker(a, account.document, voice) for a in told)
        firm = any(is_named(a) for a in told)
        return Source(Nature.NAMED if firm else Nature.ANONYMOUS, made, voice)
    organ = None if speakers else _cited_organ(account, publishers)
    if organ is not None:
        return Source(Nature.NAMED, (organ,), voice)
    if not speakers and has_own_observation(account, carriers):
        return Source(Nature.SEEN, (_plain(f"seen:{voice}", f"{_say_voice(voice, account)}, own observation"),), voice)
    return Source(Nature.OWN, (_plain(f"own:{voice}", _say_voice(voice, account)),), voice)


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


def _say_voice(voice: str, account: Account) -> str:
    """The name of an outlet as its report writes it, where it is that of the report."""
    outlet = account.document.outlet
    return outlet.name if outlet is not None and plain(outlet.name).strip() == _say(voice) else _say(voice)


def _say(voice: str) -> str:
    return voice.removeprefix(OUTLET_ID).removeprefix("name:")

"""At what stage something is counted: what was fired, what came down. Source: crosscheck §5, "fired against landed"."""

from __future__ import annotations

import re
from enum import StrEnum

from recoupe.crosscheck.account import Account
from recoupe.text.fold import fold_accents

_FIRED = re.compile(r"\b(?:fire[ds]?|firing|launch\w*|tire[es]*|tirs?|lance\w*|lancement)\b|أطلق|إطلاق")
_LANDED = re.compile(
    r"\b(?:fell|fall\w*|land\w*|hit|hits|struck|str[iu]k\w*|burst|explo\w+|impact\w*|tomb\w+|chute|abatt\w+|touch\w+|frapp\w+)\b|سقط|انفجر"
)


class Stage(StrEnum):
    """At what stage projectiles are counted."""

    FIRED = "fired"
    LANDED = "landed"
    STOPPED = "stopped"
    UNTOLD = "untold"


def stage_of(account: Account) -> Stage:
    """The stage that the trigger of an account tells."""
    if account.claim.kind == "armed.interception":
        return Stage.STOPPED
    trigger = fold_accents(account.claim.trigger.quote)
    if _FIRED.search(trigger):
        return Stage.FIRED
    return Stage.LANDED if _LANDED.search(trigger) else Stage.UNTOLD

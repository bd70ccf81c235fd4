"""At what stage something is counted: what was fired, what came down; what was there, what was lost.

Source: crosscheck §5, "fired against landed".
"""

from __future__ import annotations

from enum import StrEnum

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.wording import compile_words, plain

_FIRED = compile_words(r"\b(?:fire[ds]?|firing|launch\w*|tire[es]*|tirs?|lance\w*|lancement)\b|(?<!ن)طلا?ق")
_LANDED = compile_words(
    r"\b(?:fell|fall\w*|land\w*|hit|hits|struck|str[iu]k\w*|burst|explo\w+|impact\w*|tomb\w+|chute|abatt\w+|touch\w+|frapp\w+)\b|سقط|سقوط|تساقط|انفجر|انفجار|{w}[ايت]?صاب|{w}اصيب|{w}[يت]صيب|{w}ضرب|{w}[يت]ضرب|{w}انهمر"
)
_LOST = compile_words(
    r"\b(?:destroy\w*|destruction|burn\w*|torch\w*|wreck\w*|captur\w*|seiz\w*|shot down|down(?:ed|ing)|abandon\w*|detrui\w*"
    r"|brul\w*|incendi\w*|calcin\w*|saisi\w*|recuper\w*|emporte\w*|abatt\w+)\b|دمر|تدمير|حرق|احتر[اق]|استول|استيلاء|غنم|اغتن|صادر|اسقط|اسقاط|{w}[يت]سقط|اعطب|{w}[يت]عطب"
)


class Stage(StrEnum):
    """At what stage projectiles are counted."""

    FIRED = "fired"
    LANDED = "landed"
    STOPPED = "stopped"
    LOST = "lost"
    UNTOLD = "untold"


def stage_of(account: Account) -> Stage:
    """The stage that the trigger of an account tells."""
    if account.claim.kind == "armed.interception":
        return Stage.STOPPED
    trigger = plain(account.claim.trigger.quote)
    if _FIRED.search(trigger):
        return Stage.FIRED
    return Stage.LANDED if _LANDED.search(trigger) else Stage.UNTOLD


def stage_of_things(account: Account) -> Stage:
    """Whether an account tells of vehicles or aircraft that they were lost; the attackers came with others."""
    is_lost = _LOST.search(plain(account.claim.evidence.quote)) is not None
    return Stage.LOST if is_lost else Stage.UNTOLD

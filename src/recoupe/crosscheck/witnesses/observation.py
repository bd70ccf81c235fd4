"""Whether an outlet says that its own people saw, heard, counted or checked it: an origin of its own.

Source: `observation.tsv`; crosscheck §4, rule 8.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.sentence import sentence_of
from recoupe.crosscheck.wording import FRONT, compile_words, plain
from recoupe.text.table import read_table

PATH = Path(__file__).parent / "observation.tsv"
_STAFF = {
    "fr": r"(?:journaliste|correspondant|reporter|photographe|envoye|equipe|moniteur|enqueteur|observateur|videaste)s?",
    "en": r"(?:journalist|correspondent|reporter|photographer|team|monitor|investigator|observer|stringer|crew)s?",
    "ar": r"(?:مراسل|مندوب|مصور|صحفي|صحافي|موفد|محرر|باحث|محقق|راصد|فريق|طاقم)(?:ة|ت|ي|و|ون|ين|ات)?",
}
_OURS = {"fr": r"\b(?:nos|notre) ", "en": r"\bour (?:own )?", "ar": "نا"}


def has_own_observation(account: Account, voices: frozenset[str]) -> bool:
    """Whether the sentence of an account tells that people of the outlet, or of the agency it carries, observed it.

    Args:
        voices: names under which the outlet and its agencies may stand before "journalists".
    """
    sentence = plain(sentence_of(account.document.text, account.claim.evidence.start))
    names = frozenset(plain(name) for name in voices)
    return any(p.search(sentence) for p in _patterns(account.document.language, names))


@lru_cache(maxsize=1_000)
def _patterns(language: str, names: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    own = _own_people(language, names)
    return tuple(compile_words(p.replace("{own}", own)) for lang, p in load_patterns() if lang == language)


def _own_people(language: str, names: frozenset[str]) -> str:
    """Expression for "our monitors", "AFP journalists", "des journalistes de l'AFP", "مراسلنا", "مراسل وكالة فرانس برس"."""
    staff, ours = _STAFF.get(language), _OURS.get(language)
    if staff is None or ours is None:
        return r"(?!)"
    named = "|".join(re.escape(name) for name in sorted(names)) or r"(?!)"
    if language == "ar":
        medium = "وكالة|صحيفة|جريدة|شبكة|قناة|موقع|إذاعة|تلفزيون"
        return rf"{FRONT}{staff}(?:{ours}\b| ال(?:{medium})\b| (?:ل|ب|من|في)? ?(?:(?:{medium}) )?(?:{named}))"
    if language == "fr":
        return rf"(?:{ours}{staff}\b|\b{staff} (?:de |du |d'|des )(?:la |l'|le )?(?:{named}))"
    return rf"(?:{ours}{staff}\b|\b(?:{named})(?:'s)? {staff}\b|\b{staff} (?:for|of|from|with) (?:the )?(?:{named}))"


@cache
def load_patterns() -> tuple[tuple[str, str], ...]:
    """Language and expression of every row.

    Raises:
        DataFileError: the table breaks its format.
    """
    return tuple((row["language"], row["pattern"]) for row in read_table(PATH, ["language", "pattern"]))

"""Names of sides that the networks shall not tell apart: each is read as the one name that stands in for all of its class.

A network has seen some countries, peoples and armed groups often and others never, and parses the same sentence
differently for them. What a name is called is no reason to read who did what to whom differently, so the networks look at
the features of a stand-in; text and offsets stay as they are. Demonyms and capitals come from `names.tsv`, other
names from `alike.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.errors import DataFileError
from recoupe.lang.pack import Pack, load_pack
from recoupe.lang.toml import read_toml

FILE = "alike.toml"
_CLASSES = ("demonym", "demonym_plural", "capital")
_DEMONYMS_WITH_CAPITAL = frozenset({"en"})


def load_alike(pack: Pack, folder: Path) -> dict[str, str]:
    """Stand-in of each name, both in lower case.

    Args:
        folder: of the pack; without `alike.toml` no name has a stand-in.

    Raises:
        DataFileError: a class of `names.tsv` has no stand-in, or a group no name.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    table = read_toml(path)
    likes = {name: str(table.get(name, "")).lower() for name in _CLASSES}
    if not all(likes.values()):
        raise DataFileError(path, None, f"a stand-in is needed for each of {', '.join(_CLASSES)}")
    found = dict(_country_words(pack, likes))
    groups = table.get("group", [])
    assert isinstance(groups, list)
    for group in groups:
        if not group.get("like") or not group.get("names"):
            raise DataFileError(path, None, f"a group needs like and names, not {group!r}")
        found |= {name.lower(): str(group["like"]).lower() for name in str(group["names"]).split()}
    return found


@dataclass(frozen=True, slots=True)
class ForceWords:
    """How a force is read, whatever its name.

    Attributes:
        name: the word that stands for "the Syrian army", "Hezbollah", "the Islamic State".
        adjective: the word that stands for what says whose people are ("Hezbollah fighters", "combattants du Hezbollah").
        crowd: the word that stands for people for or against something ("government supporters").
        generic: words for forces and their people that name none.
        articles: that may stand before the name.
        of: words that join people with their force, where that follows them; else it stands before them.
        contracted: articles, with a preposition before them or not, each with what it is read as.
    """

    name: str
    adjective: str
    crowd: str
    generic: frozenset[str]
    articles: frozenset[str]
    of: frozenset[str]
    contracted: Mapping[str, str]


@cache
def load_force_words(code: str) -> ForceWords | None:
    """How forces are read in a language; None if its pack says nothing of it.

    Raises:
        DataFileError: a value is missing.
    """
    path = Path(__file__).parent / code / FILE
    told = read_toml(path).get("force") if path.exists() else None
    if told is None:
        return None
    if not isinstance(told, dict) or not {"name", "adjective", "crowd"} <= told.keys():
        raise DataFileError(path, None, "force needs a name, an adjective and a crowd")
    read = told.get("read", {})
    contracted = {words: str(like) for like, all_words in read.items() for words in all_words}
    generic, articles, of = (frozenset(str(told.get(key, "")).split()) for key in ("generic", "articles", "of"))
    name, adjective, crowd = (str(told[key]) for key in ("name", "adjective", "crowd"))
    return ForceWords(name, adjective, crowd, generic, articles, of, contracted)


def _country_words(pack: Pack, likes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Demonyms and capitals of one word; a demonym in its plural has its own stand-in (what may be both is singular)."""
    known = {form for p in pack.countries.patterns if len(p.elements) == 1 for form in p.elements[0].forms or ()}
    for pattern in pack.countries.patterns:
        role = pattern.value.role
        if role == "exonym" or len(pattern.elements) != 1:
            continue
        for form in pattern.elements[0].forms or ():
            is_plural = role == "demonym" and form.endswith("s") and form[:-1] in known
            yield form, likes["demonym_plural" if is_plural else role]


def find_alike(code: str, folder: Path) -> Callable[[str], str]:
    """The word whose features stand for a word: its stand-in with its capital, or itself.

    Only words with a capital are names where the language writes demonyms with one ("turkey" is none).
    """
    alike = load_alike(load_pack(code), folder)
    with_capital = code in _DEMONYMS_WITH_CAPITAL

    def like(word: str) -> str:
        found = alike.get(word.lower())
        if found is None or (with_capital and not word[0].isupper()):
            return word
        return found.capitalize() if word[0].isupper() else found

    return like

"""What is known of a word that may name a happening: features for the trained tagger, as readable names.

The features are mostly classes and not words: which acts a word can express, which things the parse shows as its subject and
object, which frames of the pack know it. So that what is learned on some thousand claims holds for words never seen there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from recoupe.extract.rules.compositions import Acts, is_parsed_so
from recoupe.extract.rules.happenings import ARMED, Happening, taken_words
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.syntax import Syntax
from recoupe.extract.weights import Block, spell
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, PassageKind

NEAR = 12
"""Words on either side within which things and frames count as near."""
_ALIKE = {"force.military": "force.army", "force.armed": "force.army"}
"""Classes that are one: what a state's army does is the same kind of event as when an armed group does it."""
_OTHER = frozenset({"other"})
REMEMBERED = 4096
"""Parts whose features are remembered: few sets of classes come up."""
_OPEN = frozenset({"VERB", "NOUN", "ADJ", "PROPN", "ADV"})


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the tables of the pack say of the words of a sentence, by the word they are headed by.

    Attributes:
        frames: kinds of the frames whose words stand there, whether their needs hold or not.
        acts: classes of acts.
        things: classes of things.
        rows: kinds of the compositions that hold.
        ruled: what the rules make of a word.
    """

    frames: dict[int, frozenset[str]]
    acts: dict[int, frozenset[str]]
    things: dict[int, frozenset[str]]
    rows: dict[int, frozenset[str]]
    ruled: dict[int, Happening]


def read_knowledge(scene: Scene, pack: Pack, ruled: Iterable[Happening], acts: Acts | None = None) -> Knowledge:
    """All that the tables say of a sentence.

    Args:
        ruled: happenings that the rules find.
        acts: those of the sentence, if they were read before.
    """
    acts = acts or Acts(scene, pack)
    frames: dict[int, set[str]] = defaultdict(set)
    for match in scene.find(pack.frames):
        frames[match.head].add(match.value.kind)
    names: dict[int, set[str]] = defaultdict(set)
    for act in scene.find(pack.acts):
        if is_parsed_so(scene, act):
            names[act.head].update(act.value.acts)
    rows = {head: frozenset(row.kind for row in acts.rows(head)) for head in acts.held}
    things = {word: frozenset(_ALIKE.get(name, name) for name in classes) for word, classes in acts.things.items()}
    return Knowledge(_frozen(frames), _frozen(names), things, rows, {h.head: h for h in ruled})


def _frozen(sets: dict[int, set[str]]) -> dict[int, frozenset[str]]:
    return {word: frozenset(names) for word, names in sets.items()}


def candidates(scene: Scene, knowledge: Knowledge, speakers: Iterable[range] = ()) -> list[int]:
    """Words that may name a happening: the tables know them, and they are no date, place, name or speaker."""
    taken = taken_words(scene, [*speakers])
    known = knowledge.frames.keys() | knowledge.acts.keys() | {w for w, c in knowledge.things.items() if _may_tell(c)}
    return sorted(word for word in known - taken if _is_open(scene, word))


def _may_tell(classes: frozenset[str]) -> bool:
    """Whether a noun may stand for what happened ("two Katyushas", "a truce")."""
    return any(c.startswith(("matter.", "weapon.", "remains")) for c in classes)


def _is_open(scene: Scene, word: int) -> bool:
    if scene.syntax is None or scene.texts[word] in scene.grammar.function_words:
        return False
    token = scene.syntax.token(word)
    return token is not None and token.upos in _OPEN


def describe_word(scene: Scene, knowledge: Knowledge, word: int, language: str) -> list[str]:
    """Features of a candidate word, in a fixed order, without repeats."""
    return spell(describe_in_blocks(scene, knowledge, word, language))


def describe_in_blocks(scene: Scene, knowledge: Knowledge, word: int, language: str) -> list[Block]:
    """Features of a candidate word, not yet spelled: what the tables know of it is crossed with all that stands around."""
    syntax = scene.syntax
    assert syntax is not None
    token = syntax.token(word)
    assert token is not None
    own = _own(scene, knowledge, word, language)
    parts = _parts(syntax, knowledge, word)
    around, pos, rivals = _around(scene, knowledge, word), f"pos:{token.upos}", _rivals(scene, knowledge, word)
    keys = [name for name in own if name[0] in "fakrhu" and name[1] == ":"]
    return [
        (None, ["bias", pos, f"rel:{token.relation}", *own, *parts, *around]),
        (keys, parts),
        (keys, around),
        (keys, (pos,)),
        (None, (rivals,)),
        (keys, (rivals,)),
        (None, _surroundings(scene, word)),
    ]


def _own(scene: Scene, knowledge: Knowledge, word: int, language: str) -> list[str]:
    text = scene.texts[word]
    found = [f"w:{language}:{text}", f"p:{language}:{text[:5]}"]
    found += [f"f:{kind}" for kind in sorted(knowledge.frames.get(word, ()))]
    found += [f"a:{act}" for act in sorted(knowledge.acts.get(word, ()))]
    found += [f"k:{name}" for name in sorted(knowledge.things.get(word, ()))]
    found += [f"r:{kind}" for kind in sorted(knowledge.rows.get(word, ()))]
    ruled = knowledge.ruled.get(word)
    if ruled is not None:
        found += [
            f"{'u' if ruled.unmet else 'h'}:{ruled.kind}",
            f"voice:{ruled.voice}",
            f"length:{min(3, len(ruled.match.words))}",
        ]
    return found


def _parts(syntax: Syntax, knowledge: Knowledge, word: int) -> list[str]:
    """Classes of what the parse shows as subject, object, agent and so on; "none" where it shows nothing."""
    heads = {
        "s": [*syntax.subjects(word), *syntax.agents(word), *syntax.doers(word)],
        "o": [*syntax.objects(word), *syntax.undergoers(word), *syntax.complements(word)],
        "c": syntax.compounds(word),
        "b": syntax.obliques(word),
    }
    things = knowledge.things
    names = ((part, frozenset().union(*(things.get(w, _OTHER) for w in words))) for part, words in heads.items())
    return [feature for part, classes in names for feature in _spelled(part, classes)]


@lru_cache(maxsize=REMEMBERED)
def _spelled(part: str, classes: frozenset[str]) -> tuple[str, ...]:
    """Features of a part, in order: each class with the wider one that it belongs to."""
    names = {wide for name in classes for wide in (name, name.partition(".")[0])} or {"none"}
    return tuple(f"{part}={name}" for name in sorted(names))


def _rivals(scene: Scene, knowledge: Knowledge, word: int) -> str:
    """How many other words the rules take for happenings, between colons: a toll names one only where nothing else does."""
    part = scene.stretches
    count = sum(h != word and part[h] == part[word] and not ruled.unmet for h, ruled in knowledge.ruled.items())
    return f"rivals:{min(2, count)}"


def _around(scene: Scene, knowledge: Knowledge, word: int) -> list[str]:
    """Things and kinds of frames near a word, between colons, each once, in order of their names."""
    found: set[str] = set()
    at, here, part = scene.positions, scene.positions[word], scene.stretches
    for other, things in knowledge.things.items():
        if other != word and part[other] == part[word] and abs(at[other] - here) <= NEAR:
            found.update(things)
    for other, kinds in knowledge.frames.items():
        if other != word and part[other] == part[word] and abs(at[other] - here) <= NEAR:
            found.update([f"f:{kind}" for kind in kinds])
    return [f"near={name}" for name in sorted(found)]


def _surroundings(scene: Scene, word: int) -> list[str]:
    before = scene.texts[word - 1] if word else "^"
    found = [f"before:{before}"] if before in scene.grammar.function_words else []
    flags = (
        ("headline", scene.sentence.passage is PassageKind.HEADLINE),
        ("quoted", scene.analysis.quotation_at(scene.words.starts[word], scene.words.stops[word]) is not None),
        ("armed", any(isinstance(p.mention, ActorMention) and p.mention.group in ARMED for p in scene.actors)),
        ("places", bool(scene.places)),
        ("times", bool(scene.times)),
        ("quantities", bool(scene.quantities)),
    )
    return [*found, *(name for name, holds in flags if holds)]

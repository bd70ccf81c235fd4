"""The annotated corpus: where it lies, what is in it, whether it is right.

A passage is a report of a few sentences in the gold format with some more layers (times with TimeML values, tense, cue and
certainty of each source); see `corpus/README.md` and `docs/annotation-notation.md`. Nothing in the corpus is evidence
about the world.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.sample import parse_record

FOLDER = "corpus"
SPLITS = (("train", 70), ("dev", 15), ("test", 15))
BLOCK = 10
FIRST_BATCH = frozenset("tfa tfb tfc tfd tea teb tec ted taa tab".split())
"""Authors of the passages that were there before the rules."""
HEAD = 40
"""Characters in which a file must come to its notice."""
NOTICE = (
    "Invented for training and measuring software, CC BY 4.0, Recoupe. Places, states and well-known armed actors are real;"
    " incidents, persons, outlets and figures are not. Nothing in this file is evidence about the world."
)
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage or report of the corpus.

    Attributes:
        path, line: where it stands; line 0 for a report in a file of its own.
        values: the annotation as read.
    """

    path: Path
    line: int
    values: Values

    @property
    def id(self) -> str:
        """Identifier, `language-author-number` or `story-document`."""
        return str(self.values.get("id"))

    @property
    def text(self) -> str:
        """The words."""
        return str(self.values.get("text", ""))

    @property
    def language(self) -> str:
        """Language subtag."""
        return str(self.values.get("language"))

    @property
    def is_report(self) -> bool:
        """Whether it is a whole report of a story."""
        return self.values.get("story") is not None

    @property
    def split(self) -> str:
        """train, dev or test; fixed by the hash of the unit, so that neighbours stay together.

        The first batch was read while the rules were written: it is never test.
        """
        found = split_of(self.unit)
        return "train" if found == "test" and self.unit.partition("/")[0] in FIRST_BATCH else found

    @property
    def unit(self) -> str:
        """What is kept together: the story, or ten passages in a row of one author."""
        if self.is_report:
            return str(self.values["story"])
        author, _, number = self.id.rpartition("-")
        return f"{author}/{int(number) // BLOCK if number.isdigit() else number}"

    def items(self, key: str) -> list[Values]:
        """A list of the annotation (`claims`, `times`, `loaded`, `not_claims`), empty if it is absent."""
        found = self.values.get(key) or []
        assert isinstance(found, list)
        return found


def split_of(unit: str) -> str:
    """The part of the corpus a unit belongs to."""
    value = int(hashlib.sha256(unit.encode()).hexdigest(), 16) % 100
    for name, share in SPLITS:
        if value < share:
            return name
        value -= share
    return SPLITS[-1][0]


def find_folder(start: Path) -> Path:
    """The corpus of a working copy: `corpus` in a folder or one above it.

    Raises:
        ScoreError: there is none.
    """
    for folder in (start, *start.parents):
        if (folder / FOLDER / "passages").is_dir():
            return folder / FOLDER
    raise ScoreError(f"no {FOLDER}/passages in {str(start)!r} or above; call it in a working copy or give --folder")


def load(folder: Path) -> Iterator[Passage]:
    """All passages and reports, in order of file and line.

    Raises:
        ScoreError: a line is no JSON object; the message names it.
    """
    for path in sorted((folder / "passages").glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if is_passage(line):
                yield Passage(path, number, parse_record(path, number, line))
    for path in sorted((folder / "reports").glob("*.json")):
        if not path.name.startswith("stories"):
            yield Passage(path, 0, parse_record(path, 1, path.read_text(encoding="utf-8")))


def is_passage(line: str) -> bool:
    """Whether a line of a file of passages holds one: it is neither empty nor the notice at the head."""
    return bool(line.strip()) and not line.startswith('{"notice"')


def find_unmarked(folder: Path) -> Iterator[str]:
    """Files that do not say at their head that nothing in them is evidence about the world."""
    patterns = ("passages/*.jsonl", "second/*.jsonl", "names/*.jsonl", "reports/*.json")
    for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
        with path.open(encoding="utf-8") as stream:
            if '"notice"' not in stream.read(HEAD):
                yield f'{path.name}: no notice at its head; begin with {{"notice": …}} (learn/corpus.py)'


# --- counting --------------------------------------------------------------------------------------


def count(passages: Iterable[Passage]) -> dict[str, Counter[str]]:
    """Counts by language for each layer, and by kind.

    Returns:
        For each language a counter of `passages`, `reports`, `claims`, `without a claim`, layers, `split:…`, `kind:…`.
    """
    counts: dict[str, Counter[str]] = {}
    for passage in passages:
        counter = counts.setdefault(passage.language, Counter())
        claims = passage.items("claims")
        counter["reports" if passage.is_report else "passages"] += 1
        counter["without a claim"] += not any(c.get("required", True) for c in claims)
        counter[f"split:{passage.split}"] += 1
        counter["claims"] += len(claims)
        for layer in ("times", "loaded", "not_claims"):
            counter[layer] += len(passage.items(layer))
        for claim in claims:
            counter.update(_layers(claim))
    return counts


def _layers(claim: Values) -> Counter[str]:
    found: Counter[str] = Counter()
    for layer in ("roles", "places", "quantities"):
        items = claim.get(layer) or []
        assert isinstance(items, list)
        found[layer] += len(items)
    sources = claim.get("said_by") or []
    assert isinstance(sources, list)
    found["sources below the outlet"] += len(sources) - 1
    kinds = claim.get("kinds") or ["?"]
    assert isinstance(kinds, list)
    found[f"kind:{kinds[0]}"] += 1
    found[f"factuality:{claim.get('factuality')}"] += 1
    return found


# --- variety ---------------------------------------------------------------------------------------

NEAR = 0.5


def trigrams(text: str) -> frozenset[tuple[str, ...]]:
    """Word trigrams of a text, lower case."""
    words = text.lower().split()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


@dataclass(frozen=True, slots=True)
class Variety:
    """How varied the passages of a language are.

    Attributes:
        distinct: share of word trigrams that occur once only.
        near: pairs of passages that share more than half of their trigrams (Jaccard).
        n_passages: how many were compared.
    """

    distinct: float
    near: tuple[tuple[str, str], ...]
    n_passages: int


def measure_variety(passages: Iterable[Passage]) -> Variety:
    """Variety of passages (reports are left out: copies belong to them)."""
    sets = {p.id: trigrams(p.text) for p in passages if not p.is_report}
    holders: dict[tuple[str, ...], list[str]] = {}
    for id_, grams in sets.items():
        for gram in grams:
            holders.setdefault(gram, []).append(id_)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in holders.values():
        if 1 < len(ids) <= 50:  # a trigram in more passages tells nothing
            shared.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
    near = tuple(pair for pair, n in sorted(shared.items()) if n / (len(sets[pair[0]]) + len(sets[pair[1]]) - n) > NEAR)
    once = sum(len(ids) == 1 for ids in holders.values())
    return Variety(once / len(holders) if holders else 1.0, near, len(sets))

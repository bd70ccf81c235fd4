"""Compile passages written in the short notation of docs/annotation-notation.md into JSON lines, or say what is wrong.

    python tools/compile_passages.py IN.txt OUT.jsonl

Every error is printed with its line; with an error nothing is written and the exit status is 1.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path

from recoupe.learn.corpus import NOTICE
from recoupe.learn.corpus_check import GENRES
from recoupe.model import Factuality, Level, Naming, Of, QuoteType, RoleName, Tense

KINDS_FILE = Path(__file__).parent.parent / "src" / "recoupe" / "world" / "kinds.tsv"
LEVELS = [level.value for level in Level]
PLACE_ROLES = ("at", "from", "to", "via")
ROLES = [role.value for role in RoleName if role.value not in PLACE_ROLES]
OF = [of.value for of in Of]
NAMING = [naming.value for naming in Naming]
FACTUALITY = [factuality.value for factuality in Factuality]
TENSES = [tense.value for tense in Tense]
QUOTE_TYPES = [quote_type.value for quote_type in QuoteType]
WHY = "question caption hypothetical generic link opinion sport metaphor film anniversary weather".split()
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"(?:#(\d+))?')


class Wrong(Exception):
    """A line breaks the notation."""


def load_kinds() -> dict[str, tuple[str, str]]:
    """Kind to ACLED and PLOVER codes by default."""
    lines = [line for line in KINDS_FILE.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    header = lines[0].split("\t")
    rows = (dict(zip(header, line.split("\t"), strict=False)) for line in lines[1:])
    return {row["kind"]: (row.get("acled", ""), row.get("plover", "")) for row in rows}


KINDS = load_kinds()


def interval(value: str) -> list[str | None] | None:
    """`2020-11-17`, `2020-11-17..2020-11-19` (last day included), `2020-11..`, `-`."""
    if value == "-":
        return None
    first, dots, last = value.partition("..")
    start = _first_day(first) if first else None
    if not dots:
        return [str(start), str(_after(first))]
    return [str(start) if start else None, str(_after(last)) if last else None]


def _first_day(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _after(value: str) -> date:
    parts = [int(p) for p in value.split("-")]
    if len(parts) == 1:
        return date(parts[0] + 1, 1, 1)
    if len(parts) == 2:
        return date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
    return date(*parts) + timedelta(days=1)


def quoted(line: str) -> tuple[str, int, str]:
    """The first quoted string of a line, its occurrence, and the rest of the line."""
    match = _QUOTED.search(line)
    if match is None:
        raise Wrong(f'no "quoted words" in {line!r}')
    words = match.group(1).replace('\\"', '"')
    return words, int(match.group(2) or 1), (line[: match.start()] + line[match.end() :]).strip()


def check(words: str, nth: int, text: str, what: str) -> None:
    """Refuse words that the text does not hold (that often)."""
    found = text.count(words)
    if found < nth:
        raise Wrong(f"{what}: {words!r} is not in the text")


def one_of(value: str, allowed: list[str], what: str) -> str:
    """The value, if it is allowed."""
    if value not in allowed:
        raise Wrong(f"{what} {value!r} is none of {' '.join(allowed)}")
    return value


def read_head(line: str) -> dict[str, object]:
    """`@ id | lang | outlet | genre | published | theatre`."""
    cells = [cell.strip() for cell in line[1:].split("|")]
    if len(cells) != 6:
        raise Wrong("a head line is @ id | language | outlet | genre | published | theatre")
    return {
        "id": cells[0], "story": None, "language": cells[1], "outlet": cells[2], "published": interval(cells[4]),
        "published_given": True, "genre": one_of(cells[3], GENRES, "genre"), "theatre": cells[5], "copy_of": None,
        "copy_kind": None, "credits": [], "text": "", "claims": [], "not_claims": [], "loaded": [], "times": [],
    }  # fmt: skip


def read_claim(line: str, text: str, number: int, outlet: str) -> dict[str, object]:
    """`C kinds | "trigger" | "quote" | when | factuality | tense | quote_type [| optional]`."""
    cells = [cell.strip() for cell in re.split(r"\|(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", line[1:])]
    if len(cells) not in (7, 8):
        raise Wrong('a claim is C kinds | "trigger" | "quote" | when | factuality | tense | quote_type [| optional]')
    kinds = cells[0].split(",")
    for kind in kinds:
        if kind not in KINDS:
            raise Wrong(f"unknown kind {kind!r}")
    trigger, _, _ = quoted(cells[1])
    quote, nth, _ = quoted(cells[2])
    check(quote, nth, text, "quote")
    check(trigger, 1, quote, "trigger")
    claim: dict[str, object] = {
        "id": f"k{number}", "quote": quote, "trigger": trigger, "kinds": kinds,
        "acled": sorted({KINDS[k][0] for k in kinds} - {""}) if KINDS[kinds[0]][0] else [],
        "plover": sorted({KINDS[k][1] for k in kinds} - {""}) if KINDS[kinds[0]][1] else [],
        "when": interval(cells[3]), "places": [], "roles": [], "quantities": [],
        "said_by": [{"level": "outlet", "quote": None, "name": outlet, "naming": "named"}],
        "factuality": one_of(cells[4], FACTUALITY, "factuality"), "tense": one_of(cells[5], TENSES, "tense"),
        "quote_type": one_of(cells[6], QUOTE_TYPES, "quote type"), "required": len(cells) == 7,
    }  # fmt: skip
    if nth > 1 or text.count(quote) > 1:
        claim["nth"] = nth
    return claim


def read_role(line: str, text: str) -> tuple[str, dict[str, object]]:
    """`role "words" = Actor name` or `at "words" = Name, level, lat, lon, km`."""
    role, _, rest = line.partition(" ")
    words, nth, value = quoted(rest)
    check(words, nth, text, role)
    value = value.lstrip("= ").strip()
    if role in PLACE_ROLES:
        parts = [p.strip() for p in value.rsplit(",", 4)]
        if len(parts) != 5:
            raise Wrong('a place is at "words" = Name, level, lat, lon, km')
        name, level, lat, lon, km = parts
        place = {"role": role, "quote": words, "name": name, "level": one_of(level, LEVELS, "level")}
        return "places", {**place, "lat": float(lat), "lon": float(lon), "km": float(km)}
    one_of(role, ROLES, "role")
    return "roles", {"role": role, "quote": words, "actor": value if value not in {"", "-"} else None}


def read_quantity(line: str, text: str) -> dict[str, object]:
    """`Q of "words" unit low high` (high `+` is open)."""
    words, nth, rest = quoted(line[1:])
    check(words, nth, text, "quantity")
    cells = rest.split()
    if len(cells) < 4:
        raise Wrong('a quantity is Q of "words" unit low high')
    of, unit, low, high = cells[0], " ".join(cells[1:-2]), cells[-2], cells[-1]
    upper = None if high == "+" else int(high)
    if upper is not None and upper < int(low):
        raise Wrong(f"range {low}..{high} is reversed")
    return {"of": one_of(of, OF, "of"), "unit": unit, "low": int(low), "high": upper, "quote": words}


def read_source(line: str, text: str) -> dict[str, object]:
    """`S level "words" naming factuality [cue="words"] [= Name]` (words `-` for a source without words)."""
    cue_match = re.search(r'cue="((?:[^"\\]|\\.)*)"', line)
    cue = cue_match.group(1) if cue_match else None
    if cue_match:
        line = line[: cue_match.start()] + line[cue_match.end() :]
        check(str(cue), 1, text, "cue")
    head, _, name = line[1:].partition(" = ")
    words: str | None = None
    if '"' in head:
        words, nth, head = quoted(head)
        check(words, nth, text, "source")
    cells = [c for c in head.split() if c != "-"]
    if len(cells) != 3:
        raise Wrong('a source is S level "words" naming factuality [cue="words"] [= Name]')
    return {
        "level": one_of(cells[0], ["agency", "speaker"], "level"), "quote": words, "name": name.strip() or None,
        "naming": one_of(cells[1], NAMING, "naming"), "cue": cue,
        "factuality": one_of(cells[2], FACTUALITY, "factuality"),
    }  # fmt: skip


def _append(holder: dict[str, object], key: str, value: object) -> None:
    items = holder[key]
    assert isinstance(items, list)
    items.append(value)


class Reader:
    """Reads the lines of one file and keeps the passage and claim they belong to."""

    def __init__(self) -> None:
        self.passages: list[dict[str, object]] = []
        self.claim: dict[str, object] | None = None

    def read(self, line: str) -> None:
        """Read one line.

        Raises:
            Wrong: the line breaks the notation.
        """
        if line.startswith("@"):
            self.passages.append(read_head(line))
            self.claim = None
            return
        if not self.passages:
            raise Wrong("the file must begin with a head line (@ …)")
        passage = self.passages[-1]
        text = str(passage["text"])
        if line.startswith("T "):
            passage["text"] = f"{text}\n\n{line[2:].strip()}" if text else line[2:].strip()
        elif line.startswith("C "):
            claims = passage["claims"]
            assert isinstance(claims, list)
            self.claim = read_claim(line, text, len(claims) + 1, str(passage["outlet"]))
            claims.append(self.claim)
        elif line.startswith("X "):
            words, nth, rest = quoted(line[1:])
            check(words, nth, text, "time")
            kind, value = rest.split()
            one_of(kind, ["DATE", "TIME", "DURATION", "SET"], "time type")
            _append(passage, "times", {"quote": words, "nth": nth, "type": kind, "value": value})
        elif line.startswith("L "):
            self._read_loaded(line, text, passage)
        elif line.startswith("N "):
            words, nth, rest = quoted(line[1:])
            check(words, nth, text, "not_claim")
            _append(passage, "not_claims", {"quote": words, "why": one_of(rest, WHY, "why")})
        else:
            self._read_part(line, text)

    def _read_loaded(self, line: str, text: str, passage: dict[str, object]) -> None:
        words, nth, rest = quoted(line[1:])
        check(words, nth, text, "loaded")
        neutral = None
        if '"' in rest:
            neutral, _, rest = quoted(rest)
        technique, voice = rest.split()
        one_of(voice, ["outlet", "quoted"], "voice")
        _append(passage, "loaded", {"quote": words, "technique": technique, "neutral": neutral, "voice": voice})

    def _read_part(self, line: str, text: str) -> None:
        if self.claim is None:
            raise Wrong(f"{line[:30]!r} stands before any claim")
        if line.startswith("Q "):
            _append(self.claim, "quantities", read_quantity(line, text))
        elif line.startswith("S "):
            _append(self.claim, "said_by", read_source(line, text))
        else:
            key, value = read_role(line, text)
            _append(self.claim, key, value)


def compile_file(path: Path) -> tuple[list[dict[str, object]], list[str]]:
    """Passages of a file, and what is wrong in it."""
    reader, wrong = Reader(), []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("%"):
            continue
        try:
            reader.read(line.rstrip())
        except (Wrong, ValueError, AssertionError) as error:
            wrong.append(f"{path}:{number}: {error}")
    seen: set[object] = set()
    for passage in reader.passages:
        n_words = len(str(passage["text"]).split())
        if not 12 <= n_words <= 130:
            wrong.append(f"{path}: {passage['id']}: {n_words} words; 15 to 120 are wanted")
        if passage["id"] in seen:
            wrong.append(f"{path}: id {passage['id']} is used twice")
        seen.add(passage["id"])
        if not passage["claims"] and not passage["not_claims"]:
            wrong.append(f"{path}: {passage['id']}: neither a claim nor a not_claim")
    return reader.passages, wrong


def main() -> int:
    """Compile one file; 0 if it is right."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    passages, wrong = compile_file(source)
    for line in wrong:
        print(line)
    print(f"{len(passages)} passages, {sum(len(p['claims']) for p in passages)} claims, {len(wrong)} errors")  # type: ignore[arg-type,misc]  # lists
    if wrong:
        return 1
    lines = [{"notice": NOTICE}, *passages]
    target.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

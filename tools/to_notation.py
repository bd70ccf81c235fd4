"""Write passages (JSON lines in the gold format) in the short notation of docs/annotation-notation.md, for a second reading.

    python tools/to_notation.py IN.jsonl OUT.txt [--prefill]

With --prefill, what the format does not hold (time expressions, tense, certainty of each source) is filled in by the
program's own reading or by default, marked with `% ?`, for a person to check.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import recoupe
from recoupe.learn.corpus import is_passage

Values = dict[str, object]


def interval(value: object) -> str:
    """The notation of a half-open interval."""
    if value is None:
        return "-"
    assert isinstance(value, list)
    start, stop = value
    last = str(date.fromisoformat(str(stop)) - timedelta(days=1)) if stop else ""
    if start and start == last:
        return str(start)
    return f"{start or ''}..{last}"


def quoted(words: object, nth: object = 1) -> str:
    """Words in quotation marks, with their occurrence."""
    escaped = str(words).replace('"', '\\"')
    return f'"{escaped}"' + (f"#{nth}" if nth != 1 else "")


def items(values: Values, key: str) -> list[Values]:
    """A list of the annotation."""
    found = values.get(key) or []
    assert isinstance(found, list)
    return found


def lines(report: Values, *, prefill: bool) -> Iterator[str]:
    """The lines of one passage."""
    head = (report["id"], report["language"], report["outlet"], report["genre"], interval(report["published"]))
    yield "@ " + " | ".join(map(str, head)) + f" | {report.get('theatre') or '?'}"
    text = str(report["text"])
    yield from (f"T {paragraph}" for paragraph in text.split("\n\n"))
    times = items(report, "times") or (list(guess_times(report)) if prefill else [])
    yield from (f"X {quoted(t['quote'], t.get('nth', 1))} {t['type']} {t['value']}" for t in times)
    for claim in items(report, "claims"):
        yield from claim_lines(claim)
    for item in items(report, "loaded"):
        neutral = f" {quoted(item['neutral'])}" if item["neutral"] else ""
        yield f"L {quoted(item['quote'], item.get('nth', 1))} {item['technique']}{neutral} {item['voice']}"
    yield from (f"N {quoted(n['quote'], n.get('nth', 1))} {n['why']}" for n in items(report, "not_claims"))
    yield ""


def guess_times(report: Values) -> Iterator[Values]:
    """Time expressions as the program reads them."""
    published = report["published"]
    day = str(published[0]) if isinstance(published, list) and published[0] else None
    document = recoupe.read_text(str(report["text"]), published=day, language=str(report["language"]))
    for mention in document.mentions:
        timex = getattr(mention, "timex", None)
        if timex is not None:
            before = document.text[: mention.span.start].count(mention.span.quote)
            yield {"quote": mention.span.quote, "nth": before + 1, "type": timex.type, "value": timex.value}


def claim_lines(claim: Values) -> Iterator[str]:
    """A claim with its parts."""
    kinds = ",".join(str(k) for k in items(claim, "kinds"))
    cells = [
        kinds, quoted(claim["trigger"]), quoted(claim["quote"], claim.get("nth", 1)), interval(claim["when"]),
        str(claim["factuality"]), str(claim.get("tense", "past")), str(claim["quote_type"]),
    ]  # fmt: skip
    if not claim.get("required", True):
        cells.append("optional")
    yield "C " + " | ".join(cells)
    yield from (f"{r['role']} {quoted(r['quote'])} = {r['actor'] or '-'}" for r in items(claim, "roles"))
    for p in items(claim, "places"):
        yield f"{p['role']} {quoted(p['quote'])} = {p['name']}, {p['level']}, {p['lat']}, {p['lon']}, {p['km']}"
    for q in items(claim, "quantities"):
        high = "+" if q["high"] is None else q["high"]
        yield f"Q {q['of']} {quoted(q['quote'])} {q['unit']} {q['low']} {high}"
    for s in items(claim, "said_by")[1:]:
        words = quoted(s["quote"]) if s["quote"] is not None else "-"
        cue = f" cue={quoted(s['cue'])}" if s.get("cue") else ""
        name = f" = {s['name']}" if s["name"] else ""
        yield f"S {s['level']} {words} {s['naming']} {s.get('factuality', 'CT+')}{cue}{name}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--prefill", action="store_true")
    args = parser.parse_args()
    reports = [json.loads(line) for line in args.source.read_text(encoding="utf-8").splitlines() if is_passage(line)]
    found = [line for report in reports for line in lines(report, prefill=args.prefill)]
    args.target.write_text("\n".join(found), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Write invented reports of about 500 words, the same for the same seed: what `bench/run.py` reads.

    python bench/generate.py FOLDER [--count 500] [--seed 1] [--language fr|en]

Sentences come from fr.toml and en.toml beside this file. Each report is `NAME.txt` with a side file `NAME.json`
(outlet and publication day), as `recoupe read FOLDER` expects them.
"""

from __future__ import annotations

import argparse
import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

LANGUAGES = ("fr", "en")
N_WORDS = 500
FIRST_DAY = date(2015, 1, 1)
N_DAYS = 3000


@dataclass(frozen=True, slots=True)
class Report:
    """A generated report; `published` is an ISO day."""

    name: str
    language: str
    outlet: str
    published: str
    text: str


@dataclass(frozen=True, slots=True)
class Language:
    """Patterns of sentences, and what fills their slots."""

    code: str
    patterns: tuple[str, ...]
    values: dict[str, list[str]]
    everyday: tuple[str, ...] = ()


@cache
def load_language(code: str) -> Language:
    """The sentences of a language."""
    found = tomllib.loads((Path(__file__).parent / f"{code}.toml").read_text(encoding="utf-8"))
    patterns, everyday = (tuple(found[key]["patterns"].strip().split("\n")) for key in ("sentences", "everyday"))
    return Language(code, patterns, found["values"], everyday)


def make_reports(count: int, seed: int = 1, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Report]:
    """Reports, the languages by turns; the first n of a longer run are those of a shorter one."""
    for index in range(count):
        yield make_report(seed, index, languages[index % len(languages)])


def make_feed(count: int, seed: int = 1, languages: tuple[str, ...] = LANGUAGES) -> Iterator[Report]:
    """Pages as a news feed has them: one in four is a report of conflict, the others are about everyday things."""
    for index in range(count):
        language = languages[index // 4 % len(languages)]
        yield make_report(seed, index, language, everyday=index % 4 != 0)


def make_report(seed: int, index: int, code: str, *, everyday: bool = False) -> Report:
    """One report: a headline and paragraphs of one to three sentences."""
    rng = random.Random(f"{seed}/{index}/{code}")
    language = load_language(code)
    if everyday:
        language = replace(language, patterns=language.everyday)
    published = FIRST_DAY + timedelta(days=rng.randrange(N_DAYS))
    paragraphs = [make_sentence(rng, language, published).rstrip(".")]
    n_words = 0
    while n_words < N_WORDS:
        sentences = [make_sentence(rng, language, published) for _ in range(rng.randint(1, 3))]
        paragraphs.append(" ".join(sentences))
        n_words += len(paragraphs[-1].split())
    outlet = f"Bench {rng.choice(('Tribune', 'Observer', 'Radio', 'Agency'))}"
    return Report(f"{code}-{seed}-{index:05}", code, outlet, published.isoformat(), "\n\n".join(paragraphs) + "\n")


def make_sentence(rng: random.Random, language: Language, published: date) -> str:
    """A pattern with its slots filled; second places and actors differ from the first ones."""
    place, other_place = rng.sample(language.values["place"], 2)
    actor, other_actor = rng.sample(language.values["actor"], 2)
    filled = rng.choice(language.patterns).format(
        place=place,
        place2=other_place,
        actor=actor,
        actor2=other_actor,
        n=rng.randint(3, 60),
        m=rng.randint(3, 12),
        date=write_date(published - timedelta(days=rng.randint(5, 200)), language),
        **{
            slot: rng.choice(language.values[slot])
            for slot in ("speaker", "day", "object", "weapon", "victims", "month")
        },
    )
    return filled[0].upper() + filled[1:]


def write_date(day: date, language: Language) -> str:
    """A day written out, the year included."""
    month = language.values["month"][day.month - 1]
    return f"{day.day} {month} {day.year}"


def write_report(report: Report, folder: Path) -> Path:
    """Write the text and its side file; the path of the text."""
    path = folder / f"{report.name}.txt"
    path.write_text(report.text, encoding="utf-8", newline="\n")
    side = {"outlet": report.outlet, "published": report.published, "language": report.language}
    path.with_suffix(".json").write_text(json.dumps(side) + "\n", encoding="utf-8", newline="\n")
    return path


def main() -> int:
    """Write reports into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--language", choices=LANGUAGES)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    languages = (options.language,) if options.language else LANGUAGES
    for report in make_reports(options.count, options.seed, languages):
        write_report(report, options.folder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

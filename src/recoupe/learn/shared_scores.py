"""The scorers of a `shared` folder (`score/*.py`), run on its gold and data with what `read_text` makes of them.

Each scorer is a program of its own; predictions are handed over as files and figures come back as JSON. Shares are
kept in [0, 1], also where a program prints percentages.

`score_coref.py --copies` is not run: no public pairs of copies could be had; the gold reports have them.
"""

from __future__ import annotations

import importlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from recoupe.errors import ModelError, ScoreError, TrainingError
from recoupe.extract.rules.happened import rate_predicate
from recoupe.lang.pack import installed_packs
from recoupe.lang.parser import Parse
from recoupe.learn.coref.run import Coreference, Given
from recoupe.learn.corpus import FOLDER
from recoupe.learn.evaluate import Figures, name_figures
from recoupe.learn.figures import flatten, get_number, get_object, get_share, name_claim_figure, slug
from recoupe.learn.gold import load_gold
from recoupe.learn.happened import find_predicate, parse_records
from recoupe.learn.reader import Reader, default_reader
from recoupe.learn.sample import Record, read_records, take_sample
from recoupe.learn.score import score_documents
from recoupe.learn.session import Session
from recoupe.learn.times import score_directions, score_published
from recoupe.model import Document

SAMPLE_SIZE = 400
"""Documents of a big corpus that are read: PolNeAR has 840 articles of 760 words, a minute and more of one core."""

MAX_REMARKS = 10

AGREEMENT = 0.005
"""Largest difference between our claim scorer and the reference that is not worth a line."""

Scorer = Callable[[Session], Figures]


def ignore_line(line: str) -> None:
    """For whoever does not want to know."""


def run_scorers(
    shared: Path, reader: Reader | None = None, report: Callable[[str], None] = ignore_line, corpus: Path | None = None
) -> Figures:
    """Figures of every scorer that the folder has; a scorer that fails is reported and left out.

    Args:
        shared: folder with `score`, `gold` and `data`.
        corpus: our corpus, for names; `corpus` in the working directory by default.
        report: takes one line for each failure.
    """
    figures: Figures = {}
    with TemporaryDirectory(prefix="recoupe-scores-") as folder:
        session = Session(shared, Path(folder), reader or default_reader(), corpus=corpus or Path(FOLDER))
        for scorer in SCORERS:
            try:
                figures |= scorer(session)
            except (ScoreError, TrainingError, OSError, subprocess.TimeoutExpired) as error:
                report(f"not measured: {scorer.__name__.removeprefix('score_')}: {error}")
        for remark in session.remarks[:MAX_REMARKS]:
            report(remark)
    return figures


# --- one function a scorer -------------------------------------------------------------------------


def score_claims(session: Session) -> Figures:
    """`score_claims.py` on gold/dev: `gold.dev.LANGUAGE.claims.f1` and so on; "all" is every language together."""
    gold = session.shared / "gold" / "dev"
    documents = session.read_gold(gold)
    predictions = session.write("claims.jsonl", [d.to_dict() for d in documents])
    result = session.score("score_claims.py", gold, predictions, "--by", "language", "--json")
    groups = get_object(result, "groups") | {"all": result["overall"]}
    figures = {f"gold.dev.{key}": value for key, value in flatten(groups, name_claim_figure).items()}
    breaches = result.get("breaches")
    figures["gold.dev.all.breaches"] = float(len(breaches) if isinstance(breaches, list) else 0)
    ours = name_figures("dev", score_documents(load_gold(gold), {d.source: d for d in documents}))
    session.remarks.extend(find_differences(ours, figures))
    return ours | figures


def find_differences(ours: Figures, reference: Figures) -> list[str]:
    """One line for each figure on which our scorer and the reference differ."""
    return [
        f"{key}: our scorer {ours[key]:.4f}, reference {reference[key]:.4f}"
        for key in sorted(ours.keys() & reference.keys())
        if abs(ours[key] - reference[key]) > AGREEMENT
    ]


def score_crosscheck(session: Session) -> Figures:
    """`score_crosscheck.py` on gold/dev, once the package has a dossier."""
    dossier = getattr(importlib.import_module("recoupe"), "Dossier", None)
    if dossier is None:
        return {}
    gold = session.shared / "gold" / "dev"
    documents = session.read_gold(gold)
    with dossier.open(session.work / "dev.dossier") as opened:
        opened.add(documents)
        events = session.write("events.jsonl", [event.to_dict() for event in opened.events()])
    predictions = session.write("dossier.jsonl", [d.to_dict() for d in documents])
    result = session.score("score_crosscheck.py", gold, events, predictions, "--json")
    figures = flatten(get_object(result, "figures"), name_claim_figure)
    return {f"crosscheck.dev.{key}": value for key, value in figures.items()}


def score_time(session: Session) -> Figures:
    """`score_time.py` on data/time: F1 of strict and relaxed spans, of values and of types."""
    figures: Figures = {}
    for path in sorted((session.shared / "data" / "time").glob("*.jsonl")):
        result = session.score("score_time.py", path, session.predict(path), "--json")
        key = f"time.{path.stem}"
        for name in ("strict", "relaxed", "value", "type"):
            figures[f"{key}.{name}_f1"] = get_share(get_object(result, name), "f1")
        figures[f"{key}.value_accuracy"] = get_share(result, "value_accuracy")
        figures[f"{key}.documents"] = get_number(result, "documents")
    return figures


def score_geo(session: Session) -> Figures:
    """`score_geo.py` on data/geo: recognition; accuracy within 161 km of all, recognised and resolved toponyms."""
    path = session.shared / "data" / "geo" / "geovirus.jsonl"
    result = session.score("score_geo.py", path, session.predict(path), "--json")
    near, recognition = get_object(result, "accuracy_161km"), get_object(result, "recognition")
    figures = {
        "acc161": get_share(near, "all"),
        "acc161_recognised": get_share(near, "recognised"),
        "acc161_resolved": get_share(near, "resolved"),
        "recognition_strict_f1": get_share(get_object(recognition, "strict"), "f1"),
        "recognition_relaxed_f1": get_share(get_object(recognition, "relaxed"), "f1"),
        "auc": get_number(result, "auc"),
        "documents": get_number(result, "documents"),
    }
    if result["error_km"] is not None:
        figures["median_km"] = get_number(get_object(result, "error_km"), "median")
    return {f"geo.geovirus.{name}": value for name, value in figures.items()}


def score_events(session: Session) -> Figures:
    """`score_events.py` on data/events: the best-scored claim of each text against its ACLED or PLOVER type."""
    figures: Figures = {}
    for path in sorted((session.shared / "data" / "events").glob("*.jsonl")):
        result = session.score("score_events.py", path, "--documents", session.predict(path), "--json")
        for view, scores in get_object(result, "scores").items():
            assert isinstance(scores, dict)
            for name in ("macro_f1", "weighted_f1", "accuracy", "coverage"):
                if name in scores:
                    figures[f"events.{path.stem}.{slug(view)}.{name}"] = get_number(scores, name)
        figures[f"events.{path.stem}.documents"] = float(len(read_records(path)))
    return figures


def score_attribution(session: Session) -> Figures:
    """`score_attribution.py` on a fixed sample of each PolNeAR file: roles by overlap, whole attributions, agencies.

    Scored are the attributions of documents, which are found in every sentence, not only those of claims.
    """
    figures: Figures = {}
    for path in sorted((session.shared / "data" / "attribution").glob("*.jsonl.gz")):
        records = take_sample(read_records(path), SAMPLE_SIZE)
        key = f"attribution.{path.name.removesuffix('.jsonl.gz')}"
        found = _score_attributions(session, records)
        figures |= {f"{key}.{name}": value for name, value in found.items()}
    return figures


def _score_attributions(session: Session, records: list[Record]) -> Figures:
    gold = session.write("attributed.jsonl", records)
    made = [_predict_attributions(record, session.read(record)) for record in records]
    result = session.score("score_attribution.py", gold, session.write("attributions.jsonl", made), "--json")
    figures = {"documents": float(len(records)), "source_of": get_number(get_object(result, "source_of"), "accuracy")}
    for role in ("source", "cue", "content", "whole"):
        scores = get_object(get_object(result, role), "overlap") if role in result else {}
        figures |= {f"{role}.{rate}": get_number(scores, rate) for rate in ("precision", "recall", "f1") if scores}
    if "agencies" in result:
        credit = get_object(get_object(result, "agencies"), "credit")
        figures |= {f"agencies.{rate}": get_number(credit, rate) for rate in ("precision", "recall", "f1")}
    return figures


def _predict_attributions(record: Record, document: Document | None) -> Record:
    if document is None:
        return {"id": record["id"], "attributions": [], "agencies": []}
    made = document.to_dict()
    return {
        "id": record["id"],
        "attributions": made["attributions"],
        "agencies": [agency.name for agency in document.agencies],
    }


def score_factuality(session: Session) -> Figures:
    """`score_attribution.py --factuality` on UDS: how far a predicate is rated to have happened, for every predicate."""
    path = session.shared / "data" / "factuality" / "uds-dev.jsonl.gz"
    records = read_records(path)
    gold = session.write("uds.jsonl", records)
    parses = parse_records(records, "en")
    made = [_rate(record, parses[str(record["text"])]) for record in records]
    predictions = session.write("uds-made.jsonl", made)
    result = session.score("score_attribution.py", gold, predictions, "--factuality", "--json")
    figures = {name: get_number(result, name) for name in ("mae", "pearson", "sign_agreement")}
    figures |= {"documents": float(len(parses))}
    return {f"factuality.uds-dev.{name}": value for name, value in figures.items()}


def _rate(record: Record, parse: Parse) -> Record:
    index = find_predicate(record, parse)
    score = None if index is None else rate_predicate(parse, index, str(record["text"]), "en")
    return {"id": record["id"], "score": score or 0.0}


def score_coreference(session: Session) -> Figures:
    """`score_coref.py` on data/coref: clusters of given mentions, with the topic known, and with the subtopic known."""
    figures: Figures = {}
    for path in sorted((session.shared / "data" / "coref").glob("*.jsonl")):
        records = read_records(path)
        coreference = Coreference(records)
        for given in Given:
            made: list[Record] = [{"mention": m, "cluster": c} for m, c in sorted(coreference.predict(given).items())]
            predictions = session.write(f"{path.stem}-{given}.jsonl", made)
            result = session.score("score_coref.py", path, predictions, "--json")
            key = f"coref.{path.stem}.{given}"
            figures[f"{key}.conll_f1"] = get_number(result, "conll_f1")
            figures |= {
                f"{key}.{name}_f1": get_number(get_object(result, name), "f1") for name in ("muc", "b3", "ceafe")
            }
        figures[f"coref.{path.stem}.documents"] = float(len(records))
    return figures


SPEED_WORDS = 20_000
"""Words on which the speed of a pack's networks is measured."""


def score_packs(session: Session) -> Figures:
    """Networks of the packs on the test parts of treebanks and name corpora: `packs.LANGUAGE.PART.upos` and so on.

    `tokens_per_s` is of processor time on one core, tagger, lemmatizer and parser together, from text.
    """
    from recoupe.learn.train.run import measure_pack
    from recoupe.learn.train.sources import Sources

    figures: Figures = {}
    for language in installed_packs():
        sources = Sources(session.shared / "data", session.corpus)
        try:
            measured = measure_pack(language, sources, SPEED_WORDS)
        except ModelError as error:
            session.remarks.append(str(error))
            continue
        figures |= {
            f"packs.{language}.{part}.{key}": v for part, values in measured.items() for key, v in values.items()
        }
    return figures


SCORERS: tuple[Scorer, ...] = (
    score_packs,
    score_claims,
    score_crosscheck,
    score_time,
    score_directions,
    score_published,
    score_geo,
    score_events,
    score_attribution,
    score_factuality,
    score_coreference,
)

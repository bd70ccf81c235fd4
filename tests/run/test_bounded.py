"""A report without a date is bounded by a dated report that copies it, whichever comes first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from recoupe import Dossier
from recoupe.model import Document
from recoupe.read import ReadOptions, make_options
from recoupe.run.bounded import bound_published, remove_document
from recoupe.run.pipeline import Pipeline

BODY = (
    "Des hommes armés ont attaqué dans la nuit le poste militaire de Labbezanga, tuant quatre soldats et emportant deux "
    "véhicules et un stock de munitions, a raconté un éleveur qui fait paître son troupeau de l'autre côté du fleuve. "
    "Les assaillants, venus à moto depuis la frontière nigérienne, ont incendié les tentes avant de repartir vers le nord "
    "par la piste d'Ansongo, où une patrouille les a cherchés en vain jusqu'au milieu de la matinée. Le poste avait déjà "
    "été visé le 2 novembre 2020 par des tirs de mortier qui n'avaient fait aucune victime."
)
MORE = (
    "Des renforts sont partis de Gao pour sécuriser la zone et relever les corps des soldats tombés dans cette attaque."
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, pipeline: Pipeline) -> dict[str, Document]:
    folder = tmp_path_factory.mktemp("reports")
    undated = _write(folder / "undated.txt", f"Quatre soldats tués à Labbezanga\n\n{BODY}\n\n{MORE}\n")
    dated = _write(folder / "dated.txt", f"Un poste attaqué à Labbezanga\n\n{BODY.partition(' Les ')[0]}\n")
    return {
        "undated": _read(pipeline, undated, make_options(None, "Radio Azawagh", None)),
        "dated": _read(pipeline, dated, make_options("2020-11-12", "Ténéré Dépêches", None)),
    }


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _read(pipeline: Pipeline, path: Path, options: ReadOptions) -> Document:
    (document,) = pipeline.read_many([path], options)
    assert isinstance(document, Document)
    return document


def _fill(path: Path, pipeline: Pipeline, documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents of a dossier to which these were added one by one."""
    with Dossier.open(path) as dossier:
        for document in documents:
            dossier.add([document])
            bound_published(dossier, pipeline, [document.id])
        assert bound_published(dossier, pipeline, [d.id for d in documents]) == ()
        return tuple(dossier.documents())


@pytest.mark.parametrize("order", [("undated", "dated"), ("dated", "undated")])
def test_a_dated_copy_bounds_the_report_it_was_taken_from(
    tmp_path: Path, pipeline: Pipeline, reports: dict[str, Document], order: tuple[str, str]
) -> None:
    before = reports["undated"].published
    assert before is None or before.days()[1] is None or before.days()[1] > date(2020, 11, 13)
    found = {d.id: d for d in _fill(tmp_path / "a.dossier", pipeline, [reports[name] for name in order])}
    published = found[reports["undated"].id].published
    assert published is not None
    assert published.days()[1] == date(2020, 11, 13)
    assert "Ténéré Dépêches published a report based on it by 2020-11-12" in published.why[-1]
    assert found[reports["dated"].id] == reports["dated"]


def test_without_a_copy_nothing_is_read_again(tmp_path: Path, pipeline: Pipeline, reports: dict[str, Document]) -> None:
    assert _fill(tmp_path / "a.dossier", pipeline, [reports["undated"]]) == (reports["undated"],)


def test_reading_again_keeps_what_reading_said(pipeline: Pipeline, reports: dict[str, Document]) -> None:
    again = pipeline.read_again(reports["undated"], date(2020, 11, 12), "a copy is dated so")
    assert again.text == reports["undated"].text and again.passages == reports["undated"].passages
    assert [c.trigger for c in again.claims] == [c.trigger for c in reports["undated"].claims]
    assert again == pipeline.read_again(again, date(2020, 11, 12), "a copy is dated so")


def test_a_date_is_loosened_when_the_copy_that_bounds_it_is_taken_out(
    tmp_path: Path, pipeline: Pipeline, reports: dict[str, Document]
) -> None:
    path = tmp_path / "d.dossier"
    _fill(path, pipeline, [reports["undated"], reports["dated"]])
    with Dossier.open(path) as dossier:
        assert dossier.document(reports["undated"].id) != reports["undated"]
        assert [a.document for a in remove_document(dossier, pipeline, reports["dated"].id)] == [reports["undated"].id]
        assert list(dossier.documents()) == [reports["undated"]]
        assert remove_document(dossier, pipeline, reports["undated"].id) == ()

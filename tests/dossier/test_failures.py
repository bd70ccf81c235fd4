"""A disk that is full, a folder that is read-only, a file that is damaged: one line says so, and nothing is half-written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from dossier_samples import make_long, one_event_each

from recoupe import Dossier
from recoupe.dossier import sqlite
from recoupe.errors import DossierError

FOLDER = Path(__file__).parent
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A dossier of two reports, closed."""
    with Dossier.open(tmp_path / "a.dossier", crosscheck=one_event_each) as dossier:
        dossier.add(make_long(n) for n in range(2))
        dossier.events()
    return tmp_path / "a.dossier"


@contextmanager
def assert_one_line(reason: str) -> Iterator[None]:
    with pytest.raises(DossierError, match=reason) as caught:
        yield
    assert "\n" not in str(caught.value)


@contextmanager
def _without_rights(folder: Path) -> Iterator[None]:
    """A folder in which this process may not write: the superuser, whom modes do not bind, is somebody else meanwhile."""
    for each in (folder, *folder.iterdir()):
        each.chmod(0o555 if each.is_dir() else 0o444)
    above = {each: each.stat().st_mode for each in list(folder.parents)[:4]}
    for each, mode in above.items():
        each.chmod(mode | 0o055)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)
        for each, mode in above.items():
            each.chmod(mode)


def _as_owner(folder: Path, mode: int) -> None:
    """Change the mode of a folder that belongs to whoever started the tests."""
    own, other = os.getuid(), os.geteuid()
    os.seteuid(own)
    folder.chmod(mode)
    os.seteuid(other)


def test_no_dossier_is_made_in_a_folder_that_is_read_only(tmp_path: Path) -> None:
    Dossier.open(tmp_path / "warm-up.dossier").close()  # so that modules are loaded before rights are given up
    folder = tmp_path / "closed"
    folder.mkdir()
    with (
        _without_rights(folder),
        assert_one_line("it cannot be opened; check who may write to the file and to its folder"),
    ):
        Dossier.open(folder / "a.dossier")
    assert list(folder.iterdir()) == []


def test_a_folder_that_may_not_be_entered_is_told(tmp_path: Path) -> None:
    Dossier.open(tmp_path / "warm-up.dossier").close()
    folder = tmp_path / "closed"
    (folder / "inner").mkdir(parents=True)
    with _without_rights(folder):
        folder_mode = folder.stat().st_mode
        try:
            _as_owner(folder, 0o000)
            with assert_one_line("check who may read its folder"):
                Dossier.open(folder / "inner" / "a.dossier")
        finally:
            _as_owner(folder, folder_mode)


def test_a_dossier_that_is_read_only_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    reason = "check who may write to the file and to its folder"
    with _without_rights(path.parent), assert_one_line(reason), Dossier.open(path) as dossier:
        dossier.add([make_long(5)])
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["a.dossier"]


def test_a_full_disk_is_told_and_what_was_there_stays(path: Path) -> None:
    with Dossier.open(path) as dossier:
        with closing(dossier._store.raw()) as connection:
            n_pages = connection.cursor().execute("PRAGMA page_count").fetchone()[0]
            connection.cursor().execute(
                f"PRAGMA max_page_count = {n_pages + 3}"
            )  # SQLite then says what it says of a disk
        with assert_one_line("the disk is full; free some space and try again"):
            dossier.add(make_long(n) for n in range(10, 30))
    _check(path, at_least=2)


BOUNDED = f"""
import resource, sys
sys.path.insert(0, {str(FOLDER)!r})
from dossier_samples import make_long
from recoupe import Dossier
from recoupe.errors import DossierError
with Dossier.open(sys.argv[1]) as dossier:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        for added in dossier.add_each(make_long(n) for n in range(10, 200)):
            print(added.document, flush=True)
    except DossierError as error:
        print("refused:", error)
"""


def test_a_quota_is_told_and_every_acknowledged_report_stays(path: Path) -> None:
    limit = path.stat().st_size + 200_000
    done = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(path), str(limit)], capture_output=True, text=True, check=True
    )
    *acknowledged, last = done.stdout.splitlines()
    assert last.startswith(f"refused: {path}: ") and "nothing was half-written" in last
    assert 1 < len(acknowledged) < 190
    assert set(acknowledged) <= _check(path, at_least=2)


def _check(path: Path, at_least: int) -> set[str]:
    """Ids of the documents of a dossier, after the file has been checked."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert (
            connection.execute("INSERT INTO documents_words (documents_words) VALUES ('integrity-check')") is not None
        )
    with Dossier.open(path, crosscheck=one_event_each) as dossier:
        found = {document.id for document in dossier.documents()}
        dossier.add([make_long(999)])
    assert len(found) >= at_least
    return found


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9])
def test_a_damaged_file_is_told_and_never_a_crash(path: Path, share: float) -> None:
    content = bytearray(path.read_bytes())
    at = int(share * len(content)) // 4096 * 4096 + 4096 * (share == 0)
    content[at : at + 4096 * 4] = b"\xa5" * 4096 * 4
    path.write_bytes(content)
    with assert_one_line("is damaged|is no dossier"), Dossier.open(path, crosscheck=one_event_each) as dossier:
        list(dossier.documents())
        for document in dossier.documents("raid"):
            dossier.reports(document.id)
        dossier.remove(make_long(0).id)
        dossier.add(make_long(n) for n in range(20))
        dossier.events()


def test_a_file_that_is_cut_short_is_told(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])
    with assert_one_line("is damaged|is no dossier"), Dossier.open(path) as dossier:
        list(dossier.documents())


def test_a_row_that_is_damaged_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE documents SET body = x'00'")
        connection.commit()
    with Dossier.open(path) as dossier, assert_one_line("a row is damaged"):
        list(dossier.documents())


def test_a_writer_that_never_ends_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_S", 0.05)
    with Dossier.open(path) as dossier, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with assert_one_line("another program is writing to it; try again when it is done"):
            dossier.add([make_long(7)])
        other.execute("ROLLBACK")
        assert dossier.add([make_long(7)])[0].document == make_long(7).id


def test_a_dossier_can_be_copied_when_it_is_closed(path: Path, tmp_path: Path) -> None:
    assert [entry.name for entry in path.parent.iterdir()] == ["a.dossier"]
    shutil.copy(path, tmp_path / "copy.dossier")
    with Dossier.open(path) as one, Dossier.open(tmp_path / "copy.dossier") as other:
        assert list(one.documents()) == list(other.documents())

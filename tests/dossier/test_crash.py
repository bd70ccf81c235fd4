"""Nothing that was acknowledged is lost, and nothing is there by halves, however a process ends and whoever else writes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from dossier_samples import N_PARAGRAPHS, make_long, one_event_each
from sqlalchemy import text as sql

from recoupe import Dossier

N_KILLS = {"sqlite": 3, "postgres": 1}  # a server is not hurt by the end of a client
FOLDER = Path(__file__).parent

CHILD = f"""
import sys
sys.path.insert(0, {str(FOLDER)!r})
from dossier_samples import make_long, one_event_each
from recoupe import Dossier
address, first, last, computes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "computes"
with Dossier.open(address, crosscheck=one_event_each) as dossier:
    print("open", flush=True)
    for number in range(first, last):
        (added,) = dossier.add([make_long(number)])
        print(added.document, added.outcome.name, flush=True)
        if computes:
            dossier.events()
"""


def _start(address: str, first: int, last: int, *, computes: bool = False) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, address, str(first), str(last), "computes" if computes else "-"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _lines_while_reading(child: subprocess.Popen[str], dossier: Dossier) -> list[str]:
    """Words that a process prints; after each line all events are read here, of whole reports only."""
    words = []
    for line in child.stdout or ():
        words += line.split()
        assert len(dossier.events()) % N_PARAGRAPHS == 0
    child.communicate()
    return words


def _kill_at_random(address: str, draw: random.Random, first: int) -> set[str]:
    """Ids that a process acknowledged before it was killed, at any moment after its first few reports."""
    child = _start(address, first, first + 10_000, computes=True)
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(draw.randint(1, 6))]
    time.sleep(draw.uniform(0, 0.03))
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    lines += rest.splitlines()
    return {line.split()[0] for line in lines if line.startswith("sha256:") and line.rstrip().endswith("ADDED")}


def _check_whole(dossier: Dossier) -> set[str]:
    """Ids of the documents, each of which is there with all its rows, bytes and words."""
    with dossier._store.reading() as connection:
        if dossier._store.is_sqlite:
            assert connection.execute(sql("PRAGMA integrity_check")).scalars().all() == ["ok"]
            assert connection.execute(sql("PRAGMA foreign_key_check")).all() == []
        counts = connection.execute(
            sql("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM reports)")
        ).one()
        n_claims = connection.execute(sql("SELECT count(*) FROM claims")).scalar_one()
    assert counts[0] == counts[1] and n_claims == N_PARAGRAPHS * counts[0]
    found = {document.id for document in dossier.documents()}
    assert {document.id for document in dossier.documents("raid")} == found
    for id_ in found:
        (report,) = dossier.reports(id_)
        assert report.content == dossier.document(id_).text.encode() * 3
    return found


def test_kill_minus_nine_loses_nothing_acknowledged_and_leaves_no_half_report(free_address: str) -> None:
    draw, acknowledged = random.Random(7), set[str]()
    for round_ in range(N_KILLS["postgres" if free_address.startswith("postgresql:") else "sqlite"]):
        acknowledged |= _kill_at_random(free_address, draw, 10_000 * round_)
        with Dossier.open(free_address, crosscheck=one_event_each) as dossier:
            assert acknowledged <= _check_whole(dossier)
            assert len(dossier.events()) == N_PARAGRAPHS * len(list(dossier.documents()))
    assert acknowledged


def test_two_processes_that_make_and_fill_one_dossier_both_succeed_while_a_third_reads(free_address: str) -> None:
    children = [_start(free_address, 0, 12), _start(free_address, 6, 18)]
    with Dossier.open(free_address, crosscheck=one_event_each) as dossier:
        said = [_lines_while_reading(child, dossier) for child in children]
        assert [child.returncode for child in children] == [0, 0]
        assert sum(words.count("ADDED") for words in said) == 18
        assert sum(words.count("KNOWN") for words in said) == 6
        assert _check_whole(dossier) == {make_long(n).id for n in range(18)}
        assert len(dossier.events()) == 18 * N_PARAGRAPHS


@pytest.mark.parametrize("moment", ["documents", "claims", "reports"])
def test_a_report_that_fails_at_any_table_leaves_nothing(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    from recoupe.dossier import adding

    name = {"documents": "_insert_claims", "claims": "make_report_row", "reports": "note_change"}[moment]

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(adding, name, fail)
    with pytest.raises(KeyboardInterrupt):
        dossier.add([make_long(0)])
    monkeypatch.undo()
    assert _check_whole(dossier) == set()
    dossier.add([make_long(0)])
    assert _check_whole(dossier) == {make_long(0).id}

"""Events computed step by step are those of the whole set, byte for byte, however the reports came."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache

import pytest

from recoupe import Dossier
from recoupe.crosscheck import crosscheck
from recoupe.dossier import derive
from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.run import write_event
from recoupe.learn.simulation.settings import SETTINGS
from recoupe.model import Document, Event

N_EVENTS = 6


@cache
def reports() -> tuple[Document, ...]:
    """Invented reports on some events, copies, translations and mixed ones among them."""
    world = make_world(replace(SETTINGS["default"], n_events=N_EVENTS), 5)
    written = [w.document for event in world.events for w in write_event(event, world, 5)]
    return tuple({d.id: d for d in written}.values())


def to_bytes(events: tuple[Event, ...]) -> list[str]:
    return sorted(json.dumps(event.to_dict(), sort_keys=True) for event in events)


@cache
def whole(n_documents: int) -> list[str]:
    return to_bytes(crosscheck(reports()[:n_documents]))


@pytest.mark.parametrize("seed", range(3))
def test_adding_in_any_order_and_grouping_gives_the_events_of_the_whole_set(address: str, seed: int) -> None:
    rng = random.Random(seed)
    waiting = list(reports())
    rng.shuffle(waiting)
    with Dossier.open(address) as dossier:
        while waiting:
            size = rng.randint(1, 12)
            dossier.add(waiting[:size])
            waiting = waiting[size:]
            dossier.events()
        assert to_bytes(dossier.events()) == whole(len(reports()))


@pytest.mark.parametrize("seed", range(2))
def test_what_is_taken_out_leaves_no_trace(address: str, seed: int) -> None:
    rng = random.Random(seed)
    kept, gone = reports()[:24], reports()[24:40]
    mixed = [*kept, *gone]
    rng.shuffle(mixed)
    with Dossier.open(address) as dossier:
        dossier.add(mixed)
        dossier.events()
        for document in rng.sample(gone, len(gone)):
            dossier.remove(document.id)
            if rng.random() < 0.5:
                dossier.events()
        assert to_bytes(dossier.events()) == whole(len(kept))


def test_a_report_that_touches_nothing_leaves_other_events_as_they_are(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoupe.dossier.stepwise import happenings

    made: list[int] = []
    plain = happenings.make_event
    monkeypatch.setattr(happenings, "make_event", lambda group, links: (made.append(1), plain(group, links))[1])
    with Dossier.open(address) as dossier:
        dossier.add(reports()[:-1])
        n_all = len(dossier.events())
        made.clear()
        dossier.add(reports()[-1:])
        dossier.events()
        assert 0 < len(made) < n_all


def test_nothing_is_computed_where_nothing_changed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Dossier.open(address) as dossier:
        dossier.add(reports()[:10])
        before = dossier.events()
        monkeypatch.setattr(derive, "_step", lambda *_: pytest.fail("computed again"))
        dossier.add(reports()[:10])
        assert dossier.events() == before

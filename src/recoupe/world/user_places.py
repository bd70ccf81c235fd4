"""The user's own places: one folder, named by `RECOUPE_PLACES`, with an overlay, a blocklist and added tables.

    *.tsv           own places, in the columns of our overlay (`source` and `line` may be left out); they come before
                    ours; ids of seas begin with `place:water.`
    blocked.tsv     names or ids that shall never be found, columns `name id`; a row needs one of them, both narrow it
    added/*.tsv     what `recoupe places add` made of a downloaded table

Without the setting, `places` in the user's data folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_dir

from recoupe.text.table import read_table
from recoupe.world.place_keys import place_key

SETTING = "RECOUPE_PLACES"
BLOCKED = "blocked.tsv"
OURS = Path(__file__).parent / "blocked_names.tsv"
"""Names of other places that gazetteers list ("Islamabad", once for Chattogram)."""
ADDED = "added"


def user_folder() -> Path:
    """The folder of the user's places; it need not exist."""
    return Path(os.environ.get(SETTING) or Path(user_data_dir("recoupe")) / "places")


def overlay_tables() -> tuple[Path, ...]:
    """The user's own overlay tables."""
    return tuple(path for path in sorted(user_folder().glob("*.tsv")) if path.name != BLOCKED)


def added_tables() -> tuple[Path, ...]:
    """The tables that the user added."""
    return tuple(sorted((user_folder() / ADDED).glob("*.tsv")))


def user_tables() -> tuple[Path, ...]:
    """Every file of the user that the gazetteer is compiled from."""
    blocked = user_folder() / BLOCKED
    return (*overlay_tables(), *added_tables(), *((blocked,) if blocked.exists() else ()))


@dataclass(frozen=True, slots=True)
class Blocked:
    """What shall never be found: name keys, ids, and names of one id."""

    keys: frozenset[str]
    ids: frozenset[str]
    pairs: frozenset[tuple[str, str]]

    def is_blocked(self, id_: str, key: str) -> bool:
        """Whether a place may not be found under a name."""
        return key in self.keys or id_ in self.ids or (id_, key) in self.pairs


def read_blocked() -> Blocked:
    """The blocklist: ours, and the user's.

    Raises:
        DataFileError: the table breaks its format, or a row of it has neither name nor id.
    """
    paths = [path for path in (OURS, user_folder() / BLOCKED) if path.exists()]
    rows = [row for path in paths for row in read_table(path, ["name", "id"])]
    for row in rows:
        if not (row["name"] or row["id"]):
            raise row.error("a blocked place needs a name or an id")
    return Blocked(
        frozenset(place_key(r["name"]) for r in rows if not r["id"]),
        frozenset(r["id"] for r in rows if not r["name"]),
        frozenset((r["id"], place_key(r["name"])) for r in rows if r["id"] and r["name"]),
    )

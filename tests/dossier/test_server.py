"""In CI both back ends are tested, never one alone."""

from __future__ import annotations

import os


def test_in_ci_there_is_a_postgres_server() -> None:
    assert os.environ.get("CI") != "true" or os.environ.get("RECOUPE_TEST_POSTGRES")

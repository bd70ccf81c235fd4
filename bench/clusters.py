"""Speed of clusters on one core: what one more report costs a large dossier.

    python bench/clusters.py [--reports 30000] [--per-day 100] [--corpus corpus] [--seed 1]

    profile_ms        making the profiles of one report
    keys_us           making the keys of one account; n_keys is how many it has
    pair_us           comparing two accounts that share a key
    candidates        accounts that a new report is compared with: median, the 95th of a hundred, most
    add_s             keys and comparisons of a new report of a dossier of that density (target ≤ 0.5 at most)

Reports are those of corpus/stories as read, moved to a random day and to one of 300 towns, of which the n-th has 1/n of
the reports of the first: 100 reports a day are 100,000 in 1,000 days. Profiles are kept in memory.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from run import pin_to_one_core

from recoupe.crosscheck.account import Account, accounts_of
from recoupe.crosscheck.cluster import Profile, keys_of, make_profiles, score_profiles
from recoupe.crosscheck.cluster.days import Days
from recoupe.learn.gold import load_gold
from recoupe.learn.reader import default_reader, read_report
from recoupe.model import ClaimKey

N_TOWNS = 300
N_ADDED = 100
FIRST_DAY = 730_000
Told = tuple[Profile, ...]


def read_accounts(corpus: Path) -> list[tuple[Account, ...]]:
    """The accounts of each report of the stories."""
    documents = (read_report(report, default_reader()) for report in load_gold(corpus / "stories"))
    return [accounts for d in documents if d is not None and (accounts := accounts_of(d))]


def move(told: Told, number: int, day: int, town: tuple[float, float]) -> Told:
    """The same report from another day and another town."""
    first = min((p.scope.start for p in told if p.scope is not None), default=0)
    place = next((spot for p in told for spot in p.scene), None)

    def shift(days: Days | None) -> Days | None:
        return None if days is None else replace(days, start=days.start - first + day, stop=days.stop - first + day)

    def put(profile: Profile) -> Profile:
        assert place is not None or not profile.scene
        spots, scene = (
            tuple(
                replace(s, id=f"{s.id}{town}", lat=town[0] + s.lat - place.lat, lon=town[1] + s.lon - place.lon)
                for s in given
                if place is not None
            )
            for given in (profile.spots, profile.scene)
        )
        key = ClaimKey(f"d{number:07}", profile.key.claim)
        return replace(profile, key=key, days=shift(profile.days), scope=shift(profile.scope), spots=spots, scene=scene)

    return tuple(map(put, told))


def measure(told: list[Told], count: int, per_day: int, dice: random.Random) -> dict[str, object]:
    """Costs of one more report beside `count` others."""
    towns = [(dice.uniform(-10, 45), dice.uniform(-10, 60)) for _ in range(N_TOWNS)]
    weights = [1 / n for n in range(1, N_TOWNS + 1)]

    def draw(number: int) -> Told:
        day = FIRST_DAY + dice.randrange(max(1, count // per_day))
        return move(dice.choice(told), number, day, dice.choices(towns, weights)[0])

    blocks: defaultdict[str, list[Profile]] = defaultdict(list)
    for number in range(count):
        for profile in draw(number):
            for key in keys_of(profile):
                blocks[key].append(profile)
    seconds, met = [], []
    for number in range(count, count + N_ADDED):
        new = draw(number)
        started, n_met = time.process_time(), 0
        for profile in new:
            others = {o.key: o for key in keys_of(profile) for o in blocks.get(key, ())}
            n_met += len(others)
            for other in others.values():
                score_profiles(profile, other)
        seconds.append(time.process_time() - started)
        met.append(n_met)
    at = N_ADDED // 2, N_ADDED * 95 // 100, -1
    return {"candidates": [sorted(met)[i] for i in at], "add_s": [round(sorted(seconds)[i], 3) for i in at]}


def measure_parts(accounts: list[tuple[Account, ...]]) -> dict[str, float]:
    """Costs of profiles, keys and comparisons."""
    started = time.process_time()
    told = [make_profiles(of_report) for of_report in accounts]
    profile_ms = (time.process_time() - started) / len(told) * 1e3
    profiles = [p for of_report in told for p in of_report]
    started = time.process_time()
    keys = [keys_of(profile) for profile in profiles]
    keys_us = (time.process_time() - started) / len(profiles) * 1e6
    pairs = [(a, b) for (a, k), (b, other) in combinations(zip(profiles, keys, strict=True), 2) if k & other]
    started = time.process_time()
    for left, right in pairs:
        score_profiles(left, right)
    pair_us = (time.process_time() - started) / len(pairs) * 1e6
    n_keys = sum(map(len, keys)) / len(keys)
    return {"profile_ms": profile_ms, "keys_us": keys_us, "n_keys": n_keys, "pair_us": pair_us}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--reports", type=int, default=30_000)
    parser.add_argument("--per-day", type=int, default=100)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pin_to_one_core()
    accounts = read_accounts(arguments.corpus)
    for name, value in measure_parts(accounts).items():
        print(f"{name:12} {value:.2f}")
    told = [make_profiles(of_report) for of_report in accounts]
    for name, values in measure(told, arguments.reports, arguments.per_day, random.Random(arguments.seed)).items():
        print(f"{name:12} {values}")


if __name__ == "__main__":
    main()

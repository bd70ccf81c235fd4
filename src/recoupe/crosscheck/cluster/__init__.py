"""Accounts of many reports → groups of accounts that tell of one happening.

The map, in the order of the work:

    profile.py     what is compared of an account, made once; with names.py, places.py, days.py, parties.py, kinds.py
    blocks.py      keys under which accounts that may be one happening meet
    features.py    the table of features, each a documented function; weights and reasons in weights.tsv
    vetoes.py      what two accounts may not differ in, and what they must have in common
    scoring.py     the score of two accounts, with its reasons
    grouping.py    scored pairs into groups, best link first
    stored.py      profiles as text, for whoever keeps them
    joining.py     all of it over a set of accounts, and for one pair

A score depends on two accounts and the links between their two reports alone, a group on its connected component of
scored pairs alone: a new report touches nothing else. For a dossier: keep `write_profile` and `keys_of` of the profiles of
each report; for a new one, `score_profiles` against the accounts that share a key or stand in a report that a copy edge
links to it; then `group_scored` for the components that its merges touch.

Source: crosscheck §3.
"""

from __future__ import annotations

from recoupe.crosscheck.cluster.blocks import keys_of
from recoupe.crosscheck.cluster.grouping import Cluster, Known
from recoupe.crosscheck.cluster.joining import block_keys, group_accounts, group_profiles, group_scored, score_pair
from recoupe.crosscheck.cluster.profile import Profile, make_profile, make_profiles
from recoupe.crosscheck.cluster.scoring import score_profiles
from recoupe.crosscheck.cluster.stored import read_profile, write_profile

__all__ = [
    "Cluster",
    "Known",
    "Profile",
    "block_keys",
    "group_accounts",
    "group_profiles",
    "group_scored",
    "keys_of",
    "make_profile",
    "make_profiles",
    "read_profile",
    "score_pair",
    "score_profiles",
    "write_profile",
]

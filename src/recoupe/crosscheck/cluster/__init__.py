"""Accounts of many reports → groups of accounts that tell of one happening.

The map, in the order of the work:

    profile.py     what is compared of an account, made once; with names.py, places.py, days.py, parties.py, kinds.py
    blocks.py      keys under which accounts that may be one happening meet
    features.py    the table of features, each a documented function; weights and reasons in weights.tsv
    vetoes.py      what two accounts may not differ in, and what they must have in common
    scoring.py     the score of two accounts, with its reasons
    grouping.py    scored pairs into groups, best link first
    joining.py     all of it over a set of accounts, and for one pair

A score depends on two accounts and the links between their two reports alone, a group on its connected component of
scored pairs alone: a new report touches nothing else. Profiles are small and hold no document, to be stored with accounts.

Source: crosscheck §3.
"""

from __future__ import annotations

from recoupe.crosscheck.cluster.blocks import keys_of
from recoupe.crosscheck.cluster.grouping import Cluster, assemble
from recoupe.crosscheck.cluster.joining import block_keys, group_accounts, group_profiles, score_pair
from recoupe.crosscheck.cluster.profile import Profile, make_profile, make_profiles
from recoupe.crosscheck.cluster.scoring import likeness, score_profiles

__all__ = [
    "Cluster",
    "Profile",
    "assemble",
    "block_keys",
    "group_accounts",
    "group_profiles",
    "keys_of",
    "likeness",
    "make_profile",
    "make_profiles",
    "score_pair",
    "score_profiles",
]

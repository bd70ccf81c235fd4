"""Strings and offsets: fold, segment, match word patterns, align quotes. Knows no language and no world."""

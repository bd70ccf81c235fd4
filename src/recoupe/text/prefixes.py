"""The characters with which a match of a regular expression can begin, so that others need not be tried."""

from __future__ import annotations

SIZE = 3
_ANY = "\0"  # at the end of a prefix: whatever may follow
_ASSERTIONS = ("?=", "?!", "?<=", "?<!")
_LONGEST_RANGE = 256


def prefixes(pattern: str) -> frozenset[str]:
    """First characters of what a valid pattern matches, up to `SIZE` of them, every digit written as 0.

    Each match begins with one of them; "" where there is no telling.
    """
    try:
        return frozenset(prefix.partition(_ANY)[0] for prefix in _Reader(pattern).choices())
    except ValueError:
        return frozenset({""})


class _Reader:
    """Reads a pattern from left to right; raises ValueError at a group of a kind it does not know."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def choices(self) -> set[str]:
        """Prefixes of the alternatives up to the end of their group."""
        found = self._sequence()
        while self._takes("|"):
            found |= self._sequence()
        return found

    def _takes(self, words: str) -> bool:
        if not self.pattern.startswith(words, self.at):
            return False
        self.at += len(words)
        return True

    def _next(self) -> str:
        self.at += 1
        return self.pattern[self.at - 1]

    def _sequence(self) -> set[str]:
        found = {""}
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            more = self._item()
            found = {a if _ANY in a else (a + b)[:SIZE] for a in found for b in more}
            if all(len(prefix) == SIZE or _ANY in prefix for prefix in found):
                self._skip()
        return found

    def _skip(self) -> None:
        """Go on to the end of the alternative, for which enough is known."""
        depth = 0
        while self.at < len(self.pattern) and (depth or self.pattern[self.at] not in "|)"):
            char = self._next()
            depth += (char == "(") - (char == ")")
            if char == "\\":
                self.at += 1
            elif char == "[":
                self._members()

    def _item(self) -> set[str]:
        """One step with its quantifier; what is repeated may go on in any way."""
        found = self._single()
        while self.at < len(self.pattern) and self.pattern[self.at] in "?*+{":
            sign = self._next()
            if sign != "?":
                found = {prefix + _ANY if prefix else prefix for prefix in found}
            if sign in "?*" or (sign == "{" and self.pattern[self.at] in "0,"):
                found |= {""}
            if sign == "{":
                self.at = self.pattern.index("}", self.at) + 1
        return found

    def _single(self) -> set[str]:
        char = self._next()
        if char == "(":
            return self._group()
        if char == "[":
            return self._members()
        if char == "\\":
            return {self._escape()}
        if char in "^$":
            return {""}
        return {_ANY if char == "." else _written(char)}

    def _group(self) -> set[str]:
        is_assertion = any(self._takes(sign) for sign in _ASSERTIONS)
        if self._takes("?P<"):
            self.at = self.pattern.index(">", self.at) + 1
        elif not self._takes("?:") and self.pattern.startswith("?", self.at):
            raise ValueError(self.pattern[self.at :])
        found = self.choices()
        self._takes(")")
        return {""} if is_assertion else found

    def _escape(self) -> str:
        char = self._next()
        if char in "bBAZ":
            return ""
        known = {"n": "\n", "t": "\t", "d": "0"}
        return known.get(char, _ANY if char.isalnum() else char)

    def _members(self) -> set[str]:
        """Members of a character class; anything where it excludes."""
        excludes = self._takes("^")
        found: set[str] = set()
        while self.pattern[self.at] != "]" or not found:
            low = self._member()
            if self.pattern[self.at] == "-" and self.pattern[self.at + 1] != "]":
                self.at += 1
                found |= _between(low, self._member())
            found.add(_written(low))
        self.at += 1
        return {_ANY} if excludes or _ANY in found else found

    def _member(self) -> str:
        char = self._next()
        return self._escape() or _ANY if char == "\\" else char


def _written(char: str) -> str:
    return "0" if char.isdecimal() else char


def _between(low: str, high: str) -> set[str]:
    if _ANY in {low, high} or ord(high) - ord(low) > _LONGEST_RANGE:
        return {_ANY}
    return {_written(chr(code)) for code in range(ord(low), ord(high) + 1)}

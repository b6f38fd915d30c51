"""Reads a table that an office may edit, and notes all its mistakes instead of the first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)
LARGEST = 2**53  # what every JSON reader keeps exactly


class Reader:
    """Takes fields out of one table; every mistake is noted as `path: code` or `path: code=fact`.

    After a mistake a stand-in is returned so that reading goes on: whoever reads looks at
    `mistakes` before using anything. List positions in paths count from 1, as people do.
    """

    def __init__(self, table: Mapping[Any, object], path: str, whole: Reader | None) -> None:
        self._table = table
        self._path = path
        self._taken: set[object] = set()
        self.mistakes: list[str] = [] if whole is None else whole.mistakes
        self.paths: set[str] = set() if whole is None else whole.paths

    def note(self, key: str, code: str, fact: object = None) -> None:
        """Note a mistake at `key` of this table; an empty key means the table itself."""
        told = code if fact is None else f"{code}={fact}"
        self.mistakes.append(f"{self._at(key)}: {told}")

    def text(self, key: str, *, optional: bool = False) -> str:
        """A text without surrounding blanks; empty only where it is optional."""
        value = self._take(key, optional)
        return "" if value is None else self._checked_text(key, value, optional)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty; the list itself may be absent or empty."""
        return tuple(
            self._checked_text(f"{key}[{position}]", value, optional=False)
            for position, value in self._items(key)
        )

    def number(self, key: str, *, at_most: int = LARGEST) -> int:
        """A whole number from 1; an absent one is a mistake."""
        value = self._take(key, optional=False)
        return 0 if value is None else self._checked_number(key, value, at_most)

    def optional_number(self, key: str, *, at_least: int = 1, at_most: int = LARGEST) -> int | None:
        """A whole number within its bounds, or None where the key is absent."""
        value = self._take(key, optional=True)
        return None if value is None else self._checked_number(key, value, at_most, at_least)

    def choice(self, key: str, choices: type[E]) -> E:
        """One of the named values."""
        found = self._choice(key, choices, self._take(key, optional=False))
        return next(iter(choices)) if found is None else found

    def optional_choice(self, key: str, choices: type[E]) -> E | None:
        """One of the named values, or None where the key is absent."""
        return self._choice(key, choices, self._take(key, optional=True))

    def day(self, key: str) -> str:
        """A date as YYYY-MM-DD, or an empty text where the office has not filled it in."""
        value = self._take(key, optional=True)
        if type(value) is date:
            return value.isoformat()
        text = "" if value is None else self._checked_text(key, value, optional=True)
        if text and not _is_day(text):
            self.note(key, "no_date", text)
        return text

    def table(self, key: str) -> Reader:
        """The table under `key`."""
        return self._reader(key, self._take(key, optional=False))

    def tables(self, key: str) -> list[Reader]:
        """The tables in the list under `key`; the list may be absent or empty."""
        return [self._reader(f"{key}[{position}]", value) for position, value in self._items(key)]

    def finish(self) -> None:
        """Note the keys that nobody asked for: most of them are misspelt."""
        for key in self._table:
            if key not in self._taken:
                self.note(str(key), "unexpected")

    def _at(self, key: str) -> str:
        return ".".join(part for part in (self._path, key) if part)

    def _take(self, key: str, optional: bool) -> object:
        self._taken.add(key)
        self.paths.add(self._at(key))
        value = self._table.get(key)
        if value is None and not optional:
            self.note(key, "missing")
        return value

    def _items(self, key: str) -> list[tuple[int, object]]:
        value = self._take(key, optional=True)
        if value is None:
            return []
        if not isinstance(value, list | tuple):
            self.note(key, "no_list")
            return []
        self.paths.update(self._at(f"{key}[{n}]") for n in range(1, len(value) + 1))
        return list(enumerate(value, start=1))

    def _reader(self, key: str, value: object) -> Reader:
        if isinstance(value, Mapping):
            return Reader(value, self._at(key), self)
        if value is not None:
            self.note(key, "no_table")
        # Detached: what a missing table would have held is not a mistake of its own.
        return Reader({}, self._at(key), None)

    def _checked_text(self, key: str, value: object, optional: bool) -> str:
        if not isinstance(value, str) or not _can_be_written(value):
            self.note(key, "no_text")
            return ""
        text = value.strip()
        if not text and not optional:
            self.note(key, "empty")
        return text

    def _checked_number(self, key: str, value: object, at_most: int, at_least: int = 1) -> int:
        # bool is an int to Python, but `minutes = true` is no number to anybody.
        if not isinstance(value, int) or isinstance(value, bool):
            self.note(key, "no_number")
            return 0
        if not at_least <= value <= at_most:
            self.note(key, "out_of_range", f"{at_least}..{at_most}")
            return 0
        return value

    def _choice(self, key: str, choices: type[E], value: object) -> E | None:
        if value is None:
            return None
        for choice in choices:
            if choice.value == value:
                return choice
        told = value if isinstance(value, str) and _can_be_written(value) else None
        self.note(key, "unknown", told)
        return None


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _can_be_written(text: str) -> bool:
    """Whether the text has a UTF-8 form (lone surrogates have none) and no control characters."""
    if text.isprintable():
        return True
    surrogate = any("\ud800" <= sign <= "\udfff" for sign in text)
    return not surrogate and all(sign >= " " or sign in "\n\t" for sign in text)

"""Reads an SOP, and other tables that the office may edit, from TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.sop import Sop
from app.domain.sop_table import parse_sop
from app.errors import Refusal, Unavailable

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LARGEST_FILE = 1 << 20


def load_sop(source: Path | Traversable) -> Sop:
    """The SOP in a TOML file.

    Raises Refusal("sop_invalid", mistakes=...) with all mistakes at once, also for a file that
    is no TOML at all; Unavailable("file_unreadable", name=..., reason=...) where it cannot be read.
    """
    return parse_sop(read_toml(source, "sop_invalid"))


def default_sop() -> Sop:
    """The SOP that the program ships: Kabupaten Lamandau's."""
    return load_sop(resource("sop", "lamandau.toml"))


def resource(*parts: str) -> Traversable:
    """A file that the program ships, wherever it is installed or frozen."""
    from importlib.resources import files  # a start reads no such file

    return files("resources").joinpath(*parts)


def read_toml(source: Path | Traversable, code: str) -> dict[str, Any]:
    """The table in a TOML file; Refusal(code, mistakes=("file: ...",)) where there is none."""
    try:
        data = source.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Unavailable("file_unreadable", name=source.name, reason=reason) from error
    if len(data) > _LARGEST_FILE:
        raise _no_table(code, "file: too_large")
    try:
        # Windows editors put a mark in front of UTF-8 that TOML does not know.
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _no_table(code, f"file: no_utf8=line {line}") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _no_table(code, f"file: no_toml={error}") from error


def _no_table(code: str, mistake: str) -> Refusal:
    return Refusal(code, mistakes=(mistake,), count=1)

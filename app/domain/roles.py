"""The three posts of the procedure."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Who does a step; the titles are the office's own and are never translated."""

    PELAKSANA = "pelaksana"
    KASUBAG = "kasubag"
    KABAG = "kabag"

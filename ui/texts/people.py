"""Why somebody cannot sign in, join or be appointed."""

from __future__ import annotations

PEOPLE: dict[str, str] = {}

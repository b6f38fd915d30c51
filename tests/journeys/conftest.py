"""The offices that days are walked in."""

from __future__ import annotations

from tests.app.conftest import founded, office, pc, tiny

__all__ = ["founded", "office", "pc", "tiny"]

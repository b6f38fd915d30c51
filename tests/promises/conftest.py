"""The offices that promises are held against."""

from __future__ import annotations

from tests.app.conftest import founded, office, pc, tiny

__all__ = ["founded", "office", "pc", "tiny"]

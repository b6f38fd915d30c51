"""Which way a pack goes, and the ending that its file is known by."""

from __future__ import annotations

REVIEW, DECISIONS = "tinjau", "keputusan"
SUFFIXES = {REVIEW: ".mejasiar-tinjau", DECISIONS: ".mejasiar-keputusan"}

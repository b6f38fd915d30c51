"""Why an act of the procedure is refused."""

from __future__ import annotations

WORK: dict[str, str] = {}

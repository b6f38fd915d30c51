"""Why a sheet, a bag, a package or the register cannot be made."""

from __future__ import annotations

ARCHIVE: dict[str, str] = {}

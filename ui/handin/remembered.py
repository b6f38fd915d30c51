"""What this PC remembers between coverages: what equipment there was, which account posts where."""

from __future__ import annotations

import json
from pathlib import Path

from app.domain.events import canonical
from app.errors import Unavailable
from app.own_files import write_beside
from app.put_in_place import read_in_place
from ui.texts.owed import disk_words


class Remembered:
    """One small file of the profile; losing it costs a few clicks and nothing else."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> dict[str, str]:
        """What was kept; nothing where the file is missing or damaged."""
        try:
            found = json.loads(read_in_place(self._path))
        except (OSError, ValueError):
            return {}
        known = found if isinstance(found, dict) else {}
        return {str(name): str(value) for name, value in known.items()}

    def keep(self, known: dict[str, str]) -> None:
        """Put these over what was kept. Raises Unavailable `draft_not_kept`."""
        try:
            write_beside(self._path, canonical({**self.read(), **known}))
        except OSError as error:
            raise Unavailable("draft_not_kept", reason=disk_words(error)) from error


def equipment_of(known: dict[str, str]) -> dict[str, bool]:
    """The equipment that was there the last time."""
    prefix = "equipment."
    return {
        name.removeprefix(prefix): value == "yes"
        for name, value in known.items()
        if name.startswith(prefix)
    }


def equipment_kept(equipment: dict[str, bool]) -> dict[str, str]:
    """The same, as it is kept."""
    return {f"equipment.{key}": "yes" if there else "no" for key, there in equipment.items()}

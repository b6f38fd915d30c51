"""The PC that joined by a pack: it knows no office folder, and says so like any that lost it."""

from __future__ import annotations

from pathlib import Path

from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile


def folder_of_nobody(profile: Profile) -> Path:
    """The office folder of a PC that has none: never there, so that everything says so."""
    return profile.root / "tanpa-folder-kantor"


def is_lone(folder: OfficeFolder, profile: Profile) -> bool:
    """Whether this is how a PC without an office folder was opened."""
    return folder.root == folder_of_nobody(profile)

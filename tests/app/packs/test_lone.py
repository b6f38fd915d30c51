"""A PC without an office folder is known by the place where its folder would be."""

from __future__ import annotations

from pathlib import Path

from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.packs.lone import folder_of_nobody, is_lone, known_folder, mark_lone


def test_its_folder_is_never_there(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    nobody = folder_of_nobody(profile)
    assert not nobody.exists()
    assert is_lone(OfficeFolder(nobody), profile)
    assert known_folder(profile) is None
    mark_lone(profile)
    assert known_folder(profile) == nobody
    assert not is_lone(OfficeFolder(tmp_path / "kantor"), profile)

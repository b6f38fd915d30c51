"""What killed PCs left of their scratch files goes after a day; nothing else ever does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.ledger.leftovers import AFTER, take_away_leftovers
from app.ledger.office_folder import OfficeFolder

SCRATCH = (
    ".waktu-0123456789abcdef",
    ".mejasiar.toml.0123abcd",
    "mejasiar.db.new-0123abcd",
    "mejasiar.db.new-0123abcd-journal",
    "mejasiar.db.new-0123abcd.new-4567ef01-journal",
    "mejasiar.lock.wanted/pc1-0123456789abcdef",
    "cadangan/kepala/.pc-1.json.0123abcd",
    "cadangan/insiden/.pc-1-0123456789abcdef0123456789abcdef.json.0123abcd",
)
FOLDERS = (".uji-0123456789abcdef", ".pulih-0123abcd")
KEPT = (
    "mejasiar.toml",
    "mejasiar.db",
    "mejasiar.db-journal",
    "mejasiar.db-journal.none-0123abcd",
    "mejasiar.lock/owner-pc1-0123456789abcdef",
    "cadangan/kepala/pc-1.json",
    "cadangan/insiden/pc-1-0123456789abcdef0123456789abcdef.json",
    "cadangan/buku-besar-20261122-010203-pc-1-0123/mejasiar.db",
    "berkas/.waktu-0123456789abcdef",
    "catatan.txt",
    ".waktu-pribadi",
)


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    for name in (*SCRATCH, *KEPT, *(f"{folder}/asal.db" for folder in FOLDERS)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
        os.utime(path, (0, 0))
    if not path.stat().st_ctime:
        pytest.skip("Wine lets a program say when a file was made")
    return OfficeFolder(tmp_path)


def now(folder: OfficeFolder) -> int:
    """The server's time: when it last changed something there."""
    return int((folder.root / "catatan.txt").stat().st_ctime * 1000)


def test_scratch_files_of_yesterday_go_and_all_else_stays(folder: OfficeFolder) -> None:
    gone = take_away_leftovers(folder, now(folder) + AFTER + 60_000)
    assert sorted(gone) == sorted([*(name.rpartition("/")[2] for name in SCRATCH), *FOLDERS])
    assert all((folder.root / name).exists() for name in KEPT)
    assert not any((folder.root / name).exists() for name in SCRATCH)


def test_what_another_pc_may_just_be_writing_stays_whatever_that_pcs_clock_says(
    folder: OfficeFolder,
) -> None:
    # They claim to be of 1970, but the server saw them change just now.
    assert take_away_leftovers(folder, now(folder) + AFTER - 60_000) == []
    assert all((folder.root / name).exists() for name in SCRATCH)


def test_a_folder_that_is_away_is_no_trouble(tmp_path: Path) -> None:
    assert take_away_leftovers(OfficeFolder(tmp_path / "kantor"), AFTER) == []

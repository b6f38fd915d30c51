"""Only ordinary files are read; what else bears their name is told at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.ledger.plain_files import look_into, read_plain


def test_a_file_is_read_as_far_as_one_asks(tmp_path: Path) -> None:
    path = tmp_path / "berkas"
    path.write_bytes(b"abcdef")
    assert read_plain(path, 4) == b"abcd"
    assert read_plain(path, 400) == b"abcdef"
    assert look_into(path, 4)[1].st_size == 6


def test_a_folder_is_told_as_one(tmp_path: Path) -> None:
    with pytest.raises((IsADirectoryError, PermissionError)):  # Windows says the latter
        read_plain(tmp_path, 10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among files")
def test_a_pipe_that_nobody_writes_to_hangs_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(OSError, match="not an ordinary file"):
        read_plain(tmp_path / "pipa", 10)

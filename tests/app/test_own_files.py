"""A small file is there whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.own_files import write_beside


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "berkas"
    write_beside(file, b"lama")
    write_beside(file, b"baru", mode=0o600)
    assert file.read_bytes() == b"baru"
    assert [each.name for each in tmp_path.iterdir()] == ["berkas"]


def test_what_cannot_be_put_in_place_leaves_nothing_beside(tmp_path: Path) -> None:
    (tmp_path / "berkas" / "isi").mkdir(parents=True)
    with pytest.raises(OSError, match="berkas"):
        write_beside(tmp_path / "berkas", b"baru")
    assert [each.name for each in tmp_path.iterdir()] == ["berkas"]


def test_only_what_is_to_last_waits_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[int] = []
    monkeypatch.setattr(os, "fsync", waited.append)
    write_beside(tmp_path / "pratinjau", b"dapat diambil lagi", lasting=False)
    assert waited == []
    assert (tmp_path / "pratinjau").read_bytes() == b"dapat diambil lagi"
    write_beside(tmp_path / "berkas", b"hanya ada di sini")
    assert waited

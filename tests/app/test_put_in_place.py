"""What was written beside gets its name, whoever looks at either for a moment."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.own_files import write_beside
from app.put_in_place import put_in_place, read_in_place, take_away


class SharingViolation(PermissionError):
    winerror = 32


def test_what_is_read_by_another_is_replaced_once_it_was_read(tmp_path: Path) -> None:
    name, made = tmp_path / "kepala.json", tmp_path / ".kepala.json.1"
    name.write_bytes(b"lama")
    made.write_bytes(b"baru")
    with name.open("rb") as reader:
        put_in_place(made, name, pause=lambda seconds: reader.close())
    assert name.read_bytes() == b"baru"
    assert not made.exists()


def test_what_was_just_written_gets_its_name_once_a_scanner_looked_at_it(tmp_path: Path) -> None:
    name, made = tmp_path / "foto.jpg", tmp_path / ".foto.part"
    made.write_bytes(b"isi")
    with made.open("rb") as scanner:
        put_in_place(made, name, pause=lambda seconds: scanner.close())
    assert name.read_bytes() == b"isi"


def test_windows_is_asked_again_for_half_a_second_and_no_longer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(made: Path, name: Path) -> None:
        raise SharingViolation(13, "Access is denied")

    waited: list[float] = []
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(PermissionError):
        put_in_place(tmp_path / "a", tmp_path / "b", pause=waited.append)
    assert 0.5 < sum(waited) < 1.0


def test_what_is_being_replaced_is_read_once_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows denies it to a thread that reads while another one renames."""
    file = tmp_path / "draf.json"
    file.write_bytes(b"isi")
    read = Path.read_bytes
    refusals = [SharingViolation(13, "Permission denied")]

    def reads(path: Path) -> bytes:
        if refusals:
            raise refusals.pop()
        return read(path)

    waited: list[float] = []
    monkeypatch.setattr(Path, "read_bytes", reads)
    assert read_in_place(file, waited.append) == b"isi"
    assert len(waited) == 1


def test_what_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    take_away(tmp_path / "tidak-ada", pause=lambda seconds: 1 / 0)
    with pytest.raises(FileNotFoundError):
        read_in_place(tmp_path / "tidak-ada", pause=lambda seconds: 1 / 0)


def test_what_is_read_by_another_goes_once_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "draf.json"
    file.write_bytes(b"isi")
    with file.open("rb") as reader:
        take_away(file, pause=lambda seconds: reader.close())
    assert not file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says the same of what is only busy")
def test_a_real_no_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "folder" / "isi").mkdir(parents=True)
    (tmp_path / "berkas").write_bytes(b"isi")
    with pytest.raises(OSError, match="folder"):
        put_in_place(tmp_path / "berkas", tmp_path / "folder", pause=lambda seconds: 1 / 0)


def test_a_small_file_that_is_read_by_another_keeps_what_it_held(tmp_path: Path) -> None:
    """Where it is replaced all the same, as on Linux, it holds the new; never anything between."""
    file = tmp_path / "kepala.json"
    write_beside(file, b"lama")
    with file.open("rb"):
        if sys.platform == "win32":
            with pytest.raises(PermissionError):
                write_beside(file, b"baru")
        else:
            write_beside(file, b"baru")
    assert file.read_bytes() == (b"lama" if sys.platform == "win32" else b"baru")
    assert [each.name for each in tmp_path.iterdir()] == ["kepala.json"]

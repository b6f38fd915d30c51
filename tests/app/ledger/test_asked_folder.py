"""A folder that only the system remembers is made at once; one that is there is not."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from app.ledger.asked_folder import make_asked
from tests.app.ledger.locking import Bench

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the server each time")


def remember(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Linux's SMB client for a second: "it exists", until the server is asked to remove it."""
    made, removed, remembered = os.mkdir, os.rmdir, [folder]

    def from_memory(path: Path, mode: int = 0o777) -> None:
        if path in remembered:
            raise FileExistsError(path)
        made(path, mode)

    def asked(path: Path, *, dir_fd: int | None = None) -> None:
        remembered.clear()
        removed(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "mkdir", from_memory)
    monkeypatch.setattr(os, "rmdir", asked)


def test_what_the_server_does_not_have_any_more_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path / "kunci", monkeypatch)
    make_asked(tmp_path / "kunci")
    assert (tmp_path / "kunci").is_dir()


def test_a_lock_that_was_given_back_is_had_without_a_pause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path / "kunci", monkeypatch)
    bench = Bench()
    with bench.lock(tmp_path / "kunci").held() as hold:
        assert hold.still_mine()
    assert bench.pauses == []


def test_what_is_there_stays_even_when_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "kunci").mkdir()
    with pytest.raises(FileExistsError):
        make_asked(tmp_path / "kunci")
    assert (tmp_path / "kunci").is_dir()


def test_a_share_that_does_not_answer_is_not_taken_for_one_without_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kunci").mkdir()

    def away(path: Path) -> os.statvfs_result:
        raise OSError(errno.EHOSTDOWN, "Host is down")

    monkeypatch.setattr(os, "statvfs", away)
    with pytest.raises(FileExistsError):
        make_asked(tmp_path / "kunci")
    assert (tmp_path / "kunci").is_dir()

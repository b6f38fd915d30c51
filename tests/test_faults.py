"""The calls that a fault can hit are all seen, and each fault does what it says."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults import Faults, How, When
from tests.faulty_sqlite import sqlite_is_seen

Work = Callable[[Path], object]


def written(folder: Path) -> None:
    with open(folder / "isi", "wb") as file:
        file.write(b"12345678")
        file.flush()
        os.fsync(file.fileno())


def write(path: Path) -> None:
    with open(path, "wb", buffering=0) as file:
        file.write(b"12345678")


def names(folder: Path, work: Work) -> list[str]:
    with Faults(folder) as faults:
        work(folder)
    return [call.name for call in faults.calls]


@pytest.mark.parametrize(
    ("work", "seen"),
    [
        (written, ["open", "write", "fsync", "close"]),
        (lambda folder: (folder / "baru").mkdir(), ["mkdir"]),
        (lambda folder: (folder / "ada").read_bytes(), ["open", "read", "close"]),
        (lambda folder: os.replace(folder / "ada", folder / "lain"), ["replace"]),
        (lambda folder: (folder / "ada").exists(), ["stat"]),
        (lambda folder: [*folder.iterdir()], ["listdir"]),
        (lambda folder: (folder.parent / "luar").touch(), []),
    ],
)
def test_every_call_below_the_root_is_seen(tmp_path: Path, work: Work, seen: list[str]) -> None:
    folder = tmp_path / "kantor"
    folder.mkdir()
    (folder / "ada").write_text("ada")
    assert names(folder, work) == seen


def test_a_copy_and_what_is_in_an_open_folder_are_seen(tmp_path: Path) -> None:
    (tmp_path / "asal").write_bytes(b"x" * 4096)
    copied = names(tmp_path, lambda folder: shutil.copyfile(folder / "asal", folder / "salinan"))
    assert {"open", "sendfile", "close"} <= set(copied) or "write" in copied
    (tmp_path / "dalam" / "lagi").mkdir(parents=True)
    assert names(tmp_path, lambda folder: shutil.rmtree(folder / "dalam")).count("rmdir") == 2


@pytest.mark.parametrize(
    ("when", "left"), [(When.BEFORE, b""), (When.HALF, b"1234"), (When.AFTER, b"12345678")]
)
def test_a_write_fails_before_after_and_half_way(tmp_path: Path, when: When, left: bytes) -> None:
    with (
        Faults(tmp_path, 2, when, error=errno.ENOSPC),
        pytest.raises(OSError, match="isi") as caught,
    ):
        write(tmp_path / "isi")
    assert caught.value.errno == errno.ENOSPC
    assert (tmp_path / "isi").read_bytes() == left


def test_one_call_fails_or_each_one_from_then_on(tmp_path: Path) -> None:
    def tries(folder: Path) -> list[bool]:
        return [(folder / name).exists() for name in "abc"]

    (tmp_path / "c").touch()
    with Faults(tmp_path, 2, error=errno.ENOENT):
        assert tries(tmp_path) == [False, False, True]
    with Faults(tmp_path, 2, how=How.GONE, error=errno.ENOENT):
        assert tries(tmp_path) == [False, False, False]


def test_nobody_gets_the_descriptor_of_an_opening_whose_answer_was_lost(tmp_path: Path) -> None:
    before = os.listdir("/proc/self/fd") if os.path.isdir("/proc") else []
    with Faults(tmp_path, 1, When.AFTER), pytest.raises(OSError, match="isi"):
        write(tmp_path / "isi")
    assert (tmp_path / "isi").exists()
    assert len(os.listdir("/proc/self/fd") if before else []) == len(before)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks whom it kills")
def test_a_kill_is_one(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with Faults(tmp_path, 2, When.AFTER, How.KILLED):
            for name in ("satu", "dua", "tiga"):
                (tmp_path / name).mkdir()
        os._exit(0)
    assert os.WTERMSIG(os.waitpid(child, 0)[1]) == 9
    assert sorted(path.name for path in tmp_path.iterdir()) == ["dua", "satu"]


@pytest.mark.skipif(not sqlite_is_seen(), reason="another SQLite than the system's")
def test_sqlites_own_writes_are_seen_and_fail(tmp_path: Path) -> None:
    def commit(folder: Path) -> None:
        with closing(sqlite3.connect(folder / "buku.db")) as database, database:
            database.execute("CREATE TABLE IF NOT EXISTS t (x)")
            database.execute("INSERT INTO t VALUES (1)")

    with Faults(tmp_path) as counted:
        commit(tmp_path)
    writes = [call for call in counted.calls if call.name.startswith("sqlite:pwrite")]
    assert writes[-1].path == "buku.db"
    (tmp_path / "buku.db").unlink()
    with (
        Faults(tmp_path, writes[-1].number, When.HALF),
        pytest.raises(sqlite3.OperationalError, match="disk I/O"),
    ):
        commit(tmp_path)

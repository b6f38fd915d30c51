"""Why something failed is said in Indonesian, whoever says it: the system, SQLite, or we."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import sys
import tomllib
from pathlib import Path

import pytest

from app.reason_words import WORDS, reason_words

APP = Path(__file__).resolve().parents[2] / "app"
_CODE = re.compile(r'reason="([^"{,]+)"')
_ELSEWHERE = {"damaged", "crashed"}  # of a photo or video: its tile has sentences of its own


@pytest.mark.skipif(sys.platform == "win32", reason="Windows says it in the office's language")
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "izin ditolak"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.ENOSPC, "disk penuh"),
        (errno.ESTALE, "folder jaringan dipasang ulang"),
        (errno.EHOSTDOWN, "PC penyimpan folder mati"),
    ],
)
def test_what_the_system_says_is_translated(number: int, words: str) -> None:
    said = os.strerror(number)
    assert reason_words(said) == words
    assert reason_words(str(OSError(number, said, "/kantor/mejasiar.toml"))) == words


def test_bytes_that_are_no_text_are_told_so() -> None:
    with pytest.raises(UnicodeDecodeError) as error:
        b"\0\xff".decode()
    assert reason_words(str(error.value)) == "bukan teks"


def test_what_sqlite_says_is_translated(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(sqlite3.DatabaseError) as error:
        sqlite3.connect(tmp_path / "x.db").execute("PRAGMA user_version")
    assert reason_words(str(error.value)) == "bukan berkas basis data"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format == 1", "salah tulis di baris 1, kolom 9"),
        ('format = 1\nname = "Kantor', "terpotong"),
    ],
)
def test_a_mistake_in_a_toml_file_is_told_by_its_place(text: str, words: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as error:
        tomllib.loads(text)
    assert reason_words(str(error.value)) == words


def test_every_reason_of_ours_has_its_words() -> None:
    sources = [path.read_text("utf-8") for path in APP.rglob("*.py")]
    codes = {code for source in sources for code in _CODE.findall(source)}
    assert codes - WORDS.keys() == _ELSEWHERE


def test_what_nobody_foresaw_stays_as_it_is() -> None:
    assert reason_words("Perangkat tidak siap") == "Perangkat tidak siap"

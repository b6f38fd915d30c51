"""What the command `mejasiar` does before there is a window."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from app.ledger.office_folder import OfficeFolder
from ui.__main__ import main
from ui.texts import FAILURES


def test_an_empty_demo_is_founded_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "kantor"
    assert main(["demo", "--empty", "--office", str(root)]) == 0
    assert OfficeFolder(root).read().demo
    assert str(root) in capsys.readouterr().out


def test_founding_it_again_says_that_it_is_there(
    demo_office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--empty", "--office", str(demo_office)]) == 0
    assert "sudah ada" in capsys.readouterr().out


def test_a_demo_that_cannot_be_founded_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mejasiar.db").write_bytes(b"something of value")
    assert main(["demo", "--empty", "--office", str(tmp_path)]) == 1
    assert "sudah ada kantor" in capsys.readouterr().out


def test_a_verb_goes_to_the_program_without_a_window(
    demo_office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--office", str(demo_office)]) == 0
    assert "tidak ada temuan" in capsys.readouterr().out


def test_a_verb_that_cannot_be_done_says_so_in_a_sentence_and_keeps_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "tidak-ada"
    assert main(["verify", "--office", str(missing), "--json"]) == 3
    told = capsys.readouterr()
    assert told.err.splitlines() == [
        f"mejasiar: {FAILURES['office_offline']}",
        f"office_offline (folder={missing})",
    ]
    assert json.loads(told.out) == {"failure": "office_offline", "facts": {"folder": str(missing)}}


def test_a_copy_that_is_damaged_is_listed_with_a_sentence(
    demo_office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "salinan.db"
    damaged.write_bytes(b"SQLite format 3\0 and nothing that follows")
    words = ["restore", "--office", str(demo_office), "--list", "--from", str(damaged)]
    assert main(words) == 0
    listed = capsys.readouterr().out
    assert "tidak dapat dipakai: " in listed
    assert "ledger_copy" not in listed


def test_without_a_screen_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 2
    assert "demo --play" in capsys.readouterr().out


def test_a_program_without_a_console_does_its_work_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["demo", "--empty", "--office", str(tmp_path / "kantor")]) == 0
    assert (tmp_path / "kantor" / "mejasiar.toml").exists()


def test_letters_that_a_console_does_not_know_stop_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    console = io.TextIOWrapper(written, encoding="cp437")
    monkeypatch.setattr(sys, "stdout", console)
    assert main(["demo", "--empty", "--office", str(tmp_path / "Kantor “Šiar”")]) == 0
    assert "Kantor ?" in written.getvalue().decode("cp437")

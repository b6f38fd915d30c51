"""The verbs without a window: their exit codes, their lines, their JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import FAILED, FINDINGS, SOUND, main
from tests.office_builder import DemoOffice, Pc

ROOT = Path(__file__).resolve().parents[2]


def _break_a_body(office: DemoOffice) -> None:
    ledger = office.folder.ledger
    content = ledger.read_bytes()
    assert content.count(b"Kepala Bagian") > 0
    ledger.write_bytes(content.replace(b"Kepala Bagian", b"Kepala Bagiam", 1))


def test_a_sound_office_verifies_with_exit_code_0(
    office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--office", str(office.folder.root)]) == SOUND
    assert "tidak ada temuan" in capsys.readouterr().out


def test_a_changed_byte_is_a_finding_with_exit_code_1(
    office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    _break_a_body(office)
    assert main(["verify", "--office", str(office.folder.root), "--json"]) == FINDINGS
    told = json.loads(capsys.readouterr().out)
    assert not told["sound"]
    assert told["findings"]


def test_an_office_that_is_not_there_is_no_finding_but_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", "--office", str(tmp_path / "tidak-ada"), "--json"]) == FAILED
    told = capsys.readouterr()
    assert json.loads(told.out)["failure"] == "office_offline"
    assert "office_offline" in told.err


def test_json_keeps_every_letter_where_the_console_knows_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows gives a pipe the console's few letters; who reads JSON expects UTF-8."""
    written, missing = io.BytesIO(), tmp_path / "kantor Ω · belum ada"
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="cp1252"))
    assert main(["verify", "--office", str(missing), "--json"]) == FAILED
    sys.stdout.flush()
    assert json.loads(written.getvalue())["facts"]["folder"] == str(missing)


def test_status_tells_how_things_stand_at_a_pc(
    office: DemoOffice, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    pc.opens()
    root, profile = str(office.folder.root), str(pc.profile.root)
    assert main(["status", "--office", root, "--profile", profile, "--json"]) == SOUND
    told = json.loads(capsys.readouterr().out)
    assert told["connected"]
    assert told["undelivered"]["count"] == 1
    assert told["coverages"]["steps"] == {"1": 1}


def test_asking_about_a_profile_does_not_make_one(office: DemoOffice, tmp_path: Path) -> None:
    missing = tmp_path / "belum-ada"
    words = ["status", "--office", str(office.folder.root), "--profile", str(missing)]
    assert main(words) == FAILED
    assert not missing.exists()


@pytest.mark.parametrize("module", ["app", "ui"])
def test_no_verb_without_a_window_loads_qt(module: str, office: DemoOffice) -> None:
    words = ["mejasiar", "verify", "--office", str(office.folder.root)]
    check = (
        f"import sys, runpy; sys.argv = {words!r}\n"
        f"try: runpy.run_module('{module}', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]"
    )
    subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=True, capture_output=True)

"""What the share tells, in one look: what can be seen is said, and what cannot, with its reason."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date
from pathlib import Path

import pytest

from app.health.line import Area, HealthLine, State
from app.health.survey import Vantage, share_lines, unanswered_lines
from app.health.words import Reader, line_words
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from tests.office_builder import NOON

AWAY = "tidak terjangkau"


def told(folder: OfficeFolder, office: str = "") -> dict[Area, HealthLine]:
    lines = share_lines(Vantage(folder, office, "ab" * 8), NOON, date(2026, 11, 23))
    return {line.area: line for line in lines}


def words(lines: dict[Area, HealthLine]) -> dict[Area, str]:
    return {area: line_words(line, Reader(NOON, UTC)) for area, line in lines.items()}


@pytest.fixture
def small(tiny: Path) -> OfficeFolder:
    folder = OfficeFolder(tiny)
    folder.create(OfficeFacts("ab" * 32, "Kantor"))
    return folder


def _read_only(folder: OfficeFolder) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(folder.root)], check=True)


def _full(folder: OfficeFolder) -> None:
    with (folder.root / "lain").open("wb", buffering=0) as other:
        while shutil.disk_usage(folder.root).free:
            other.write(b"x" * 4096)


@pytest.mark.parametrize(("harm", "code"), [(_read_only, "share_readonly"), (_full, "share_full")])
@pytest.mark.parametrize(("held", "lock"), [(False, "lock_free"), (True, "lock_untimed")])
def test_a_share_that_takes_nothing_is_looked_at_all_the_same(
    small: OfficeFolder, harm: Callable[[OfficeFolder], None], code: str, held: bool, lock: str
) -> None:
    if held:
        small.lock.mkdir()
    harm(small)
    lines = told(small)
    assert lines[Area.SHARE].code == code
    assert lines[Area.LOCK].code == lock
    assert lines[Area.PCS].code == "pcs_none"
    assert lines[Area.COPIES].code == "copies_share_none"
    assert [said for said in words(lines).values() if AWAY in said] == []


def test_a_share_that_is_away_is_the_reason_why_nothing_could_be_looked_at(tmp_path: Path) -> None:
    lines = told(OfficeFolder(tmp_path / "kantor"))
    assert lines[Area.LOCK].state is State.UNKNOWN
    assert words(lines)[Area.LOCK] == f"Tidak dapat diperiksa selama folder kantor {AWAY}."
    assert words(lines)[Area.PCS] == words(lines)[Area.LOCK]


def test_the_folder_of_another_office_is_not_said_to_be_out_of_reach(tmp_path: Path) -> None:
    folder = OfficeFolder(tmp_path / "kantor")
    folder.create(OfficeFacts("ab" * 32, "Kantor"))
    said = words(told(folder, "cd" * 32))
    assert said[Area.LOCK] == "Tidak dapat diperiksa selama foldernya milik kantor lain."
    folder.toml.unlink()
    assert "mejasiar.toml tidak ada" in words(told(folder))[Area.PCS]


def test_a_share_that_does_not_answer_is_the_reason_of_every_line() -> None:
    said = words({line.area: line for line in unanswered_lines()})
    assert said[Area.LOCK] == "Tidak dapat diperiksa selama folder kantor tidak menjawab."

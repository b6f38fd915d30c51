"""The office folder as a PC meets it: usable, or with what keeps it from being so."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from app.health.line import State
from app.health.share import selftest_line, share_line
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from tests.office_builder import DemoOffice


def litter(root: Path) -> list[str]:
    return [name for name in os.listdir(root) if name.startswith(".")]


def test_a_share_that_serves_says_how_much_room_there_is(office: DemoOffice) -> None:
    line = share_line(office.folder, "")
    assert (line.state, line.code) == (State.OK, "share_ok")
    assert line.facts["free"] > 0
    assert litter(office.folder.root) == []


def test_a_share_that_is_away_is_no_reason_for_alarm_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    folder = OfficeFolder(tmp_path / "kantor")
    assert share_line(folder, "").code == "office_offline"
    assert share_line(folder, "").state is State.ATTENTION
    assert selftest_line(folder).code == "selftest_not_made"
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_there_without_its_office_is_not_said_to_be_out_of_reach(
    office: DemoOffice,
) -> None:
    office.folder.toml.unlink()
    line = share_line(office.folder, "")
    assert (line.state, line.code) == (State.ATTENTION, "office_file_missing")


def test_the_folder_of_another_office_is_bad(office: DemoOffice) -> None:
    line = share_line(office.folder, "ab" * 32)
    assert (line.state, line.code) == (State.BAD, "office_other")


def test_a_damaged_office_file_is_bad(office: DemoOffice) -> None:
    office.folder.toml.write_text("kantor = ")
    assert share_line(office.folder, "").code == "office_unreadable"


def test_a_cadangan_that_takes_nothing_is_bad_and_one_that_is_missing_is_made_anew(
    office: DemoOffice,
) -> None:
    copies = office.folder.copies
    shutil.rmtree(copies)
    assert share_line(office.folder, "").code == "share_ok"
    copies.touch()
    line = share_line(office.folder, "")
    assert (line.state, line.code) == (State.BAD, "share_copies_unwritable")
    assert litter(office.folder.root) == []


def test_a_share_with_hardly_any_room_left_is_bad(tiny: Path) -> None:
    folder = OfficeFolder(tiny)
    folder.create(OfficeFacts("ab" * 32, "Kantor"))
    line = share_line(folder, "")
    assert (line.state, line.code) == (State.BAD, "share_nearly_full")


def test_a_read_only_share_is_bad(tiny: Path) -> None:
    folder = OfficeFolder(tiny)
    folder.create(OfficeFacts("ab" * 32, "Kantor"))
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    line = share_line(folder, "")
    assert (line.state, line.code) == (State.BAD, "share_readonly")
    assert selftest_line(folder).facts == {"why": "share_readonly"}


def test_a_share_that_undoes_a_cut_off_commit_passes_its_test(office: DemoOffice) -> None:
    assert selftest_line(office.folder).code == "selftest_ok"
    assert litter(office.folder.root) == []

"""`mejasiar restore`: lists, asks for --yes, brings back; its exit codes and its JSON."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.__main__ import FAILED, SOUND, USAGE, main
from app.copies.shelf import CopyNote
from app.copies.state import shared_shelf
from app.demo.office import found_demo
from app.ledger.office_folder import OfficeFolder
from tests.app.copies.conftest import break_a_byte, made
from tests.office_builder import DemoOffice, Pc

__all__ = ["made"]

Made = Callable[[], CopyNote]
Told = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs the verb with --json: the exit code and what it printed."""

    def run(*words: object) -> tuple[int, dict[str, Any]]:
        code = main(["restore", *map(str, words), "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_the_list_reads_every_copy_and_says_which_are_whole(
    office: DemoOffice, pc: Pc, made: Made, told: Told
) -> None:
    note = made()
    break_a_byte(shared_shelf(office.folder) / note.path.name)
    code, table = told("--office", office.folder.root, "--profile", pc.profile.root, "--list")
    assert code == SOUND
    found = {copy["origin"]: copy for copy in table["copies"]}
    assert list(found) == ["replica", "share", "pc"]
    assert (found["pc"]["verified"], found["pc"]["events"]) == (True, note.events)
    assert found["share"]["failure"] == "ledger_copy_damaged"
    assert found["pc"]["head"] == pc.station.replica.head().chain
    assert found["pc"]["day"] == note.day.isoformat()


def test_without_yes_it_only_says_what_would_be_done(
    office: DemoOffice, made: Made, capsys: pytest.CaptureFixture[str]
) -> None:
    made()
    before = office.folder.ledger.read_bytes()
    assert main(["restore", "--office", str(office.folder.root)]) == USAGE
    assert "--yes" in capsys.readouterr().out
    assert office.folder.ledger.read_bytes() == before


def test_a_lost_folder_is_brought_back_from_what_this_pc_knows(
    office: DemoOffice, pc: Pc, told: Told, tmp_path: Path
) -> None:
    pc.opens()
    pc.sync()
    shutil.rmtree(office.folder.root)
    fresh = tmp_path / "folder-baru"
    code, table = told("--office", fresh, "--profile", pc.profile.root, "--yes")
    assert code == SOUND
    assert table["restored"]["office_file_written"]
    assert table["restored"]["events"] == pc.station.replica.head().seq
    assert OfficeFolder(fresh).read().office_id == pc.station.membership.office


def test_a_damaged_copy_is_passed_over_for_the_next_whole_one(
    office: DemoOffice, pc: Pc, made: Made, told: Told
) -> None:
    note = made()
    break_a_byte(shared_shelf(office.folder) / note.path.name)
    pc.close()  # Windows renames nothing that is open
    pc.profile.events_db.rename(pc.profile.root / "events-lama.db")
    code, table = told("--office", office.folder.root, "--profile", pc.profile.root)
    assert (code, table["chosen"]["origin"]) == (USAGE, "pc")


def test_a_file_from_a_removable_disk_needs_no_profile(
    office: DemoOffice, made: Made, told: Told, tmp_path: Path
) -> None:
    stick = tmp_path / "salinan.db"
    shutil.copyfile(made().path, stick)
    shutil.rmtree(office.folder.root)
    code, table = told("--office", office.folder.root, "--from", stick, "--yes")
    assert (code, table["restored"]["aside"]) == (SOUND, None)


def test_what_cannot_be_used_is_a_failure_that_changes_nothing(
    office: DemoOffice, made: Made, told: Told, tmp_path: Path
) -> None:
    other = tmp_path / "kantor-lain"
    found_demo(other)
    before = office.folder.ledger.read_bytes()
    where = ("--office", office.folder.root, "--yes")
    assert told(*where) == (FAILED, {"failure": "no_ledger_copy", "facts": {}})
    code, table = told(*where, "--from", other / "mejasiar.db")
    assert (code, table["failure"]) == (FAILED, "ledger_copy_of_other_office")
    assert office.folder.ledger.read_bytes() == before


def test_a_list_without_copies_says_what_to_name(
    office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", "--office", str(office.folder.root), "--list"]) == SOUND
    assert "--from" in capsys.readouterr().out

"""`office_day` plays whole days at several PCs; what it says of each act is what the ledger has."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from app.ledger.book import Book
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.verification.verify import verify_office
from tests.app.conftest import founded, office
from tests.office_builder import DemoOffice
from tests.promises.desk_under_fire import let_the_lease_pass

__all__ = ["founded", "office"]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90  # seconds


def player(office: DemoOffice, name: str, roles: str, coverages: int) -> subprocess.Popen[str]:
    """A person at a PC of their own."""
    where = ["--office", str(office.folder.root), "--profile", str(office.profiles / name)]
    what = ["--role", roles, "--coverages", str(coverages), "--minutes", "1"]
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.office_day", *where, *what],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def marks(profile: Path) -> dict[str, list[str]]:
    """What acts.jsonl says of each act, in order."""
    told: dict[str, list[str]] = {}
    for line in (profile / "acts.jsonl").read_text().splitlines():
        entry = json.loads(line)
        told.setdefault(entry["id"], []).append(entry["mark"])
    return told


def rows(folder: OfficeFolder) -> Counter[str]:
    """How often each event lies in the ledger."""
    with Book.open(folder.ledger) as book:
        return Counter(row.sealed.id for row in book.rows(0, 100_000))


def assert_told_as_it_is(office: DemoOffice, *names: str) -> None:
    """Every act that was confirmed is one row, and has one later mark; the office is sound."""
    there = rows(office.folder)
    for name in names:
        told = marks(office.profiles / name)
        assert told
        assert {there[event] for event in told} == {1}
        assert {(each[0], len(each)) for each in told.values()} == {("confirmed", 2)}
        assert verify_office(office.folder, Profile(office.profiles / name)).findings == ()


def test_two_pcs_bring_two_coverages_to_the_archive(office: DemoOffice) -> None:
    office.profiles.mkdir()
    players = [
        player(office, "pc-1", "pelaksana,kabag", 2),
        player(office, "pc-2", "kasubag,pelaksana", 2),
    ]
    for each in players:
        printed, complained = each.communicate(timeout=PATIENCE)
        assert each.returncode == 0, complained
        assert json.loads(printed.splitlines()[0])["mark"] == "confirmed"
    assert_told_as_it_is(office, "pc-1", "pc-2")


@pytest.mark.skipif(sys.platform == "win32", reason="renames a folder that other programs use")
def test_a_share_that_goes_away_and_a_pc_that_is_killed_change_nothing(office: DemoOffice) -> None:
    office.profiles.mkdir()
    first = player(office, "pc-1", "pelaksana,kasubag,kabag", 2)
    assert first.stdout is not None
    for _ in range(4):
        first.stdout.readline()  # it is at work
    elsewhere = office.folder.root.rename(office.folder.root.with_name("pergi"))
    first.stdout.readline()  # and goes on without the folder
    first.kill()
    first.communicate(timeout=PATIENCE)
    elsewhere.rename(office.folder.root)
    let_the_lease_pass(office.folder)  # it may have held the lock when the folder went away

    again = player(office, "pc-1", "pelaksana,kasubag,kabag", 2)
    _, complained = again.communicate(timeout=PATIENCE)
    assert again.returncode == 0, complained
    assert_told_as_it_is(office, "pc-1")

"""What PCs left on the share is read back within bounds; anybody may have written there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from app.ledger import mirrored
from app.ledger.book import next_chain
from app.ledger.incidents import BRANCH_LEFT, Incident
from app.ledger.mirrored import SharedBranches, shared_incidents
from app.own_files import write_beside
from tests.app.ledger.offices import Office


def left(office: Office, name: str, content: str) -> Path:
    """A file among the incidents."""
    folder = office.folder.copies / "insiden"
    folder.mkdir(parents=True, exist_ok=True)
    write_beside(folder / name, content.encode())
    return folder / name


BRANCH = '{"code": "branch_left", "at": 1, "facts": {"since": "", "ids": ["a", "b"]}}'


def test_an_incident_of_any_pc_is_read_and_junk_left_out(office: Office) -> None:
    left(office, "satu-1.json", BRANCH)
    untold = BRANCH.replace('["a", "b"]', "NaN"), BRANCH.replace('"a"', r'"\ud800"')
    for number, junk in enumerate(("", "[]", "{", '{"code": 1}', "[" * 9999, *untold)):
        left(office, f"junk-{number}.json", junk)
    if sys.platform == "linux":  # where a name need not be text
        left(office, os.fsdecode(b"\xff-1.json"), BRANCH)
    facts = {"since": "", "ids": ["a", "b"]}
    assert shared_incidents(office.folder) == [Incident(BRANCH_LEFT, 1, facts)]


def test_the_chains_of_recorded_branches_are_known_after_a_look(office: Office) -> None:
    branches = SharedBranches(office.folder)
    branches.look()
    chain = next_chain(next_chain("", "a"), "b")
    left(office, "satu-1.json", BRANCH)
    assert chain not in branches
    branches.look()
    assert chain in branches


def test_a_file_is_read_once(office: Office) -> None:
    branches = SharedBranches(office.folder)
    path = left(office, "satu-1.json", BRANCH)
    branches.look()
    path.write_text("{")
    branches.look()
    assert next_chain("", "a") in branches


def test_who_writes_branches_without_end_does_not_fill_this_pc(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirrored, "_MOST_CHAINS", 1)
    left(office, "satu-1.json", BRANCH)
    branches = SharedBranches(office.folder)
    branches.look()
    assert next_chain("", "a") in branches
    assert next_chain(next_chain("", "a"), "b") not in branches

"""A demo office appears whole or not at all, however often its making is begun."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from app.demo.office import demo_invitation
from app.demo.prepare import ASIDE, demo_profile_dir, is_prepared, prepare_demo
from app.errors import Refusal, Unavailable
from app.ledger.office_folder import OfficeFolder


def leavings(root: Path) -> list[str]:
    return [entry.name for entry in root.iterdir() if entry.name.startswith(ASIDE)]


def test_an_empty_folder_becomes_a_demo_that_anybody_may_join(tmp_path: Path) -> None:
    root = tmp_path / "baru" / "kantor"
    assert prepare_demo(root, story=False)
    assert OfficeFolder(root).read().demo
    assert demo_invitation(root).office == OfficeFolder(root).read().office_id
    assert leavings(root) == []


def test_the_second_time_it_is_left_as_it_is(founded: Path) -> None:
    before = sorted(os.listdir(founded))
    assert not prepare_demo(founded, story=False)
    assert sorted(os.listdir(founded)) == before


def test_what_was_interrupted_while_it_was_put_in_place_is_finished(
    founded: Path, tmp_path: Path
) -> None:
    root = tmp_path / "kantor"
    aside = root / f"{ASIDE}0123abcd"
    shutil.copytree(founded, aside)
    (aside / ".lengkap").touch()
    os.replace(aside / "mejasiar.db", root / "mejasiar.db")  # as far as it came
    assert not is_prepared(root)
    assert prepare_demo(root, story=False)
    assert OfficeFolder(root).read() == OfficeFolder(founded).read()
    assert leavings(root) == []


def test_what_was_interrupted_while_it_was_made_is_made_anew(founded: Path, tmp_path: Path) -> None:
    root = tmp_path / "kantor"
    half = root / f"{ASIDE}0123abcd"
    shutil.copytree(founded, half)
    os.utime(half, (0, 0))
    assert prepare_demo(root, story=False)
    assert OfficeFolder(root).read() != OfficeFolder(founded).read()
    assert leavings(root) == []


def test_a_demo_being_made_by_another_program_is_not_touched(tmp_path: Path) -> None:
    root = tmp_path / "kantor"
    other = root / f"{ASIDE}0123abcd"
    other.mkdir(parents=True)
    assert prepare_demo(root, story=False)
    assert leavings(root) == [other.name]


def test_the_leavings_of_a_damaged_office_are_not_built_over(tmp_path: Path) -> None:
    (tmp_path / "mejasiar.db").write_bytes(b"something of value")
    with pytest.raises(Refusal, match="office_exists"):
        prepare_demo(tmp_path, story=False)
    assert (tmp_path / "mejasiar.db").read_bytes() == b"something of value"


def test_a_place_that_is_a_file_is_told_as_the_worlds_no(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(Unavailable):
        prepare_demo(tmp_path / "berkas" / "kantor", story=False)


def test_each_demo_that_is_ever_founded_has_a_profile_of_its_own(
    founded: Path, tmp_path: Path
) -> None:
    prepare_demo(tmp_path / "lain", story=False)
    assert demo_profile_dir(founded) != demo_profile_dir(tmp_path / "lain")

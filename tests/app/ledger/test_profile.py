"""A PC's own folder is one device of one office, and open only once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import Refusal, Unavailable
from app.ledger.profile import Membership, Profile, default_profile_dir

OFFICE = Membership("0a" * 32, "Kantor Uji", "0b" * 32)


def test_a_pc_keeps_its_device_id(tmp_path: Path) -> None:
    made = Profile(tmp_path / "pc").device
    assert len(made) == 16
    assert Profile(tmp_path / "pc").device == made
    assert Profile(tmp_path / "lain").device != made


def test_the_folders_that_work_needs_are_there(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "pc")
    assert all(each.is_dir() for each in (profile.staging, profile.cache, profile.log))


def test_a_pc_joins_one_office_and_pins_its_root(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    assert profile.membership() is None
    assert profile.office_secret() is None
    profile.join(OFFICE, b"s" * 32)
    assert Profile(tmp_path).membership() == OFFICE
    assert Profile(tmp_path).office_secret() == b"s" * 32
    with pytest.raises(Refusal, match="profile_of_other_office"):
        profile.join(Membership("0c" * 32, "Lain", "0b" * 32), b"t" * 32)
    with pytest.raises(Refusal, match="profile_of_other_office"):
        profile.join(Membership(OFFICE.office, "Kantor Uji", "0d" * 32), b"t" * 32)
    assert profile.office_secret() == b"s" * 32


@pytest.mark.skipif(os.name != "posix", reason="Windows seals the secret by DPAPI instead")
def test_the_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.join(OFFICE, b"s" * 32)
    assert (tmp_path / "office.secret").stat().st_mode & 0o777 == 0o600


def test_a_secret_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "office.secret").mkdir()
    with pytest.raises(Unavailable, match="secret_unreadable"):
        Profile(tmp_path).office_secret()


def test_a_profile_is_open_once(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    with profile.held() as held:
        assert held is profile
        with pytest.raises(Refusal, match="profile_in_use"), Profile(tmp_path).held():
            pass
    with Profile(tmp_path).held():
        pass


def test_a_profile_whose_process_was_killed_opens_again(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with pytest.raises(Refusal, match="profile_in_use"), Profile(tmp_path).held():
            pass
        child.kill()
    with Profile(tmp_path).held() as held:
        assert held.device


@pytest.mark.parametrize("content", ["{", "[]"])
def test_damaged_facts_are_told_and_kept(tmp_path: Path, content: str) -> None:
    (tmp_path / "pc.json").write_text(content)
    with pytest.raises(Unavailable, match="profile_unreadable"):
        Profile(tmp_path)
    assert (tmp_path / "pc.json").read_text() == content


def test_a_profile_where_a_file_is_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(Unavailable, match="profile_unwritable"):
        Profile(tmp_path / "berkas" / "pc")


def test_the_default_folder_is_local_to_the_machine() -> None:
    assert default_profile_dir().name == "mejasiar"


_HOLDER = """
import sys
from pathlib import Path
from app.ledger.profile import Profile
with Profile(Path(sys.argv[1])).held():
    print("held", flush=True)
    sys.stdin.read()
"""

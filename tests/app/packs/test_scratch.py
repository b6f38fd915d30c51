"""The corner where packs are taken apart: fresh each time, empty afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import Unavailable
from app.ledger.profile import Profile
from app.packs.scratch import new_scratch, scratch_folder


def test_it_is_empty_at_first_and_gone_afterwards(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    with scratch_folder(profile, "buat") as folder:
        assert list(folder.iterdir()) == []
        (folder / "rows").write_bytes(b"isi")
    assert list((tmp_path / "paket").iterdir()) == []


def test_only_what_a_killed_run_of_the_same_kind_left_is_removed(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    left, other = new_scratch(profile, "buka"), new_scratch(profile, "buat")
    fresh = new_scratch(profile, "buka")
    assert (left.exists(), other.exists(), fresh.exists()) == (False, True, True)


def test_a_profile_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    (tmp_path / "paket").write_bytes(b"sebuah berkas di tempatnya")
    with pytest.raises(Unavailable, match="profile_unwritable"):
        new_scratch(profile, "buka")

"""What Pelaksana prepared is there after a restart, and is nobody else's."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.acts import Activity, Wording
from app.domain.media import MediaItem
from app.drafts import Draft, Drafts
from app.errors import Refusal
from tests.faults import Faults, How, When
from tests.promises.failing_scenes import forked

ID = "3fa9c0de" * 4
DRAFT = Draft(
    Activity("Peninjauan", "kdh", 1_795_323_600_000, "Desa Kujan", ("Bupati",)),
    (MediaItem("ab" * 32, "jpg", "IMG_1.jpg", "photo", 10, 4, 3, previews={"thumb.jpg": "c"}),),
    Wording("Jalan ditinjau.", {"instagram": "Jalan"}),
    {"smartphone": True, "komputer": False},
)


def test_a_draft_is_read_again_as_it_was(tmp_path: Path) -> None:
    Drafts(tmp_path / "drafts").keep(ID, DRAFT)
    assert Drafts(tmp_path / "drafts").read(ID) == DRAFT


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is not opened there to be flushed")
def test_the_first_draft_lasts_with_the_folders_that_it_lies_in(tmp_path: Path) -> None:
    with Faults(tmp_path) as counted:
        Drafts(tmp_path / "profil" / "drafts").keep(ID, DRAFT)
    flushed = {call.path for call in counted.calls if call.name == "fsync"}
    assert {".", "profil", "profil/drafts"} <= flushed


@pytest.mark.parametrize(
    "how",
    [
        How.ERROR,
        How.GONE,
        pytest.param(
            How.KILLED, marks=pytest.mark.skipif(sys.platform == "win32", reason="forks its PCs")
        ),
    ],
)
def test_whichever_call_fails_the_draft_before_or_the_new_one_is_there_whole(
    tmp_path: Path, how: How
) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep(ID, DRAFT)
    with Faults(tmp_path) as counted:
        drafts.keep(ID, DRAFT)
    later = replace(DRAFT, wording=Wording("Jalan dan jembatan ditinjau."))
    for call in counted.calls:
        for when in When:
            drafts.keep(ID, DRAFT)

            def fails(number: int = call.number, when: When = when) -> None:
                with suppress(OSError), Faults(tmp_path, number, when, how):
                    drafts.keep(ID, later)

            if how is How.KILLED:
                forked(fails)
            else:
                fails()
            assert drafts.read(ID) in (DRAFT, later), (call, when)


def test_there_is_none_before_the_first_and_after_it_was_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    assert drafts.read(ID) is None
    drafts.keep(ID, DRAFT)
    drafts.drop(ID)
    drafts.drop(ID)
    assert drafts.read(ID) is None


def test_the_drafts_for_other_coverages_are_found_without_what_is_none(tmp_path: Path) -> None:
    drafts, other = Drafts(tmp_path), "ab12" * 8
    assert list(Drafts(tmp_path / "belum ada").others(ID)) == []
    drafts.keep(ID, DRAFT)
    drafts.keep(other, DRAFT)
    (tmp_path / "catatan.json").write_text("{}")
    (tmp_path / f"{'cd34' * 8}.json").write_text("{")
    assert list(drafts.others(ID)) == [(other, DRAFT)]


@pytest.mark.parametrize("written", [b"{", b"\xff", b'{"activity": 3}', b"[]"])
def test_a_damaged_draft_is_set_aside_and_not_removed(tmp_path: Path, written: bytes) -> None:
    drafts = Drafts(tmp_path)
    (tmp_path / f"{ID}.json").write_bytes(written)
    assert drafts.read(ID) is None
    assert (tmp_path / f"{ID}.rusak").read_bytes() == written


def test_a_draft_that_the_disk_does_not_give_is_no_damaged_one_and_stays(tmp_path: Path) -> None:
    drafts, other = Drafts(tmp_path), "ab12" * 8
    drafts.keep(other, DRAFT)
    (tmp_path / f"{ID}.json").mkdir()  # as refuses to be read, also for root
    with pytest.raises(OSError, match=r"directory|denied"):
        drafts.read(ID)
    assert drafts.seen(ID) is None
    assert drafts.seen(other) == DRAFT
    assert list(drafts.others("cd34" * 8)) == [(other, DRAFT)]
    assert (tmp_path / f"{ID}.json").is_dir()


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 32])
def test_a_draft_lies_under_an_id_and_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal, match="coverage_unknown"):
        Drafts(tmp_path).keep(name, DRAFT)
    assert list(tmp_path.iterdir()) == []

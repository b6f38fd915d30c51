"""The whole check without a window: what it says, and how a script hears of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.__main__ import FAILED, FINDINGS, SOUND, main
from app.copies.state import shared_shelf
from app.health.headless import deep_check
from app.health.line import Area, State
from app.ledger.office_folder import OfficeFolder
from tests.app.verification.tampering import flip
from tests.office_builder import MINUTE, DemoOffice, Pc

PAGE = 4096


def deep(office: DemoOffice, pc: Pc, *more: str) -> list[str]:
    paths = ["--office", str(office.folder.root), "--profile", str(pc.profile.root)]
    return ["verify", "--deep", *paths, *more]


def test_a_sound_office_is_sound_in_every_area(office: DemoOffice, pc: Pc) -> None:
    pc.hands_in(pc.opens())
    pc.sync()
    check = deep_check(office.folder, pc.profile)
    assert check.is_sound
    assert {line.area for line in check.lines} == set(Area)
    assert [line.code for line in check.lines if line.state is State.BAD] == []


def test_a_script_hears_0_while_things_only_ask_for_attention(
    office: DemoOffice, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = shared_shelf(office.folder)
    shelf.mkdir()
    (shelf / "2026-11-01-9-abcdef01.db.rusak").touch()
    assert main(deep(office, pc)) == SOUND
    told = capsys.readouterr().out.splitlines()
    assert all(line.startswith("#") for line in told)
    assert any(line.startswith("# copies  attention  ") for line in told)


def test_a_script_hears_1_with_a_line_for_what_is_bad(
    office: DemoOffice, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    flip(office.folder.ledger, 3, "signature")
    assert main(deep(office, pc)) == FINDINGS
    told = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("#")]
    assert any(line.startswith("whole_findings  -  whole  ") for line in told)
    assert any(line.startswith("not_genuine_signature  ") for line in told)


def test_a_program_reads_the_same_as_json(
    office: DemoOffice, pc: Pc, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(deep(office, pc, "--json")) == SOUND
    table = json.loads(capsys.readouterr().out)
    assert table["sound"] is True
    assert table["findings"] == []
    share = next(line for line in table["health"] if line["area"] == "share")
    assert (share["state"], share["code"]) == ("ok", "share_ok")
    assert "Ruang kosong" in share["sentence"]


def test_an_office_that_is_away_is_said_to_be_and_nothing_is_written_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    away = tmp_path / "kantor"
    away.mkdir()
    assert main(["verify", "--deep", "--office", str(away), "--json"]) == FAILED
    table = json.loads(capsys.readouterr().out)
    assert table["failure"] == "office_offline"
    assert table["health"][0]["code"] == "office_file_missing"
    assert list(away.iterdir()) == []


def test_without_a_profile_only_what_the_share_tells_is_told(office: DemoOffice) -> None:
    areas = {line.area for line in deep_check(OfficeFolder(office.folder.root)).lines}
    assert Area.SHARE in areas
    assert not areas & {Area.REPLICA, Area.DISK, Area.LEDGER}


def test_a_damaged_replica_is_bad_and_the_rest_is_told_all_the_same(
    office: DemoOffice, pc: Pc
) -> None:
    profile = pc.profile
    office.close()
    profile.events_db.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    check = deep_check(office.folder, profile)
    codes = {line.code for line in check.lines}
    assert {"replica_damaged", "share_ok", "whole_findings"} <= codes
    assert not check.is_sound


def test_a_replica_of_which_a_page_is_damaged_is_bad_and_the_rest_is_told_all_the_same(
    office: DemoOffice, pc: Pc
) -> None:
    profile = pc.profile
    office.close()
    content = profile.events_db.read_bytes()
    profile.events_db.write_bytes(content[: 2 * PAGE] + b"x" * 5 * PAGE + content[7 * PAGE :])
    check = deep_check(office.folder, profile)
    assert {"replica_damaged", "share_ok", "lock_free"} <= {line.code for line in check.lines}
    assert not check.is_sound


@pytest.mark.parametrize("harm", [Path.unlink, lambda ledger: ledger.write_bytes(b"")])
def test_a_ledger_that_is_none_is_never_called_sound_by_heart(
    office: DemoOffice, pc: Pc, harm: Callable[[Path], object]
) -> None:
    harm(office.folder.ledger)
    for profile in (pc.profile, None):
        lines = {line.area: line for line in deep_check(office.folder, profile).lines}
        assert lines[Area.LEDGER].state is State.BAD
        assert lines[Area.LEDGER].code in {"ledger_missing", "ledger_empty"}
        assert lines[Area.MEDIA].state is State.UNKNOWN, "nobody knew which files there are"


def test_a_file_with_other_bytes_makes_the_media_bad(office: DemoOffice, pc: Pc) -> None:
    pc.hands_in(pc.opens())
    pc.sync()
    assert "media_hashed" in {line.code for line in deep_check(office.folder).lines}
    photo = next(office.folder.files.rglob("data/*.jpg"))
    photo.write_bytes(photo.read_bytes()[:-1])
    line = next(line for line in deep_check(office.folder).lines if line.area is Area.MEDIA)
    assert (line.state, line.code, line.facts["count"]) == (State.BAD, "media_wrong", 1)
    assert photo.name in str(line.more[0].facts["text"])


def test_acts_with_times_that_cannot_be_stand_under_the_clock(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    office.clock.at -= 90 * MINUTE
    pc.hands_in(coverage)
    pc.sync()
    lines = [line for line in deep_check(office.folder).lines if line.code == "times_noticed"]
    assert [line.area for line in lines] == [Area.CLOCK]
    assert "time_backwards" in {each.code for each in lines[0].more}

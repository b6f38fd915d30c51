"""A whole check puts back at once what this PC has, and names what is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.__main__ import FAILED, FINDINGS, SOUND, main
from app.domain.media import MediaItem
from app.health.checking import MENDING, check_apart, mended
from app.health.headless import deep_check
from app.health.line import Area, HealthLine, State
from app.health.whole import files_lines, whole_lines
from app.media.shelf import THUMB
from app.verification.verify import verify_office
from tests.office_builder import TITLE, DemoOffice, Pc


@pytest.fixture
def photos(pc: Pc) -> list[MediaItem]:
    """Two photos that lie on the share, delivered, and in the PC that handed them in."""
    coverage = pc.opens()
    found = [pc.photo(coverage, colour, f"{colour}.jpg") for colour in ("navy", "olive")]
    pc.hands_in(coverage, *found)
    pc.sync()
    return found


def on_share(office: DemoOffice, photo: MediaItem) -> Path:
    return next(office.folder.files.rglob(f"{photo.sha256[:16]}.jpg"))


def untold(what: str, done: int, total: int) -> None:
    """Nobody listens."""


def checked(office: DemoOffice, pc: Pc) -> list[HealthLine]:
    """The lines of a whole check as the window makes it."""
    report = verify_office(office.folder, pc.profile)
    outcome = mended(report, pc.profile, pc.station.care, office.clock.at, untold)
    return [*whole_lines(outcome.report), *files_lines(outcome)]


def names(line: HealthLine) -> list[str]:
    return [str(each.facts["name"]) for each in line.more]


def test_a_lost_and_an_altered_file_are_put_back_and_named(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    lost, altered = (on_share(office, photo) for photo in photos)
    genuine = lost.read_bytes(), altered.read_bytes()
    lost.unlink()
    altered.write_bytes(b"bukan foto itu")

    sound, back = checked(office, pc)

    assert (lost.read_bytes(), altered.read_bytes()) == genuine
    assert (sound.state, sound.code) == (State.OK, "whole_sound")
    assert (back.state, back.code) == (State.OK, "files_restored")
    assert names(back) == ["navy.jpg", "olive.jpg"]
    assert back.more[0].facts["title"] == TITLE
    assert {i.code for i in pc.station.replica.incidents.all()} == {"media_restored"}


def test_what_no_pc_here_has_is_lost_by_name_and_the_rest_is_put_back(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    for photo in photos:
        on_share(office, photo).unlink()
    shutil.rmtree(pc.profile.staging / "berkas")
    findings, lost = checked(office, pc)
    assert (findings.state, findings.facts["count"]) == (State.BAD, 2)
    assert (lost.state, lost.code) == (State.BAD, "files_lost")
    assert sorted(names(lost)) == ["navy.jpg", "olive.jpg"]


def test_the_same_photo_of_two_coverages_is_lost_in_one_and_put_back_in_the_other(
    office: DemoOffice, pc: Pc
) -> None:
    for title in ("Panen raya", "Rapat kerja"):
        coverage = pc.opens(title)
        pc.hands_in(coverage, pc.photo(coverage))
    pc.sync()
    for photo in sorted(office.folder.files.rglob("data/*.jpg")):
        photo.unlink()
    shutil.rmtree(next(pc.profile.staging.glob("berkas/*/*/*rapat-kerja")))
    findings, lost, back = checked(office, pc)
    assert (findings.code, findings.facts["count"]) == ("whole_findings", 1)
    assert (lost.code, lost.more[0].facts["title"]) == ("files_lost", "Rapat kerja")
    assert (back.code, back.more[0].facts["title"]) == ("files_restored", "Panen raya")


def test_a_lost_preview_is_put_back_as_well(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    thumb = next(office.folder.previews.rglob(f"{photos[0].sha256}/{THUMB}"))
    thumb.unlink()
    back = checked(office, pc)[-1]
    assert thumb.exists()
    assert (back.code, names(back)) == ("files_restored", ["navy.jpg"])


def test_what_cannot_be_written_now_is_not_called_lost(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    there = on_share(office, photos[0])
    there.unlink()
    there.mkdir()
    (there / "berisi").touch()
    (office.folder.copies / "berkas-berubah").touch()  # nothing can be set aside
    stuck = checked(office, pc)[-1]
    assert (stuck.state, stuck.code, names(stuck)) == (State.BAD, "files_stuck", ["navy.jpg"])


def test_it_says_which_file_it_is_at_and_can_be_ended(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    for photo in photos:
        on_share(office, photo).write_bytes(b"lain")
    report = verify_office(office.folder, pc.profile)
    heard: list[tuple[int, int]] = []

    def told(what: str, done: int, total: int) -> None:
        assert what == MENDING
        heard.append((done, total))
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        mended(report, pc.profile, pc.station.care, office.clock.at, told)
    assert set(heard) == {(0, 2), (1, 2)}
    still = [on_share(office, photo).read_bytes() == b"lain" for photo in photos]
    assert sorted(still) == [False, True]  # what was put back stays
    assert mended(report, pc.profile, pc.station.care, office.clock.at, untold).report.is_sound


def test_in_another_process_the_same_is_found(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    on_share(office, photos[0]).unlink()
    here = verify_office(office.folder, pc.profile, now=office.clock.at)
    assert check_apart(office.folder, pc.profile, office.clock.at, untold) == here
    assert [each.code for each in here.findings] == ["file_missing"]


def test_headless_names_what_is_lost_and_changes_nothing(
    office: DemoOffice, pc: Pc, photos: list[MediaItem]
) -> None:
    there = on_share(office, photos[0])
    there.unlink()
    shutil.rmtree(pc.profile.staging / "berkas")
    lines = deep_check(office.folder, pc.profile).lines
    assert [line.code for line in lines if line.area is Area.WHOLE][-1] == "files_lost"
    assert not there.exists()


def test_headless_puts_it_back_when_it_is_asked_to(
    office: DemoOffice, pc: Pc, photos: list[MediaItem], capsys: pytest.CaptureFixture[str]
) -> None:
    there = on_share(office, photos[0])
    there.unlink()
    office.close()
    told = ["verify", "--deep", "--office", str(office.folder.root)]
    told += ["--profile", str(pc.profile.root)]
    assert main(told) == FINDINGS
    assert "files_here  -  whole  1 berkas" in capsys.readouterr().out
    assert main([*told, "--restore", "--json"]) == SOUND
    table = json.loads(capsys.readouterr().out)
    assert [each["code"] for each in table["listed"]] == ["file_restored"]
    assert "files_restored" in {line["code"] for line in table["health"]}
    assert there.exists()


def test_restoring_needs_the_pc_whose_files_it_takes(
    office: DemoOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "--office", str(office.folder.root), "--restore"])
    assert ended.value.code == 2
    assert "--restore" in capsys.readouterr().err


def test_nothing_is_restored_beside_an_open_window(
    office: DemoOffice, pc: Pc, photos: list[MediaItem], capsys: pytest.CaptureFixture[str]
) -> None:
    on_share(office, photos[0]).unlink()
    told = ["verify", "--deep", "--restore", "--office", str(office.folder.root)]
    with pc.profile.held():
        assert main([*told, "--profile", str(pc.profile.root)]) == FAILED
    assert "Meja Siar masih terbuka di PC ini" in capsys.readouterr().out

"""What a laptop takes along is there, whole, within its share of the disk, and never in the way."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from app.domain.media import MediaItem
from app.errors import Refusal, Unavailable
from app.media.keeping import Keeping
from app.media.luggage import Luggage, Parcel
from tests.office_builder import DemoOffice, Pc
from tests.walks import away


def always(done: int) -> bool:
    return True


@pytest.fixture
def coverages(pc: Pc) -> list[str]:
    """Three coverages with one photo each, delivered."""
    made = []
    for title, colour in (("Satu", "navy"), ("Dua", "teal"), ("Tiga", "olive")):
        coverage = pc.opens(title)
        pc.hands_in(coverage, pc.photo(coverage, colour))
        made.append(coverage)
    pc.sync()
    return made


@pytest.fixture
def laptop(office: DemoOffice, coverages: list[str]) -> Pc:
    """A PC that is about to leave, with none of the originals."""
    return office.pc("laptop")


def parcel(laptop: Pc, coverage: str) -> Parcel:
    return laptop.station.care.luggage.parcel(laptop.coverage(coverage))


def photo_of(laptop: Pc, coverage: str) -> MediaItem:
    return laptop.coverage(coverage).media[0]


def with_quota(laptop: Pc, photos: float) -> Luggage:
    """The laptop's luggage with room for so many of these photos."""
    station, size = laptop.station, photo_of(laptop, next(iter(ids(laptop)))).size
    station.care.keep(replace(Keeping(), carried_bytes=int(size * photos)))
    return station.care.luggage


def ids(laptop: Pc) -> list[str]:
    return [card.id for card in laptop.station.queries.open_cards()]


def test_a_parcel_says_what_is_still_to_be_brought(laptop: Pc, coverages: list[str]) -> None:
    first = parcel(laptop, coverages[0])
    assert (len(first.files), len(first.missing)) == (1, 1)
    assert first.missing_size == first.size == photo_of(laptop, coverages[0]).size


def test_what_cannot_be_brought_is_told_by_the_name_that_people_know(
    office: DemoOffice, laptop: Pc, coverages: list[str]
) -> None:
    photo = photo_of(laptop, coverages[0])
    with away(office), pytest.raises(Unavailable, match="original_missing") as told:
        laptop.station.care.luggage.bring(coverages[0], photo, always)
    assert told.value.facts["name"] == photo.name
    (kept,) = office.folder.root.rglob(f"{photo.sha256[:16]}.jpg")
    kept.chmod(0o644)
    kept.write_bytes(bytes(photo.size))
    with pytest.raises(Unavailable, match="file_altered") as told:
        laptop.station.care.luggage.bring(coverages[0], photo, always)
    assert told.value.facts["name"] == photo.name


def test_what_was_brought_is_read_with_the_office_away(
    office: DemoOffice, laptop: Pc, coverages: list[str]
) -> None:
    photo = photo_of(laptop, coverages[0])
    laptop.station.care.luggage.bring(coverages[0], photo, always)
    assert parcel(laptop, coverages[0]).missing == ()
    with away(office):
        kept = laptop.station.carrier.original(coverages[0], photo)
        assert kept.is_relative_to(laptop.profile.cache)
        assert laptop.station.carrier.genuine(coverages[0], photo) == kept
        with pytest.raises(Unavailable, match="original_missing"):
            laptop.station.carrier.original(coverages[1], photo_of(laptop, coverages[1]))


def test_what_the_pc_handed_in_itself_is_here_already(pc: Pc, coverages: list[str]) -> None:
    assert parcel(pc, coverages[0]).missing == ()


def test_an_altered_file_on_the_share_is_not_taken_along(
    pc: Pc, laptop: Pc, coverages: list[str]
) -> None:
    photo = photo_of(laptop, coverages[0])
    there = pc.station.folder.root / pc.station.bag_of(coverages[0]) / "data"
    (there / f"{photo.sha256[:16]}.jpg").write_bytes(b"lain")
    with pytest.raises(Unavailable, match="file_altered"):
        laptop.station.care.luggage.bring(coverages[0], photo, always)
    assert parcel(laptop, coverages[0]).missing == (photo,)


def test_a_file_that_this_disk_spoilt_is_brought_anew(laptop: Pc, coverages: list[str]) -> None:
    photo = photo_of(laptop, coverages[0])
    luggage = laptop.station.care.luggage
    luggage.bring(coverages[0], photo, always)
    kept = laptop.station.carrier.original(coverages[0], photo)
    kept.write_bytes(b"rusak")
    luggage.bring(coverages[0], photo, always)
    assert laptop.station.carrier.genuine(coverages[0], photo) == kept


def test_cancelling_leaves_what_came(laptop: Pc, coverages: list[str]) -> None:
    luggage = laptop.station.care.luggage
    luggage.bring(coverages[0], photo_of(laptop, coverages[0]), always)
    with pytest.raises(Refusal, match="copy_cancelled"):
        luggage.bring(coverages[1], photo_of(laptop, coverages[1]), lambda done: False)
    assert parcel(laptop, coverages[0]).missing == ()
    assert len(parcel(laptop, coverages[1]).missing) == 1


def test_the_oldest_gives_way_when_the_room_is_used_up(laptop: Pc, coverages: list[str]) -> None:
    first, second, third = coverages
    luggage = with_quota(laptop, 2.5)
    for age, coverage in ((200, first), (100, second)):
        photo = photo_of(laptop, coverage)
        luggage.bring(coverage, photo, always)
        kept = laptop.station.carrier.original(coverage, photo)
        ago = kept.stat().st_mtime - age
        os.utime(kept, (ago, ago))
    luggage.make_room([luggage.parcel(laptop.coverage(third))])
    assert [len(parcel(laptop, each).missing) for each in coverages] == [1, 0, 1]


def test_what_is_asked_for_now_never_gives_way_to_itself(laptop: Pc, coverages: list[str]) -> None:
    luggage = with_quota(laptop, 1.5)
    luggage.bring(coverages[0], photo_of(laptop, coverages[0]), always)
    wanted = [luggage.parcel(laptop.coverage(each)) for each in coverages]
    with pytest.raises(Unavailable, match="luggage_full"):
        luggage.make_room(wanted)
    assert parcel(laptop, coverages[0]).missing == ()


def test_a_disk_that_is_too_small_is_told_before_anything_is_copied(
    laptop: Pc, coverages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    luggage = laptop.station.care.luggage
    monkeypatch.setattr(luggage, "free", lambda: 1000)
    with pytest.raises(Unavailable, match="disk_full"):
        luggage.make_room([parcel(laptop, coverages[0])])

"""Previews come by themselves, what waits for who sits here first, and none that is not genuine."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.domain.roles import Role
from app.media.carrier import local_preview
from app.media.shelf import SCREEN, THUMB
from tests.office_builder import KABAG, KASUBAG, DemoOffice, Pc


@pytest.fixture
def laptop(office: DemoOffice, pc: Pc) -> Pc:
    """A second PC of the office."""
    return office.pc("laptop")


def handed_in(pc: Pc, laptop: Pc, *colours: str) -> tuple[str, list[MediaItem]]:
    """A coverage with a photo of each colour, known at the laptop; its previews are not there."""
    coverage = pc.opens()
    photos = [pc.photo(coverage, colour, f"IMG_{colour}.jpg") for colour in colours]
    pc.hands_in(coverage, *photos)
    pc.sync()
    laptop.sync()
    return coverage, photos


def has_preview(pc: Pc, coverage: Coverage) -> bool:
    cache = pc.profile.cache
    return all(local_preview(cache, item.sha256, THUMB) for item in coverage.media)


def test_what_waits_comes_even_where_the_lists_end(
    pc: Pc, laptop: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = pc.opens("Menunggu sejak lama")
    pc.hands_in(waits)
    pc.act(KASUBAG, waits, acts.CoverageReceived())
    later = pc.opens("Baru saja")
    pc.hands_in(later, pc.photo(later, "teal"))
    pc.sync()
    laptop.sync()
    queries = laptop.station.queries
    monkeypatch.setattr(queries, "shown_cards", lambda: ())  # 500 newer ones stand before it
    laptop.sits(KABAG)
    person = laptop.desk.actor().person
    assert [card.id for card in queries.waiting_for(person, [Role.KABAG])] == [waits]
    assert laptop.station.fetch_waiting_previews() == {waits}
    assert has_preview(laptop, laptop.coverage(waits))


def test_one_altered_preview_keeps_no_other_item_of_its_coverage_away(
    pc: Pc, laptop: Pc, office: DemoOffice
) -> None:
    coverage, (bad, good) = handed_in(pc, laptop, "navy", "teal")
    shelf = office.folder.previews / bad.sha256[:2] / bad.sha256
    genuine = (shelf / THUMB).read_bytes()
    (shelf / THUMB).write_bytes(b"bukan itu")
    previews = laptop.station.previews
    assert laptop.station.fetch_waiting_previews() == {coverage}
    assert (previews.trouble(bad.sha256), previews.trouble(good.sha256)) == ("preview_altered", "")
    assert local_preview(laptop.profile.cache, good.sha256, THUMB) is not None

    (shelf / THUMB).write_bytes(genuine)
    assert laptop.station.fetch_waiting_previews() == {coverage}
    assert previews.trouble(bad.sha256) == ""
    assert laptop.station.fetch_waiting_previews() == frozenset()


def test_a_preview_drawn_anew_is_for_this_pc_alone_where_it_differs(
    pc: Pc, laptop: Pc, office: DemoOffice
) -> None:
    coverage, (photo,) = handed_in(pc, laptop, "navy")
    shelf = office.folder.previews / photo.sha256[:2] / photo.sha256
    (shelf / THUMB).write_bytes(b"bukan itu")
    laptop.station.fetch_waiting_previews()
    assert not laptop.station.previews.remake(coverage, photo)
    drawn = local_preview(laptop.profile.cache, photo.sha256, THUMB)
    assert drawn is not None
    assert "ulang" in drawn.parts
    assert (shelf / THUMB).read_bytes() == b"bukan itu"
    laptop.station.fetch_waiting_previews()
    assert laptop.station.previews.trouble(photo.sha256) == ""


def test_the_small_pictures_of_all_that_waits_come_before_the_large_ones_of_any(
    pc: Pc, laptop: Pc
) -> None:
    first, second = pc.opens("Pertama"), pc.opens("Kedua")
    for coverage, colour in ((first, "navy"), (second, "teal")):
        pc.hands_in(coverage, pc.photo(coverage, colour))
        pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.sync()
    laptop.sync()
    laptop.sits(KABAG)
    cache = laptop.profile.cache
    heard: list[tuple[bool, bool]] = []

    def told(coverage: str) -> None:
        every = [laptop.coverage(each).media[0].sha256 for each in (first, second)]
        small = [local_preview(cache, sha256, THUMB) is not None for sha256 in every]
        large = [local_preview(cache, sha256, SCREEN) is not None for sha256 in every]
        heard.append((all(small), any(large)))

    assert laptop.station.fetch_waiting_previews(told=told) == {first, second}
    assert heard == [(False, False), (True, False), (True, True), (True, True)]


def test_who_leaves_in_the_middle_finds_the_rest_brought_the_next_time(pc: Pc, laptop: Pc) -> None:
    coverage, _ = handed_in(pc, laptop, "navy", "teal")
    turns = iter((True, True, False))
    laptop.station.fetch_waiting_previews(lambda: next(turns, False))
    assert not has_preview(laptop, laptop.coverage(coverage))
    assert laptop.station.fetch_waiting_previews() == {coverage}
    assert has_preview(laptop, laptop.coverage(coverage))


def test_a_preview_that_a_power_cut_spoiled_here_is_brought_again(
    pc: Pc, laptop: Pc, office: DemoOffice
) -> None:
    _, (photo,) = handed_in(pc, laptop, "navy")
    laptop.station.fetch_waiting_previews()
    small = local_preview(laptop.profile.cache, photo.sha256, THUMB)
    assert small is not None
    whole = small.read_bytes()
    small.write_bytes(b"")
    laptop.close()
    office.pcs.pop("laptop")
    again = office.pc("laptop")
    again.station.fetch_waiting_previews()
    assert small.read_bytes() == whole

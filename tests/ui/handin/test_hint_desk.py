"""Before it is handed in, what is alike is shown as stacks, compared, and left out with a click."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from PIL import ImageFilter
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.demo.pictures import SCENES, draw
from app.domain.acts import Activity
from app.domain.coverage import Coverage
from app.domain.media import MediaItem
from app.drafts import Draft
from app.media.hints import Thresholds
from app.media.limits import Limits
from app.media.previews import make_previews
from app.media.shelf import THUMB, Shelf
from tests.office_builder import PELAKSANA, Pc
from tests.ui.tabs.seen_words import TURNED, shows_only_what_can_be_seen
from ui.handin.alike_window import AlikeWindow, facts_of, sharpest
from ui.handin.hint_book import DraftHints, HintBook
from ui.handin.hint_desk import HintDesk
from ui.handin.media_tiles import Tiles
from ui.handin.media_zone import MediaZone
from ui.theme import Theme
from ui.widgets.thumbs import Thumbs
from ui.workplace import Workplace

PATIENCE = 20_000  # ms
ACTIVITY = Activity("Peninjauan", "kdh", 0, "Kujan")
COVERAGE = "c" * 32


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two of one scene, one of another, and that one out of focus."""
    folder = tmp_path_factory.mktemp("kartu")
    road, hall = (draw(SCENES[number], Random(f"1 {number}"), 1024) for number in (2, 4))
    made = {
        "jalan.jpg": road,
        "jalan-lagi.jpg": road.crop((12, 10, 1010, 756)),
        "rapat.jpg": hall,
        "rapat-buram.jpg": hall.filter(ImageFilter.GaussianBlur(6)),
    }
    for name, picture in made.items():
        picture.save(folder / name, quality=88)
    return {name: folder / name for name in made}


@pytest.fixture
def seat(workplace: Callable[[str], Workplace]) -> Workplace:
    return workplace(PELAKSANA)


@pytest.fixture
def items(seat: Workplace, photos: dict[str, Path]) -> dict[str, MediaItem]:
    """The photos as the intake leaves them: with their previews on this PC."""
    found = {}
    for number, (name, path) in enumerate(photos.items()):
        sha256 = f"{number:064x}"
        make_previews(path, sha256, seat.station.profile.cache, Limits())
        found[name] = MediaItem(sha256, "jpg", name, "photo", path.stat().st_size, 1024, 768)
    return found


@pytest.fixture
def book(seat: Workplace, qtbot: QtBot) -> HintBook:
    return HintBook(seat.station, seat.tasks, Thresholds())


@pytest.fixture
def zone(theme: Theme, seat: Workplace) -> Iterator[MediaZone]:
    made = MediaZone(theme, Thumbs(seat.tasks))
    made.resize(640, 700)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def desk(zone: MediaZone, book: HintBook, theme: Theme, seat: Workplace) -> HintDesk:
    cache = seat.station.profile.cache
    return HintDesk(zone, book, theme, seat.tasks, Thumbs(seat.tasks), cache)


def shown(desk: HintDesk, zone: MediaZone, draft: Draft, cache: Path) -> None:
    """The draft on the page, as the media desk shows it."""
    desk.book.expect(draft.media)
    zone.show_media(draft, Tiles(cache).of(draft.media, hints=desk.book.hints))
    desk.show(draft)


def looked_at(qtbot: QtBot, book: HintBook, media: tuple[MediaItem, ...]) -> None:
    """Every one of these was looked at by a real worker."""
    with qtbot.waitSignal(book.changed, timeout=PATIENCE):
        book.expect(media)
    qtbot.waitUntil(
        lambda: all(book.looked(item.sha256).likeness is not None for item in media),
        timeout=PATIENCE,
    )
    qtbot.waitUntil(lambda: book.hints.to_look_at == 0, timeout=PATIENCE)


def test_media_are_looked_at_one_by_one_and_told_together(
    book: HintBook, items: dict[str, MediaItem], qtbot: QtBot
) -> None:
    media = tuple(items.values())
    looked_at(qtbot, book, media)
    first, second, hall, blurred = (item.sha256 for item in media)
    assert list(book.hints.groups) == [(first, second), (hall, blurred)]
    assert book.hints.codes == {blurred: ("blurred",)}
    book.expect(media[1:])
    assert list(book.hints.groups) == [(hall, blurred)]
    book.turn_to(Coverage(COVERAGE, "", ACTIVITY, ACTIVITY, "", 0))
    assert book.hints.codes == {}
    book.expect(media)
    assert book.hints.codes == {blurred: ("blurred",)}, "known at once, without another look"


def test_what_cannot_be_looked_at_gets_no_hint_and_does_not_hold_up_the_rest(
    book: HintBook, items: dict[str, MediaItem], seat: Workplace, qtbot: QtBot
) -> None:
    media = tuple(items.values())[1:3]
    cache = seat.station.profile.cache
    broken = cache / "pratinjau" / media[0].sha256[:2] / media[0].sha256 / "screen.jpg"
    broken.write_bytes(b"rusak")
    book.expect(media)
    qtbot.waitUntil(lambda: book.looked(media[1].sha256).likeness is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: book.hints.to_look_at == 0, timeout=PATIENCE)
    assert book.looked(media[0].sha256).likeness is None


def test_what_has_no_preview_yet_is_looked_at_when_it_came(
    book: HintBook, items: dict[str, MediaItem], seat: Workplace, qtbot: QtBot
) -> None:
    item = items["rapat-buram.jpg"]
    thumb = Shelf(seat.station.profile.cache).path(item.sha256, THUMB)
    away = thumb.rename(thumb.with_name("belum"))
    book.expect((item,))
    assert book.hints == DraftHints()
    away.rename(thumb)
    with qtbot.waitSignal(book.changed, timeout=PATIENCE):
        book.expect((item,))
    assert book.hints.codes == {item.sha256: ("blurred",)}


def test_what_was_handed_in_for_another_coverage_is_told_on_the_page(
    book: HintBook, seat: Workplace, colleague: Pc, qtbot: QtBot
) -> None:
    other = colleague.opens("Panen raya")
    item = colleague.photo(other, "navy", "IMG_7.jpg")
    colleague.hands_in(other, item)
    colleague.sync()
    qtbot.waitUntil(lambda: bool(seat.station.queries.open_cards()), timeout=PATIENCE)
    qtbot.waitUntil(lambda: seat.station.queries.open_cards()[0].revision == 1, timeout=PATIENCE)
    with qtbot.waitSignal(book.changed, timeout=PATIENCE):
        book.turn_to(Coverage(COVERAGE, "", ACTIVITY, ACTIVITY, "", 0))
        book.expect((replace(item, name="salinan.jpg"),))
    (earlier,) = book.hints.earlier.values()
    assert (earlier.title, earlier.name) == ("Panen raya", "IMG_7.jpg")


@pytest.fixture
def compared(
    desk: HintDesk,
    zone: MediaZone,
    items: dict[str, MediaItem],
    seat: Workplace,
    qtbot: QtBot,
) -> Iterator[AlikeWindow]:
    """The first two beside each other, as a click on their stack opens them."""
    media = tuple(items.values())
    looked_at(qtbot, desk.book, media)
    shown(desk, zone, Draft(ACTIVITY, media), seat.station.profile.cache)
    zone.again.stacks.clicked.emit(zone.again.stacks.stacks.index(0))
    window = desk.window
    assert window is not None
    yield window
    if desk.window is not None:
        desk.window.close()


def test_look_alikes_lie_in_a_stack_and_open_beside_each_other_zoomed_as_one(
    compared: AlikeWindow, desk: HintDesk, zone: MediaZone, qtbot: QtBot
) -> None:
    assert [tile.duration_text for tile in zone.again.stacks.stacks.tiles()] == ["2", "2"]
    assert zone.again.summary.text() == (
        "Perlu dilihat lagi: 2 kelompok foto mirip · 1 agak buram."
    )
    assert zone.grid.media.tiles()[1].badges == ("mirip jalan",)
    left, right = compared.left, compared.right
    names = [side.item.name for side in (left, right) if side.item]
    assert sorted(names) == ["jalan-lagi.jpg", "jalan.jpg"]
    one, other = compared.view.views
    qtbot.waitUntil(lambda: one.has_photo and other.has_photo, timeout=PATIENCE)
    one.zoom_by(3, glide=False)
    assert other.look == one.look
    compared.swap.click()
    assert [side.item.name for side in (left, right) if side.item] == names[::-1]
    zone.again.stacks.clicked.emit(zone.again.stacks.stacks.index(1))
    qtbot.waitUntil(lambda: not isValid(compared), timeout=PATIENCE)
    assert desk.window is not None, "the other stack is compared now, in one window"
    assert desk.window.left.item is not None
    assert desk.window.left.item.name == "rapat.jpg", "the sharper one is held against the other"


def test_the_one_that_is_not_kept_is_asked_to_be_discarded_and_the_window_goes(
    compared: AlikeWindow,
    desk: HintDesk,
    zone: MediaZone,
    items: dict[str, MediaItem],
    seat: Workplace,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(desk.discard_requested) as asked:
        qtbot.mouseClick(compared.right.discard, Qt.MouseButton.LeftButton)
    assert compared.hint.text().endswith("dibuang dari daftar.")
    with qtbot.waitSignal(desk.undo_requested):
        qtbot.mouseClick(compared.undo, Qt.MouseButton.LeftButton)
    left = tuple(item for item in items.values() if item.sha256 != asked.args[0])
    shown(desk, zone, Draft(ACTIVITY, left), seat.station.profile.cache)
    qtbot.waitUntil(lambda: not isValid(compared), timeout=PATIENCE)
    assert desk.window is None


def test_the_chosen_tile_says_all_that_is_known_and_one_leads_to_the_next(
    compared: AlikeWindow, desk: HintDesk, zone: MediaZone, qtbot: QtBot
) -> None:
    zone.choose(zone.grid.media.tiles()[3].media_id)
    said = zone.hints.shown
    assert said[0] == "Mirip dengan rapat.jpg. Cukup serahkan yang terbaik."
    assert "agak buram" in said[1]
    with qtbot.waitSignal(desk.discard_requested) as asked:
        zone.hints.discard.click()
    assert asked.args == [zone.grid.media.tiles()[3].media_id]
    ids = [tile.media_id for tile in zone.grid.media.tiles()]
    seen = []
    for _ in range(5):
        zone.again.next.click()
        seen.append(ids.index(zone.chosen))
    assert seen == [0, 1, 2, 3, 0]


def test_the_clearly_sharpest_is_named_and_otherwise_none() -> None:
    one, other = (
        MediaItem(letter * 64, "jpg", "a.jpg", "photo", 2_400_000, 4032, 3024) for letter in "ab"
    )
    assert sharpest([one, other], {one.sha256: 2.0, other.sha256: 2.6}) == other.sha256
    assert sharpest([one, other], {one.sha256: 2.5, other.sha256: 2.6}) == ""
    assert sharpest([one, other], {}) == ""
    told = facts_of(replace(one, captured_at="2026-11-23T09:31:22"), sharpest=True)
    assert told == "4032 × 3024 · 2,4 MB · 09.31.22 · paling tajam"


def test_nothing_is_said_where_there_is_nothing_to_say(
    desk: HintDesk, zone: MediaZone, items: dict[str, MediaItem]
) -> None:
    parts: list[QWidget] = [zone.again, zone.hints]
    desk.show(Draft(ACTIVITY, tuple(items.values())[:1]))
    assert not any(part.isVisible() for part in parts)


def test_what_a_name_hides_is_shown_on_the_page_and_beside_its_look_alike(
    desk: HintDesk,
    zone: MediaZone,
    items: dict[str, MediaItem],
    seat: Workplace,
    qtbot: QtBot,
) -> None:
    media = tuple(replace(item, name=TURNED) for item in items.values())
    looked_at(qtbot, desk.book, media)
    shown(desk, zone, Draft(ACTIVITY, media), seat.station.profile.cache)
    zone.choose(media[0].sha256)
    desk.compare(media[0].sha256)
    assert desk.window is not None
    assert shows_only_what_can_be_seen(zone)
    assert shows_only_what_can_be_seen(desk.window)
    desk.window.close()

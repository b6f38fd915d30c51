"""A tile says what its file is, and what is the matter with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.media import MediaItem
from app.errors import Refusal, Unavailable
from app.media.shelf import THUMB, Shelf
from ui.handin.hint_book import DraftHints
from ui.handin.media_tiles import NotTaken, Tiles, front_items, stacks
from ui.handin.short_reasons import REASONS, short_reason
from ui.texts import FAILURES


def video(width: int, height: int) -> MediaItem:
    """A video of 42 seconds."""
    return MediaItem("a" * 64, "mov", "MOV_1.mov", "video", 9, width, height, duration_ms=42_000)


@pytest.mark.parametrize(
    ("width", "height", "words"),
    [(1920, 1080, "0:42"), (3840, 2160, "0:42 · 4K"), (2160, 3840, "0:42 · 4K")],
)
def test_a_video_tells_its_length_and_that_it_is_4k(
    tmp_path: Path, width: int, height: int, words: str
) -> None:
    assert Tiles(tmp_path).of([video(width, height)])[0].duration_text == words


def test_badges_tell_of_a_position_an_edited_work_and_a_preview_to_come(tmp_path: Path) -> None:
    item = MediaItem("b" * 64, "jpg", "p.jpg", "photo", 9, 4, 3, has_position=True, edited=True)
    made = Tiles(tmp_path)
    (coming,) = made.of([item])
    assert coming.badges == ("konten suntingan", "ada lokasi", "pratinjau sedang diambil")
    Shelf(tmp_path).put(item.sha256, THUMB, b"gambar")
    (there,) = made.of([item])
    assert there.badges == ("konten suntingan", "ada lokasi")
    assert there.thumb_path is not None


def test_files_that_were_not_taken_come_last_with_their_reason(tmp_path: Path) -> None:
    bad = NotTaken(Path("/kartu/IMG_9.jpg"), "Berkas kosong")
    shown = Tiles(tmp_path).of([video(4, 3)], [bad])
    assert (shown[-1].name, shown[-1].problem) == ("IMG_9.jpg", "Berkas kosong")
    assert shown[-1].media_id == bad.key


def test_every_short_reason_stands_for_a_sentence_and_others_are_told_whole() -> None:
    assert set(REASONS) <= set(FAILURES)
    assert short_reason(Refusal("empty_file", name="a")) == "Berkas kosong"
    assert "tidak dapat ditulisi" in short_reason(Unavailable("folder_unwritable", folder="X"))


def test_a_tile_has_room_for_three_badges_and_counts_the_rest(tmp_path: Path) -> None:
    item = MediaItem("b" * 64, "jpg", "p.jpg", "photo", 9, 4, 3, has_position=True, edited=True)
    Shelf(tmp_path).put(item.sha256, THUMB, b"gambar")
    hints = DraftHints(codes={item.sha256: ("blurred", "small")})
    (shown,) = Tiles(tmp_path).of([item], hints=hints)
    assert shown.badges == ("konten suntingan", "ada lokasi", "+2")


def test_a_stack_stands_for_photos_that_look_alike(tmp_path: Path) -> None:
    one, other = (
        MediaItem(letter * 64, "jpg", f"{letter}.jpg", "photo", 9, 4, 3) for letter in "ab"
    )
    group = (one.sha256, other.sha256)
    hints = DraftHints(alike=dict.fromkeys(group, group))
    assert front_items([other, one], hints) == [one]
    (stack,) = stacks(tmp_path, [one], hints)
    assert (stack.media_id, stack.duration_text) == (one.sha256, "2")
    assert stack.name == "2 foto mirip dengan a.jpg"

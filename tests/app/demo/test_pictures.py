"""Demo photos look like a camera's files: small, dated, different, and not like noise."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageFilter, ImageStat

from app.demo.pictures import write_pictures
from app.media.limits import Limits
from app.media.probe import probe


def test_photos_say_when_and_with_what_and_one_says_where(tmp_path: Path) -> None:
    facts = [probe(path, Limits()) for path in write_pictures(tmp_path, 8, 3, small=True)]
    assert {(fact.width, fact.height) for fact in facts} == {(800, 600)}
    assert {fact.camera for fact in facts} == {"Kamera Contoh"}
    assert [fact.has_position for fact in facts] == [True] + [False] * 7
    times = [fact.captured_at for fact in facts]
    assert all(time.startswith("2026-11-") for time in times)
    assert times == sorted(set(times))
    assert all(fact.size <= 200 * 1024 for fact in facts)


def test_a_large_photo_is_of_a_size_that_travels(tmp_path: Path) -> None:
    [path] = write_pictures(tmp_path, 1, 0)
    facts = probe(path, Limits())
    assert (facts.width, facts.height) == (1600, 1200)
    assert facts.size <= 400 * 1024


def test_the_same_seed_gives_the_same_photos_and_another_gives_others(tmp_path: Path) -> None:
    taken: list[list[bytes]] = []
    for name, seed in (("a", 5), ("b", 5), ("c", 13)):
        (tmp_path / name).mkdir()
        written = write_pictures(tmp_path / name, 2, seed, small=True)
        taken.append([path.read_bytes() for path in written])
    first, again, other = taken
    assert first == again
    assert not set(first) & set(other), "the same scenes, with other people under another sky"


def test_a_scene_is_flat_and_coloured_not_noise(tmp_path: Path) -> None:
    for path in write_pictures(tmp_path, 8, 1, small=True):
        with Image.open(path) as photo:
            edges = photo.convert("L").filter(ImageFilter.FIND_EDGES).histogram()
            spread = max(ImageStat.Stat(photo).stddev)
        assert spread > 25, path.name
        assert sum(edges[:16]) > 0.75 * sum(edges), path.name

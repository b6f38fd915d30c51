"""What may be set on a PC is read within its bounds; a file with a mistake counts as none."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from app.media.hints import Thresholds
from app.media.limits import Limits
from app.settings import FILE_NAME, HINTS, MEDIA, SECTIONS, Setting, Settings, read_settings

LIMITS = [(MEDIA, Limits()), (HINTS, Thresholds())]


def written(profile: Path, text: str) -> Settings:
    (profile / FILE_NAME).write_text(text, encoding="utf-8")
    return read_settings(profile)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings(Limits(), Thresholds(), ())


def test_what_is_set_is_followed_and_the_rest_stays(tmp_path: Path) -> None:
    found = written(tmp_path, "[media]\nphoto_mb = 50\nseconds = 20\n[hints]\nsilence_db = 40\n")
    assert found.mistakes == ()
    assert found.limits == Limits(photo_bytes=50_000_000, seconds=20)
    assert found.thresholds == Thresholds(least_loudness=-40)


@pytest.mark.parametrize(("section", "record"), LIMITS)
def test_every_limit_and_threshold_is_a_setting(
    section: tuple[Setting, ...], record: Limits | Thresholds
) -> None:
    assert [setting.field for setting in section] == [field.name for field in fields(record)]


@pytest.mark.parametrize(
    ("setting", "record"), [(setting, record) for section, record in LIMITS for setting in section]
)
def test_every_default_is_a_whole_number_within_its_bounds(
    setting: Setting, record: Limits | Thresholds
) -> None:
    value = getattr(record, setting.field) / setting.one
    assert value == pytest.approx(round(value))
    assert setting.least <= round(value) <= setting.most


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("[media]\nphoto_mb = 0\n", "media.photo_mb: out_of_range=1..2000"),
        ("[media]\nphoto_mb = 99999\n", "media.photo_mb: out_of_range=1..2000"),
        ("[media]\nphoto_mb = '50 MB'\n", "media.photo_mb: no_number"),
        ("[media]\nphoto_mb = 1.5\n", "media.photo_mb: no_number"),
        ("[media]\nfoto_mb = 5\n", "media.foto_mb: unexpected"),
        ("[medya]\n", "medya: unexpected"),
        ("media = 3\n", "media: no_table"),
        ("[media\n", "file: no_toml"),
    ],
)
def test_a_file_with_a_mistake_counts_as_none_and_says_where(
    tmp_path: Path, text: str, mistake: str
) -> None:
    found = written(tmp_path, text + "[hints]\npixels = 800\n")
    assert (found.limits, found.thresholds) == (Limits(), Thresholds())
    assert any(told.startswith(mistake) for told in found.mistakes)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = 1\n" * 400_000])
def test_what_is_no_text_or_no_end_is_told_as_well(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert read_settings(tmp_path).mistakes


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    [told] = read_settings(tmp_path).mistakes
    assert told.startswith("file: unreadable=")


def test_every_section_is_known_by_name() -> None:
    assert set(SECTIONS) == {"media", "hints"}

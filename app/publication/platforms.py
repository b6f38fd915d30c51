"""The platforms that the office publishes on, as a table with source and date."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from app.domain.caption import CaptionLimits
from app.domain.reading import Reader
from app.errors import Refusal
from app.sop_file import read_toml, resource


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What a platform takes as pictures; 0 or an empty tuple means that nothing is known."""

    most: int
    most_in_app: int  # the phone apps often take more than the interface for programs
    max_bytes: int
    types: tuple[str, ...]  # extensions
    min_width: int  # pixels
    max_width: int
    min_ratio: str  # width:height
    max_ratio: str


@dataclass(frozen=True, slots=True)
class VideoLimits:
    """What a platform takes as video; 0 or an empty tuple means that nothing is known."""

    most: int
    max_bytes: int
    min_ms: int
    max_ms: int
    types: tuple[str, ...]
    codecs: tuple[str, ...]
    short_ratio: str  # of a Reel or Short, width:height
    short_max_ms: int


@dataclass(frozen=True, slots=True)
class Platform:
    """One platform; `key` is what events name, `note` is shown beside its limits."""

    key: str
    name: str
    address: str  # host that a published URL is expected to have
    caption: CaptionLimits
    pictures: PictureLimits
    video: VideoLimits
    note: str


@dataclass(frozen=True, slots=True)
class Platforms:
    """The whole table, with where its figures come from and when they were looked up."""

    source: str
    checked_on: str  # YYYY-MM-DD
    every: tuple[Platform, ...]

    def named(self, key: str) -> Platform:
        """The platform of that key; KeyError where the table has none."""
        for platform in self.every:
            if platform.key == key:
                return platform
        raise KeyError(key)


def load_platforms(source: Path | Traversable | None = None) -> Platforms:
    """The table in a TOML file, or the one that ships.

    Raises Refusal("platforms_invalid", mistakes=...) as `load_sop` does.
    """
    code = "platforms_invalid"
    reader = Reader(read_toml(source or resource("platforms.toml"), code), "", None)
    table = Platforms(
        source=reader.text("source"),
        checked_on=reader.day("checked_on"),
        every=tuple(_read_platform(entry) for entry in reader.tables("platforms")),
    )
    reader.finish()
    keys = [platform.key for platform in table.every]
    for key in sorted({key for key in keys if key and keys.count(key) > 1}):
        reader.note("platforms", "duplicate", key)
    if reader.mistakes:
        raise Refusal(code, mistakes=tuple(reader.mistakes), count=len(reader.mistakes))
    return table


def _read_platform(reader: Reader) -> Platform:
    platform = Platform(
        key=reader.text("key"),
        name=reader.text("name"),
        address=reader.text("address"),
        caption=_read_caption(reader.table("caption")),
        pictures=_read_pictures(reader.table("pictures")),
        video=_read_video(reader.table("video")),
        note=reader.text("note", optional=True),
    )
    reader.finish()
    return platform


def _read_caption(reader: Reader) -> CaptionLimits:
    limits = CaptionLimits(
        text=reader.number("text"),
        title=reader.optional_number("title") or 0,
        url_counts_as=reader.optional_number("url_counts_as") or 0,
        hashtags=reader.optional_number("hashtags") or 0,
        forbidden=reader.text("forbidden", optional=True),
    )
    reader.finish()
    return limits


def _read_pictures(reader: Reader) -> PictureLimits:
    limits = PictureLimits(
        most=reader.optional_number("most") or 0,
        most_in_app=reader.optional_number("most_in_app") or 0,
        max_bytes=(reader.optional_number("max_mb") or 0) * 1_000_000,
        types=reader.texts("types"),
        min_width=reader.optional_number("min_width") or 0,
        max_width=reader.optional_number("max_width") or 0,
        min_ratio=reader.text("min_ratio", optional=True),
        max_ratio=reader.text("max_ratio", optional=True),
    )
    reader.finish()
    return limits


def _read_video(reader: Reader) -> VideoLimits:
    limits = VideoLimits(
        most=reader.optional_number("most") or 0,
        max_bytes=(reader.optional_number("max_mb") or 0) * 1_000_000,
        min_ms=reader.optional_number("min_ms") or 0,
        max_ms=reader.optional_number("max_ms") or 0,
        types=reader.texts("types"),
        codecs=reader.texts("codecs"),
        short_ratio=reader.text("short_ratio", optional=True),
        short_max_ms=reader.optional_number("short_max_ms") or 0,
    )
    reader.finish()
    return limits

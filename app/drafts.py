"""What people have prepared and not handed in or sealed: kept, so that nothing typed is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path
from secrets import token_hex
from typing import Generic, TypeVar

from app.domain.acts import Activity, Wording
from app.domain.codec import from_body, to_body
from app.domain.events import Malformed, canonical
from app.domain.media import MediaItem
from app.domain.record import record
from app.errors import Refusal
from app.own_files import sync_folder, write_beside
from app.put_in_place import put_in_place, read_in_place, take_away

_ID = re.compile(r"[0-9a-f]{32}")


@record
class ToTake:
    """A file that the person gave and that is not copied yet: where it lies on this PC."""

    path: str
    edited: bool = False


@record
class Draft:
    """A hand-in being prepared."""

    activity: Activity
    media: tuple[MediaItem, ...] = ()
    wording: Wording = field(default_factory=lambda: Wording(""))
    equipment: dict[str, bool] = field(default_factory=dict)
    waiting: tuple[ToTake, ...] = ()  # taken in when the draft is opened again


@record
class Prepared:
    """What a deciding post prepared for a coverage and has not sealed."""

    visit: str  # the stay that it is for; what was prepared for another one is out of date
    wishes: dict[str, bool] = field(default_factory=dict)  # SHA-256 -> whether a Ya takes it
    order: tuple[str, ...] = ()  # SHA-256
    originals: tuple[str, ...] = ()  # SHA-256 of items seen in the original
    directive: str = ""
    correction: Wording | None = None
    equipment: dict[str, bool] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def says_something(self) -> bool:
        """Whether it holds more than what is filled in by itself."""
        typed = self.directive or self.correction or self.forms
        return bool(self.wishes or self.order or typed)


Kind = TypeVar("Kind")


class DraftFiles(Generic[Kind]):
    """Drafts of one kind, a file for each coverage."""

    def __init__(self, folder: Path, kind: type[Kind]) -> None:
        self._folder = folder
        self._kind = kind

    def read(self, coverage_id: str) -> Kind | None:
        """The draft for a coverage; a file with something else in it is set aside, not removed.

        Raises OSError where the disk does not give it: it is there all the same.
        """
        path = self._path(coverage_id)
        try:
            return from_body(self._kind, json.loads(read_in_place(path)))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (Malformed, ValueError):
            put_in_place(path, path.with_suffix(".rusak"))
            return None

    def seen(self, coverage_id: str) -> Kind | None:
        """As `read`, for what is only shown or compared: what the disk does not give is left out.

        Who goes on working with it has to `read`, lest another draft take its place.
        """
        try:
            return self.read(coverage_id)
        except OSError:
            return None

    def keep(self, coverage_id: str, draft: Kind) -> None:
        """Keep a draft, on the disk when it returns."""
        self._make_folder()
        write_beside(self._path(coverage_id), canonical(to_body(draft)))

    def lay_aside(self, coverage_id: str) -> None:
        """What could not be read stays, under a name of its own, where another is to be kept."""
        path = self._path(coverage_id)
        if path.exists():
            put_in_place(path, path.with_suffix(f".belum-terbaca-{token_hex(4)}"))

    def drop(self, coverage_id: str) -> None:
        """It was handed in or sealed, or there is nothing to it any more."""
        take_away(self._path(coverage_id))

    def _make_folder(self) -> None:
        """With its name in what it lies in: a draft lasts no longer than the way to it."""
        missing = [each for each in (self._folder, *self._folder.parents) if not each.exists()]
        self._folder.mkdir(parents=True, exist_ok=True)
        for each in missing:
            sync_folder(each.parent)

    def _path(self, coverage_id: str) -> Path:
        if not _ID.fullmatch(coverage_id):
            raise Refusal("coverage_unknown", coverage=coverage_id[:80])
        return self._folder / f"{coverage_id}.json"


class Drafts(DraftFiles[Draft]):
    """The hand-ins that are prepared in one profile."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, Draft)

    def others(self, coverage_id: str) -> Iterator[tuple[str, Draft]]:
        """The drafts for other coverages, with their ids; what cannot be read is passed over."""
        for path in sorted(self._folder.glob("*.json")):
            if path.stem != coverage_id and _ID.fullmatch(path.stem):
                draft = self.seen(path.stem)
                if draft is not None:
                    yield path.stem, draft

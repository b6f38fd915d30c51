"""The files that the events name, held against what lies on the share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePosixPath

from app.domain.coverage_history import CoverageHistory
from app.domain.files import files_of
from app.domain.media import Attachment, MediaItem
from app.errors import Failure, Refusal, Unavailable
from app.ledger.office_folder import OfficeFolder
from app.media.copying import CHUNK, Reading, digest_file
from app.media.shelf import Shelf
from app.media.vault import PAYLOAD, Vault
from app.places import folder_of
from app.verification.history import Histories, acts_of
from app.verification.report import FILES, Finding, Told, untold


@dataclass(frozen=True, slots=True)
class Checked:
    """What the files came to. `listed`: previews that are gone, and files that nobody named."""

    findings: tuple[Finding, ...]
    listed: tuple[Finding, ...]
    count: int  # files that were read


class Files:
    """Reads every named file once, past this PC's cache where the system allows."""

    def __init__(self, folder: OfficeFolder, told: Told = untold) -> None:
        """`told` hears the bytes of handed-in files that were read, of all there are."""
        self._folder = folder
        self._told = told
        self._bytes = self._read = 0
        self._vault = Vault(folder.root)
        self._shelf = Shelf(folder.root)
        self._named: set[Path] = set()
        self._findings: list[Finding] = []
        self._listed: list[Finding] = []

    def check(self, histories: Histories) -> Checked:
        """All coverages' files, then whatever else lies among them.

        Codes of findings: file_missing, file_altered, file_size_differs, file_unreadable
        (reason), file_name_unsafe, preview_altered. Listed: preview_missing, file_unnamed. Facts
        of what an event names: name, sha256 (of the file, also where its preview is meant).
        """
        zone = histories.office.office.zone
        self._bytes = _bytes_of(histories)
        for coverage, history in histories.coverages.items():
            self._check_coverage(coverage, history, zone)
        self._listed.extend(self._unnamed())
        return Checked(tuple(self._findings), tuple(self._listed), len(self._named))

    def _check_coverage(self, coverage: str, history: CoverageHistory, zone: str) -> None:
        try:
            folder = folder_of(zone, coverage, history.opening) if history.opening else None
        except Refusal:
            folder = None  # opened under an id that names no folder: held, and listed as such
        if folder is None:
            return
        for event, act in acts_of(history):
            for file in files_of(act):
                try:
                    self._check_file(coverage, folder, file)
                except Failure as failure:
                    self._find(_code(failure), coverage, event.id, reason=str(failure))

    def _check_file(
        self, coverage: str, folder: PurePosixPath, file: MediaItem | Attachment
    ) -> None:
        path = self._vault.path(folder, file.sha256, file.extension)
        if path not in self._named:
            self._named.add(path)
            self._check_bytes(coverage, folder, file, path)
            self._read += file.size
        if isinstance(file, MediaItem):
            for name, expected in file.previews.items():
                self._check_preview(coverage, file, name, expected)

    def _check_bytes(
        self, coverage: str, folder: PurePosixPath, file: MediaItem | Attachment, path: Path
    ) -> None:
        subject, known = self._subject(path), {"name": file.name, "sha256": file.sha256}
        try:
            if not self._vault.holds(folder, file.sha256, file.extension):
                self._find("file_missing", coverage, subject, **known)
            elif self._digest(path) != file.sha256:
                self._find("file_altered", coverage, subject, **known)
            elif path.stat().st_size != file.size:
                self._find("file_size_differs", coverage, subject, **known, named=file.size)
        except Unavailable as failure:
            self._find("file_unreadable", coverage, subject, **known, reason=str(failure))

    def _digest(self, path: Path) -> str:
        """The hash of a file; each piece is told, so that one of gigabytes can be given up."""
        reading, pieces = Reading(path), count()

        def goes_on() -> bool:
            self._told(FILES, min(self._read + next(pieces) * CHUNK, self._bytes), self._bytes)
            return True

        reading.read_on(None, goes_on)
        return reading.copied.sha256 if reading.copied else ""

    def _check_preview(self, coverage: str, file: MediaItem, name: str, expected: str) -> None:
        path = self._shelf.path(file.sha256, name)
        if path in self._named:
            return
        self._named.add(path)
        subject, known = self._subject(path), {"name": file.name, "sha256": file.sha256}
        if not os.path.lexists(path):
            self._listed.append(Finding("preview_missing", coverage, subject, known))
        elif digest_file(path).sha256 != expected:
            self._find("preview_altered", coverage, subject, **known)

    def _unnamed(self) -> Iterator[Finding]:
        for place, _, names in os.walk(self._folder.files):
            inside = Path(place)
            if PAYLOAD not in inside.relative_to(self._folder.files).parts:
                continue
            for name in sorted(names):
                if inside / name not in self._named:
                    yield Finding("file_unnamed", "", self._subject(inside / name))

    def _subject(self, path: Path) -> str:
        return path.relative_to(self._folder.root).as_posix()

    def _find(self, code: str, coverage: str, subject: str, **facts: object) -> None:
        self._findings.append(Finding(code, coverage, subject, facts))


def _bytes_of(histories: Histories) -> int:
    """What all named files together should hold, each named once in its coverage."""
    return sum(
        sum({file.sha256: file.size for _, act in acts_of(each) for file in files_of(act)}.values())
        for each in histories.coverages.values()
    )


def _code(failure: Failure) -> str:
    unsafe = isinstance(failure, Refusal) and failure.code == "unsafe_name"
    return "file_name_unsafe" if unsafe else "file_unreadable"

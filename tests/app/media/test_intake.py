"""What somebody hands over is recognised, copied and shown small, or refused without a trace."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from app.domain.codec import to_body
from app.domain.events import canonical
from app.errors import Refusal
from app.media.intake import Intake
from app.media.limits import Limits
from app.media.shelf import SCREEN, THUMB, Shelf
from app.media.vault import Vault
from app.media.workers import Workers

FOLDER = PurePosixPath("berkas/2026/11/2026-11-22-3fa9c0de-peninjauan")


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    """The intake of a PC, with a worker of its own."""
    workers = Workers(Limits(), count=1)
    for name in ("staging", "cache"):
        (tmp_path / name).mkdir()
    yield Intake(workers, Vault(tmp_path / "staging"), tmp_path / "cache")
    workers.close()


def _always(done: int) -> bool:
    return True


def test_a_photo_is_staged_with_its_facts_and_its_previews(intake: Intake, tmp_path: Path) -> None:
    source = tmp_path / "IMG_2041.jpeg"
    Image.new("RGB", (640, 480), "navy").save(source)
    item = intake.take_media(source, FOLDER, _always, edited=True)
    assert (item.name, item.kind, item.extension) == ("IMG_2041.jpeg", "photo", "jpg")
    assert (item.width, item.height, item.size) == (640, 480, source.stat().st_size)
    assert item.edited
    assert Vault(tmp_path / "staging").verify(FOLDER, item.sha256, "jpg")
    assert {THUMB, SCREEN} <= set(item.previews)
    assert Shelf(tmp_path / "cache").holds(item.sha256, item.previews)


def test_the_content_says_what_it_is_and_not_the_name(intake: Intake, tmp_path: Path) -> None:
    source = tmp_path / "foto.mp4"
    Image.new("RGB", (64, 48), "teal").save(source, "PNG")
    item = intake.take_media(source, FOLDER, _always)
    assert (item.kind, item.extension) == ("photo", "png")


def test_what_is_refused_leaves_nothing(intake: Intake, tmp_path: Path) -> None:
    source = tmp_path / "catatan.jpg"
    source.write_text("Bukan foto")
    with pytest.raises(Refusal, match="not_media"):
        intake.take_media(source, FOLDER, _always)
    assert [path for path in (tmp_path / "staging").rglob("*") if path.is_file()] == []


def test_a_letter_is_a_pdf_or_a_picture_of_one(intake: Intake, tmp_path: Path) -> None:
    letter = tmp_path / "undangan.pdf"
    letter.write_bytes(b"%PDF-1.4\n%%EOF\n")
    taken = intake.take_document(letter, FOLDER, _always)
    assert (taken.name, taken.extension, taken.size) == ("undangan.pdf", "pdf", 15)
    scan = tmp_path / "undangan.png"
    Image.new("L", (64, 90), "white").save(scan)
    assert intake.take_document(scan, FOLDER, _always).extension == "png"


def test_what_is_no_document_is_not_attached(intake: Intake, tmp_path: Path) -> None:
    source = tmp_path / "pidato.docx"
    source.write_bytes(b"PK\x03\x04 tidak dikenal")
    with pytest.raises(Refusal):
        intake.take_document(source, FOLDER, _always)
    assert [path for path in (tmp_path / "staging").rglob("*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="names of other systems are always text")
def test_a_name_that_is_no_text_is_kept_as_text(intake: Intake, tmp_path: Path) -> None:
    source = tmp_path / os.fsdecode(b"foto_\xff.jpg")
    Image.new("RGB", (64, 48), "teal").save(source)
    item = intake.take_media(source, FOLDER, _always)
    assert item.name == "foto_?.jpg"
    assert b"foto_?.jpg" in canonical(to_body(item))

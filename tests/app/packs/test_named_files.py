"""What events name is all that a pack may bring."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import acts
from app.domain.events import Event
from app.errors import Refusal
from app.media.shelf import LARGEST
from app.packs.manifest import ORIGINAL, PREVIEW, PackedFile
from app.packs.named_files import Permitted, files_of, is_storable, storable_files
from tests.office_builder import PELAKSANA, Pc


@pytest.fixture
def handed_in(pc: Pc, liputan: str) -> Event:
    """The hand-in of a coverage's one photo."""
    judged = pc.desk.history(liputan).judged
    events = (each.placed.event for each in judged)
    return next(e for e in events if e.envelope.kind == acts.CoverageHandedIn.__name__)


def test_a_hand_in_names_its_media_and_an_opening_nothing(pc: Pc, handed_in: Event) -> None:
    assert [file.name for file in storable_files(handed_in)] == ["IMG_2041.jpg"]
    other = replace(handed_in.envelope, kind="CoverageOpened")
    assert storable_files(Event(handed_in.id, other, handed_in.body)) == ()


def test_a_malformed_event_names_nothing(handed_in: Event) -> None:
    assert storable_files(Event(handed_in.id, handed_in.envelope, {"media": "bukan daftar"})) == ()
    assert storable_files(Event(handed_in.id, handed_in.envelope, None)) == ()


def test_what_no_vault_would_keep_is_not_named(pc: Pc, liputan: str) -> None:
    (photo,) = pc.coverage(liputan).media
    assert is_storable(photo)
    assert not is_storable(replace(photo, extension="exe"))
    assert not is_storable(replace(photo, sha256="../" * 20))


def test_a_coverage_shows_its_media_and_its_documents(pc: Pc, liputan: str) -> None:
    letter = pc.document(liputan)
    pc.act(PELAKSANA, liputan, acts.DocumentAttached("undangan", letter))
    assert files_of(pc.coverage(liputan)) == (*pc.coverage(liputan).media, letter)


def test_only_what_was_named_with_these_bytes_is_permitted(
    pc: Pc, liputan: str, handed_in: Event
) -> None:
    (photo,) = pc.coverage(liputan).media
    permitted = Permitted()
    permitted.add(handed_in)
    sha256 = photo.sha256
    original = PackedFile(ORIGINAL, liputan, sha256, "jpg", photo.size, sha256)
    digest = photo.previews["thumb.jpg"]
    preview = PackedFile(PREVIEW, liputan, sha256, "thumb.jpg", 30, digest)
    permitted.check(original)
    permitted.check(preview)
    for wrong in (
        replace(original, size=photo.size + 1),
        replace(original, coverage="00" * 16),
        replace(preview, digest="00" * 32),
        replace(preview, size=LARGEST + 1),
    ):
        with pytest.raises(Refusal, match="pack_unsound"):
            permitted.check(wrong)

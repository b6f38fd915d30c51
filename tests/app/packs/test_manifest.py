"""What a pack says it holds: read as it was written, signed, and bounded."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from app.domain.codec import to_body
from app.domain.events import canonical
from app.errors import Refusal
from app.ledger.book import Head
from app.ledger.seal import TYPE_TAG, Signer
from app.packs import manifest as contents
from app.packs.directions import REVIEW
from app.packs.manifest import (
    ORIGINAL,
    PREVIEW,
    Manifest,
    PackedFile,
    Part,
    read_manifest,
    write_manifest,
)
from app.packs.sealed_stream import SealedReader, SealedWriter, new_shell, read_shell

SECRET, OFFICE, SIGNER = bytes(range(32)), "ab" * 32, Signer(bytes(32))
FILES = (
    PackedFile(ORIGINAL, "cd" * 16, "01" * 32, "jpg", 700, "01" * 32),
    PackedFile(PREVIEW, "cd" * 16, "01" * 32, "thumb.jpg", 30, "02" * 32),
)
MANIFEST = Manifest(
    REVIEW, OFFICE, "siti", SIGNER.key, "pc", 7, "server", 3, "ef" * 32, Part(3, 1000), files=FILES
)


def through(written: bytes) -> Manifest:
    """What is read of these bytes at the head of a pack."""
    file = io.BytesIO()
    writer = SealedWriter(file, new_shell(REVIEW, OFFICE), SECRET)
    writer.write(written)
    writer.finish()
    file.seek(0)
    shell = read_shell(file)
    return read_manifest(SealedReader(file, shell, SECRET), shell)


def as_written(manifest: Manifest, signer: Signer = SIGNER, tag: bytes = contents.SIGNED) -> bytes:
    content = canonical(to_body(manifest))
    return len(content).to_bytes(8) + content + signer.sign(content, tag)


def test_it_reads_as_it_was_written() -> None:
    file = io.BytesIO()
    writer = SealedWriter(file, new_shell(REVIEW, OFFICE), SECRET)
    write_manifest(writer, MANIFEST, SIGNER)
    writer.finish()
    file.seek(0)
    shell = read_shell(file)
    assert read_manifest(SealedReader(file, shell, SECRET), shell) == MANIFEST
    assert (MANIFEST.size, MANIFEST.head) == (1730, Head(3, "ef" * 32))


@pytest.mark.parametrize(
    "written",
    [
        as_written(MANIFEST, Signer(bytes([1]) * 32)),
        as_written(MANIFEST, tag=TYPE_TAG),  # a signature on an event is none on a pack
        as_written(replace(MANIFEST, key="bukan kunci")),
        as_written(replace(MANIFEST, direction="keputusan")),
        as_written(replace(MANIFEST, files=(replace(FILES[0], kind="program"),))),
        as_written(replace(MANIFEST, files=(replace(FILES[0], sha256="../" * 20),))),
        as_written(replace(MANIFEST, files=(replace(FILES[0], digest="03" * 32),))),
        as_written(replace(MANIFEST, files=(replace(FILES[0], size=-5),))),
        as_written(replace(MANIFEST, rows=Part(3, -5))),
        as_written(replace(MANIFEST, pending=Part(-1, 0))),
        as_written(replace(MANIFEST, at=10**400)),
        as_written(replace(MANIFEST, at=-1)),
        (2**40).to_bytes(8),
        (5).to_bytes(8) + b"[[[[[" + bytes(64),
        (6).to_bytes(8) + b"{\xff\xfe}  " + bytes(64),
        (200_000).to_bytes(8) + b"[" * 200_000 + bytes(64),
    ],
)
def test_what_no_honest_pc_writes_is_refused(written: bytes) -> None:
    with pytest.raises(Refusal, match="pack_unsound"):
        through(written)


def test_more_files_than_a_manifest_can_list_are_refused_when_it_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(contents, "LARGEST", 100)
    writer = SealedWriter(io.BytesIO(), new_shell(REVIEW, OFFICE), SECRET)
    with pytest.raises(Refusal, match="pack_too_many"):
        write_manifest(writer, MANIFEST, SIGNER)

"""What a pack says it holds, signed by who made it."""

from __future__ import annotations

import json
import re
from dataclasses import field

from app.domain.codec import from_body, to_body
from app.domain.events import LATEST, Malformed, canonical
from app.domain.record import record
from app.errors import Refusal
from app.ledger.book import Head
from app.ledger.seal import Signer, is_signed
from app.packs.directions import DECISIONS, REVIEW
from app.packs.sealed_stream import SealedReader, SealedWriter, Shell

SIGNED = b"mejasiar/pack/1"  # tag of the signature
ORIGINAL, PREVIEW = "original", "preview"
LARGEST = 64 * 1024 * 1024  # bytes of a manifest
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"  # SHA-256 of b""
_SIGNATURE = 64
_HEX = re.compile(r"[0-9a-f]{64}")


@record
class Part:
    """A run of events in the pack."""

    count: int = 0
    size: int = 0  # bytes
    digest: str = NOTHING  # SHA-256 of those bytes


@record
class PackedFile:
    """A file in the pack. Nothing of it is ever a path: where it goes is computed from hashes."""

    kind: str  # ORIGINAL or PREVIEW
    coverage: str
    sha256: str  # of the original
    name: str  # extension of an original, name of a preview
    size: int
    digest: str  # SHA-256 of the bytes: of an original its own


@record
class Manifest:
    """Parts and files lie in the pack in this order: rows, pending, files."""

    direction: str
    office: str
    person: str
    key: str  # that signs the manifest, 64 hex
    device: str
    at: int  # office time (ms)
    quality: str  # of that time: "server" or "estimate"
    head_seq: int = 0  # last ledger row in it
    head_chain: str = ""
    rows: Part = field(default_factory=Part)  # the whole history up to that row
    pending: Part = field(default_factory=Part)  # events that the ledger did not have
    coverages: tuple[str, ...] = ()
    files: tuple[PackedFile, ...] = ()

    @property
    def head(self) -> Head:
        """Where the history in it ends."""
        return Head(self.head_seq, self.head_chain)

    @property
    def size(self) -> int:
        """Bytes of all that follows the manifest."""
        return self.rows.size + self.pending.size + sum(file.size for file in self.files)


def write_manifest(stream: SealedWriter, manifest: Manifest, signer: Signer) -> None:
    """Put it at the head of a pack; raises Refusal `pack_too_many` for more than one can list."""
    content = canonical(to_body(manifest))
    if len(content) > LARGEST:
        raise Refusal("pack_too_many")
    stream.write(len(content).to_bytes(8) + content + signer.sign(content, SIGNED))


def read_manifest(stream: SealedReader, shell: Shell) -> Manifest:
    """The manifest at the head of a pack, signed by the key that it names.

    Whether that key is the office's is asked once the history is read. Raises Refusal
    `pack_unsound` (reason) and `pack_damaged`.
    """
    size = int.from_bytes(stream.exactly(8))
    if size > LARGEST:
        raise Refusal("pack_unsound", reason="manifest")
    content, signature = stream.exactly(size), stream.exactly(_SIGNATURE)
    try:
        value = json.loads(content.decode())
        manifest = from_body(Manifest, value)
    except (ValueError, RecursionError, Malformed) as error:
        raise Refusal("pack_unsound", reason="manifest") from error
    if (manifest.direction, manifest.office) != (shell.direction, shell.office):
        raise Refusal("pack_unsound", reason="direction")
    if not is_signed(content, signature, manifest.key, SIGNED):
        raise Refusal("pack_unsound", reason="signature")
    _check(manifest)
    return manifest


def _check(manifest: Manifest) -> None:
    if manifest.direction not in (REVIEW, DECISIONS) or not _HEX.fullmatch(manifest.key):
        raise Refusal("pack_unsound", reason="direction")
    if not 0 <= manifest.at <= LATEST:  # a PC goes on from there, and could act no more
        raise Refusal("pack_unsound", reason="time")
    parts = (manifest.rows, manifest.pending)
    counts = [count for part in parts for count in (part.count, part.size)]
    if min(*counts, *(file.size for file in manifest.files)) < 0:
        raise Refusal("pack_unsound", reason="size")
    for file in manifest.files:
        named = _HEX.fullmatch(file.sha256) and _HEX.fullmatch(file.digest)
        whole = file.kind == PREVIEW or file.digest == file.sha256
        if file.kind not in (ORIGINAL, PREVIEW) or not named or not whole:
            raise Refusal("pack_unsound", reason="file")

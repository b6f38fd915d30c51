"""Events as they lie in a pack: one after the other, each with its place and its lengths."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from app.domain.events import LATEST, Sealed, digest
from app.errors import Refusal
from app.packs.manifest import Part

Laid = tuple[int, Sealed]
"""A place in the ledger, 0 for none, and the bytes of the event there."""

_HEAD = struct.Struct(">QII?")  # place, bytes of envelope, bytes of body, whether there is a body
_SIGNATURE = 64
_LARGEST = 16 * 1024 * 1024  # bytes of an envelope or a body
_LAST = LATEST // 2  # beyond it no ledger has a row


def write_run(events: Iterable[Laid], file: BinaryIO) -> Part:
    """Write these events; what the manifest says of them. Raises OSError."""
    hashed, count, size = hashlib.sha256(), 0, 0
    for place, sealed in events:
        body = sealed.body or b""
        head = _HEAD.pack(place, len(sealed.envelope), len(body), sealed.body is not None)
        laid = head + sealed.envelope + body + sealed.signature
        file.write(laid)
        hashed.update(laid)
        count, size = count + 1, size + len(laid)
    return Part(count, size, hashed.hexdigest())


def read_run(file: BinaryIO, part: Part) -> Iterator[Laid]:
    """The events of a run, unverified. Raises Refusal `pack_unsound`, OSError."""
    left = part.size
    for _ in range(part.count):
        place, envelope_size, body_size, has_body = _HEAD.unpack(_exactly(file, _HEAD.size))
        left -= _HEAD.size + envelope_size + body_size + _SIGNATURE
        if max(envelope_size, body_size) > _LARGEST or left < 0 or place > _LAST:
            raise Refusal("pack_unsound", reason="events")
        envelope, body = _exactly(file, envelope_size), _exactly(file, body_size)
        signature = _exactly(file, _SIGNATURE)
        yield place, Sealed(digest(envelope), envelope, body if has_body else None, signature)
    if left:
        raise Refusal("pack_unsound", reason="events")


def _exactly(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise Refusal("pack_unsound", reason="events")
    return content

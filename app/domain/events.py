"""An event as it is kept: an envelope that says who, when and after what, and a body.

The envelope is serialised once; those bytes are signed and stored, and their SHA-256 is the
event's id. Reading is strict: what `canonical` would not have written is neither envelope nor body.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import fields
from typing import Any

from app.domain.record import record

FORMAT = 1
MAX_BODY = 64 * 1024
MAX_DEPTH = 32  # of tables and lists in one another; an SOP has six
LATEST = 250_000_000_000_000  # ms: within the last year that dates can tell, on every system
NO_EVENT = ""


class Malformed(ValueError):
    """Bytes that are no envelope or body of this format."""


@record
class Envelope:
    """What is signed. Ids, keys and hashes are lower-case hex; times are ms since 1970 UTC."""

    format: int
    office: str  # id of the founding event; empty in that event alone
    kind: str  # class name of the body, e.g. CoverageHandedIn
    version: int  # of that kind's body
    stream: str  # coverage/<id>, coverage/<id>/<person>, people, keys/<person>, office
    prev: str  # last event in effect in the stream that the author saw; empty for its first
    seen_seq: int  # last ledger row that this PC had confirmed, 0 for none
    seen_chain: str  # chain of that row, empty for none
    at: int  # office time
    quality: str  # of that time: "server" or "estimate"
    person: str
    key: str  # public key, 64 hex
    device: str
    appointment: str  # id of the appointment that it acts under, empty for none
    nonce: str
    body: str  # SHA-256 of the body's bytes


@record
class Event:
    """A genuine event, read. `body` is None once it has been destroyed."""

    id: str
    envelope: Envelope
    body: dict[str, Any] | None


@record
class Sealed:
    """A signed event as bytes, exactly as it is stored, sent and compared."""

    id: str
    envelope: bytes
    body: bytes | None
    signature: bytes


_TYPES = {field.name: int if field.type == "int" else str for field in fields(Envelope)}
_NUMBERS = tuple(name for name, kind in _TYPES.items() if kind is int)
_SORTED = sorted(_TYPES)
_FORMS = {int: r"(0|[1-9][0-9]{0,15})", str: r'"([^"\\\x00-\x1f]*)"'}
# There is one spelling of an envelope, so one pattern reads and checks it, in a third of the time
# that parsing it and writing it again took. What would have to be escaped does not occur in it.
_ENVELOPE = re.compile(
    r"\{" + ",".join(f'"{name}":{_FORMS[_TYPES[name]]}' for name in _SORTED) + r"\}"
)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def canonical(value: object) -> bytes:
    """A JSON value as the one sequence of bytes that this program writes for it."""
    return _ENCODER.encode(value).encode()


def encode_envelope(envelope: Envelope) -> bytes:
    """The bytes that are signed and stored."""
    return canonical({name: getattr(envelope, name) for name in _TYPES})


def decode_envelope(data: bytes) -> Envelope:
    """The envelope in `data`; raises Malformed for anything that is not exactly one."""
    try:
        found = _ENVELOPE.fullmatch(data.decode())
    except UnicodeDecodeError as error:
        raise Malformed(str(error)) from error
    if found is None:
        raise Malformed("no envelope")
    values: dict[str, Any] = dict(zip(_SORTED, found.groups(), strict=True))
    for name in _NUMBERS:
        values[name] = int(values[name])
        if values[name] > LATEST:
            raise Malformed(name)
    return Envelope(**values)


def encode_body(body: dict[str, Any]) -> bytes:
    """A body's bytes; raises Malformed when it is larger than an event may be."""
    data = canonical(body)
    if len(data) > MAX_BODY:
        raise Malformed("size")
    return data


def decode_body(data: bytes) -> dict[str, Any]:
    """The body in `data`; raises Malformed for other bytes than `encode_body` writes."""
    if len(data) > MAX_BODY:
        raise Malformed("size")
    return _strict(data)


def read_kept(event_id: str, envelope: bytes, body: bytes | None) -> Event:
    """An event from bytes that were verified before they were kept; Malformed where they rotted.

    Writing everything again to compare, as for bytes from outside, would take twice the time.
    """
    try:
        said = None if body is None else _parsed(body)
        return Event(event_id, Envelope(**_parsed(envelope)), said)
    except (ValueError, TypeError) as error:
        raise Malformed(str(error)) from error


def _strict(data: bytes) -> dict[str, Any]:
    """Writing it again tells every other spelling at once: duplicate keys, NaN, half characters."""
    try:
        value = _parsed(data)
        same = canonical(value) == data
    except (ValueError, RecursionError) as error:
        raise Malformed(str(error)) from error
    if not same:
        raise Malformed("not canonical")
    if not isinstance(value, dict):
        raise Malformed("no object")
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and not _is_shallow(value):
        raise Malformed("depth")
    return value


def _parsed(data: bytes) -> Any:
    """The one JSON value that begins with the first byte and ends with the last."""
    text = data.decode()
    value, end = _DECODER.raw_decode(text)
    if end != len(text):
        raise ValueError("more than one value")
    return value


def _is_shallow(value: object) -> bool:
    """Whether every reader can follow it, however deep in its own work: replicas must agree."""
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        inside = (v.values() if isinstance(v, dict) else v for v in level)
        level = [each for some in inside for each in some if isinstance(each, dict | list)]
    return not level


_DECODER = json.JSONDecoder()
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)

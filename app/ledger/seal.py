"""The seal on an event: an Ed25519 signature over exactly the bytes that are kept."""

from __future__ import annotations

from typing import Any

from nacl.bindings import crypto_sign, crypto_sign_BYTES, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import BadSignatureError

from app.domain.events import (
    FORMAT,
    Envelope,
    Event,
    Malformed,
    Sealed,
    decode_body,
    decode_envelope,
    digest,
    encode_body,
    encode_envelope,
)
from app.errors import Refusal

TYPE_TAG = b"mejasiar/event/1"
SEED_BYTES = 32
KEY_BYTES = 32


class NotGenuine(Refusal):
    """These bytes are no event of this office: the code says what about them is wrong.

    Codes: not_genuine_id, not_genuine_malformed, not_genuine_newer, not_genuine_office,
    not_genuine_body, not_genuine_signature.
    """


class Signer:
    """A private key, opened. `key` is the public one as 64 hex."""

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("a seed is 32 bytes")
        public, self._secret = crypto_sign_seed_keypair(seed)
        self.key: str = public.hex()

    def sign(self, envelope: bytes, tag: bytes = TYPE_TAG) -> bytes:
        """The 64 bytes of signature over an envelope's bytes, or what another tag names."""
        return crypto_sign(pre_authentication(envelope, tag), self._secret)[:crypto_sign_BYTES]


def is_signed(content: bytes, signature: bytes, key: str, tag: bytes) -> bool:
    """Whether the holder of `key` (64 hex) signed exactly these bytes under that tag."""
    try:
        crypto_sign_open(signature + pre_authentication(content, tag), bytes.fromhex(key))
    except (ValueError, BadSignatureError):
        return False
    return True


def pre_authentication(envelope: bytes, tag: bytes = TYPE_TAG) -> bytes:
    """What is signed: type tag and envelope, each with its length (PAE of the DSSE protocol).

    The lengths keep two different pairs from ever giving the same bytes; the tag keeps a
    signature made for something else from passing as an event. The body is covered by its hash.
    """
    return b"DSSEv1 %d %b %d %b" % (len(tag), tag, len(envelope), envelope)


def body_digest(body: dict[str, Any]) -> str:
    """What an envelope says of its body; raises Malformed when the body is too large."""
    return digest(encode_body(body))


def seal(envelope: Envelope, body: dict[str, Any], signer: Signer) -> Sealed:
    """The event as it is kept for ever. The envelope must name this body and this signer's key."""
    kept = encode_body(body)
    if envelope.body != digest(kept) or envelope.key != signer.key:
        raise ValueError("the envelope names another body or another key")
    signed = encode_envelope(envelope)
    return Sealed(digest(signed), signed, kept, signer.sign(signed))


def unseal(sealed: Sealed, *, office: str) -> Event:
    """The event in `sealed`, or NotGenuine. A body of None was destroyed and is accepted as None.

    `office` is the id of the founding event, which alone names no office and is known by its
    id. Whether the key was entitled to sign is judged on replay, not here.
    """
    _check_cells(sealed)
    if digest(sealed.envelope) != sealed.id:
        raise NotGenuine("not_genuine_id", id=sealed.id)
    try:
        envelope = decode_envelope(sealed.envelope)
    except Malformed as error:
        raise NotGenuine("not_genuine_malformed", id=sealed.id, reason=str(error)) from error
    if envelope.format > FORMAT:
        raise NotGenuine("not_genuine_newer", id=sealed.id, needed=envelope.format, have=FORMAT)
    if envelope.office != office and (envelope.office != "" or sealed.id != office):
        raise NotGenuine("not_genuine_office", id=sealed.id, office=envelope.office)
    _check_signature(sealed, envelope.key)
    return Event(sealed.id, envelope, _body_of(sealed, envelope.body))


def _check_cells(sealed: Sealed) -> None:
    """A row of a tampered ledger can hold any type in any cell."""
    cells: tuple[object, ...] = (sealed.id, sealed.envelope, sealed.signature)
    body: object = sealed.body
    well = tuple(map(type, cells)) == (str, bytes, bytes) and isinstance(body, bytes | None)
    if not well or len(sealed.signature) != crypto_sign_BYTES:
        raise NotGenuine("not_genuine_malformed", id=str(sealed.id)[:64], reason="cells")


def _check_signature(sealed: Sealed, key: str) -> None:
    # The bindings and not VerifyKey: wrapping each key in an object costs as much again as the
    # Python around a verification, and a pull verifies tens of thousands.
    try:
        public = bytes.fromhex(key)
        if public.hex() != key or len(public) != KEY_BYTES:
            raise ValueError(key)
        crypto_sign_open(sealed.signature + pre_authentication(sealed.envelope), public)
    except (ValueError, BadSignatureError) as error:
        raise NotGenuine("not_genuine_signature", id=sealed.id) from error


def _body_of(sealed: Sealed, expected: str) -> dict[str, Any] | None:
    if sealed.body is None:
        return None
    if digest(sealed.body) != expected:
        raise NotGenuine("not_genuine_body", id=sealed.id)
    try:
        return decode_body(sealed.body)
    except Malformed as error:
        raise NotGenuine("not_genuine_malformed", id=sealed.id, reason=str(error)) from error

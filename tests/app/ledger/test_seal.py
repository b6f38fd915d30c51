"""Only what its author sealed, byte for byte, for this office, is an event."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import Envelope, Sealed, canonical, decode_envelope, digest, encode_body
from app.ledger.keys import new_seed
from app.ledger.seal import (
    TYPE_TAG,
    NotGenuine,
    Signer,
    is_signed,
    pre_authentication,
    seal,
    unseal,
)
from tests.app.ledger.offices import written

OFFICE = "0f" * 32
SIGNER = Signer(bytes(range(32)))


def test_what_was_sealed_reads_as_it_was_written() -> None:
    event = unseal(written(SIGNER, OFFICE, text="hé"), office=OFFICE)
    assert event.body == {"text": "hé"}
    assert event.envelope.key == SIGNER.key


def test_the_id_is_the_hash_of_the_signed_bytes() -> None:
    sealed = written(SIGNER, OFFICE)
    assert sealed.id == digest(sealed.envelope)


def test_a_destroyed_body_leaves_a_genuine_event() -> None:
    sealed = replace(written(SIGNER, OFFICE, text="x"), body=None)
    assert unseal(sealed, office=OFFICE).body is None


def test_only_the_founding_event_names_no_office() -> None:
    founding = written(SIGNER, "", name="Kantor")
    assert unseal(founding, office=founding.id).envelope.office == ""
    assert _why(founding, OFFICE) == "not_genuine_office"


def test_an_event_of_another_office_is_refused() -> None:
    assert _why(written(SIGNER, "ab" * 32), OFFICE) == "not_genuine_office"


def test_another_body_is_refused() -> None:
    sealed = replace(written(SIGNER, OFFICE, text="ya"), body=encode_body({"text": "no"}))
    assert _why(sealed, OFFICE) == "not_genuine_body"


def test_another_key_under_the_signature_is_refused() -> None:
    sealed = written(SIGNER, OFFICE)
    forged = replace(decode_envelope(sealed.envelope), key=Signer(new_seed()).key)
    assert _why(_with_envelope(sealed, asdict(forged)), OFFICE) == "not_genuine_signature"


@pytest.mark.parametrize("key", ["", "zz" * 32, SIGNER.key.upper(), SIGNER.key + "00", "0" * 64])
def test_a_key_that_is_none_is_refused(key: str) -> None:
    sealed = written(SIGNER, OFFICE)
    forged = replace(decode_envelope(sealed.envelope), key=key)
    assert _why(_with_envelope(sealed, asdict(forged)), OFFICE) == "not_genuine_signature"


def test_a_newer_format_is_told_apart_from_junk() -> None:
    sealed = written(SIGNER, OFFICE)
    newer = replace(decode_envelope(sealed.envelope), format=2)
    assert _why(_with_envelope(sealed, asdict(newer)), OFFICE) == "not_genuine_newer"


def test_an_envelope_with_a_field_more_is_none() -> None:
    sealed = written(SIGNER, OFFICE)
    more = asdict(decode_envelope(sealed.envelope)) | {"more": 1}
    assert _why(_with_envelope(sealed, more), OFFICE) == "not_genuine_malformed"


def test_duplicate_keys_in_a_body_are_refused() -> None:
    body = b'{"text":"ya","text":"tidak"}'
    sealed = written(SIGNER, OFFICE)
    envelope = asdict(replace(decode_envelope(sealed.envelope), body=digest(body)))
    assert _why(replace(_with_envelope(sealed, envelope), body=body), OFFICE) == (
        "not_genuine_malformed"
    )


@pytest.mark.parametrize(
    "cells",
    [{"id": 3}, {"envelope": "text"}, {"body": 1.5}, {"signature": None}, {"signature": b"short"}],
)
def test_a_cell_of_another_type_is_refused_and_breaks_nothing(cells: dict[str, Any]) -> None:
    assert _why(replace(written(SIGNER, OFFICE), **cells), OFFICE) == "not_genuine_malformed"


def test_a_signature_made_for_something_else_is_no_seal() -> None:
    sealed = written(SIGNER, OFFICE)
    bare = SIGNER.sign(b"anything")
    assert _why(replace(sealed, signature=bare), OFFICE) == "not_genuine_signature"
    assert pre_authentication(b"ab") == b"DSSEv1 16 mejasiar/event/1 2 ab"


def test_an_envelope_must_name_what_it_seals() -> None:
    envelope = decode_envelope(written(SIGNER, OFFICE, text="ya").envelope)
    with pytest.raises(ValueError, match="another body"):
        seal(envelope, {"text": "tidak"}, SIGNER)
    with pytest.raises(ValueError, match="another key"):
        seal(envelope, {"text": "ya"}, Signer(new_seed()))


def test_a_seed_is_32_bytes() -> None:
    with pytest.raises(ValueError, match="32"):
        Signer(b"short")


@given(st.data())
def test_no_byte_can_be_changed(data: st.DataObject) -> None:
    envelope = Envelope(
        *(1, OFFICE, "NoteWritten", 1, "people", "", 0, "", 5, "server", "p", SIGNER.key),
        *("d", "", "n", digest(encode_body({"text": "ya"}))),
    )
    sealed = seal(envelope, {"text": "ya"}, SIGNER)
    part = data.draw(st.sampled_from(["envelope", "body", "signature"]))
    content = bytearray(getattr(sealed, part))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    changed: dict[str, Any] = {part: bytes(content)}
    assert _why(replace(sealed, **changed), OFFICE).startswith("not_genuine_")


def _with_envelope(sealed: Sealed, envelope: dict[str, Any]) -> Sealed:
    """The same seal over another envelope, under that one's own id."""
    changed = canonical(envelope)
    signature = sealed.signature
    if envelope["key"] == SIGNER.key:
        signature = SIGNER.sign(changed)
    return replace(sealed, id=digest(changed), envelope=changed, signature=signature)


def _why(sealed: Sealed, office: str) -> str:
    with pytest.raises(NotGenuine) as refused:
        unseal(sealed, office=office)
    return refused.value.code


def test_what_is_signed_under_one_tag_is_no_signature_under_another() -> None:
    signer = Signer(bytes(32))
    signature = signer.sign(b"isi", b"mejasiar/pack/1")
    assert is_signed(b"isi", signature, signer.key, b"mejasiar/pack/1")
    assert not is_signed(b"isi", signature, signer.key, TYPE_TAG)
    assert not is_signed(b"isi lain", signature, signer.key, b"mejasiar/pack/1")
    assert not is_signed(b"isi", signature[:-1], signer.key, b"mejasiar/pack/1")
    assert not is_signed(b"isi", signature, "bukan kunci", b"mejasiar/pack/1")

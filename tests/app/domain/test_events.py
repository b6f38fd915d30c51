"""Envelopes and bodies as bytes: one spelling each, and everything else is Malformed."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events import (
    LATEST,
    MAX_BODY,
    Envelope,
    Event,
    Malformed,
    canonical,
    decode_body,
    decode_envelope,
    digest,
    encode_body,
    encode_envelope,
    read_kept,
)

ENVELOPE = Envelope(
    format=1,
    office="a" * 64,
    kind="NoteWritten",
    version=1,
    stream="coverage/1",
    prev="",
    seen_seq=7,
    seen_chain="b" * 64,
    at=1_763_769_600_000,
    quality="server",
    person="p",
    key="c" * 64,
    device="é–ü",
    appointment="",
    nonce="n",
    body="d" * 64,
)
DATA = encode_envelope(ENVELOPE)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
FINITE = st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def test_an_envelope_reads_back_from_its_bytes() -> None:
    assert decode_envelope(DATA) == ENVELOPE
    assert canonical({f.name: getattr(ENVELOPE, f.name) for f in fields(Envelope)}) == DATA
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        DATA + b" ",
        DATA.replace(b'{"appointment"', b'{ "appointment"'),
        DATA.replace(b'"n"', b'"\\u006e"'),
        DATA.replace(b'"format":1', b'"format":1,"format":1'),
        DATA.replace(b'"format":1', b'"format":1.0'),
        DATA.replace(b'"format":1', b'"format":true'),
        DATA.replace(b'"format":1', b'"format":-1'),
        DATA.replace(b'"format":1', b'"format":-0'),
        DATA.replace(b'"format":1', b'"format":%d' % (LATEST + 1)),
        DATA.replace(b'"format":1', b'"format":' + b"9" * 5000),
        DATA.replace(b'"format":1', b'"format":1,"more":1'),
        DATA.replace(b'"format":1,', b""),
        DATA.replace(b'"n"', b"NaN"),
        DATA.replace(b'"n"', b'"\\ud800"'),
        canonical(dict(reversed(json.loads(DATA).items())) | {"person": None}),
        b'{"a":' * 100_000,
    ],
)
def test_bytes_that_we_would_not_write_are_no_envelope(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_envelope(data)


@given(st.data())
def test_a_changed_byte_is_refused_or_another_envelope_written_as_we_would(data: Any) -> None:
    place = data.draw(st.integers(0, len(DATA) - 1))
    changed = DATA[:place] + bytes([data.draw(st.integers(0, 255))]) + DATA[place + 1 :]
    try:
        envelope = decode_envelope(changed)
    except Malformed:
        return
    assert encode_envelope(envelope) == changed
    assert (envelope == ENVELOPE) is (changed == DATA)


@given(st.dictionaries(TEXT, JSON, max_size=4))
def test_a_body_reads_back_from_its_bytes(body: dict[str, Any]) -> None:
    assert decode_body(encode_body(body)) == body


@given(st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_bytes_are_a_body_only_as_we_would_write_it(data: bytes) -> None:
    try:
        body = decode_body(data)
    except Malformed:
        return
    assert encode_body(body) == data


@pytest.mark.parametrize(
    "data", [b'{"a":1e999}', b'{"a":NaN}', b'{"a":1,"a":1}', b'{"a":"\\ud800"}', b"1", b'{"a": 1}']
)
def test_a_body_that_could_stop_a_replay_is_malformed(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode_body(data)


def test_a_body_has_its_limit_both_ways() -> None:
    largest = {"a": "x" * (MAX_BODY - len('{"a":""}'))}
    assert decode_body(encode_body(largest)) == largest
    with pytest.raises(Malformed, match="size"):
        encode_body({"a": largest["a"] + "x"})
    with pytest.raises(Malformed, match="size"):
        decode_body(canonical({"a": largest["a"] + "x"}))


def test_what_was_verified_and_kept_is_read_as_it_was() -> None:
    assert read_kept("e", DATA, b'{"text":"x"}') == Event("e", ENVELOPE, {"text": "x"})
    assert read_kept("e", DATA, None) == Event("e", ENVELOPE, None)


@pytest.mark.parametrize(
    ("envelope", "body"), [(b"", None), (b"{}", None), (b"[]", None), (DATA, b"\xff"), (DATA, b"{")]
)
def test_what_rotted_where_it_was_kept_is_malformed(envelope: bytes, body: bytes | None) -> None:
    with pytest.raises(Malformed):
        read_kept("e", envelope, body)


def test_envelopes_of_one_person_at_one_moment_differ_by_their_nonce() -> None:
    assert digest(encode_envelope(replace(ENVELOPE, nonce="m"))) != digest(DATA)

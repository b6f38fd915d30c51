"""A private key opens with its passphrase and the office's secret, or from a printed sheet."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.ledger.keys import (
    COST_FOR_TESTS,
    delay_after,
    new_office_secret,
    new_seed,
    open_key,
    parse_printed,
    printed,
    seal_key,
)
from app.ledger.seal import Signer

SEED, SECRET = new_seed(), new_office_secret()
BLOB = seal_key(SEED, "kata sandi", SECRET, COST_FOR_TESTS)


def test_the_right_passphrase_opens_the_same_key_after_a_trip_through_json() -> None:
    assert open_key(json.loads(json.dumps(BLOB)), "kata sandi", SECRET).key == Signer(SEED).key


def test_a_wrong_passphrase_is_refused() -> None:
    with pytest.raises(Refusal, match="wrong_passphrase"):
        open_key(BLOB, "kata sand1", SECRET)


def test_the_passphrase_alone_opens_nothing() -> None:
    with pytest.raises(Refusal, match="wrong_passphrase"):
        open_key(BLOB, "kata sandi", new_office_secret())


@pytest.mark.parametrize(
    "change",
    [
        {"memory": 2**60},
        {"passes": 10**9},
        {"passes": "many"},
        {"salt": "!"},
        {"box": "AA=="},
        {"kdf": "md5"},
        {"passes": 0},
    ],
)
def test_a_blob_that_is_none_of_ours_is_refused_before_any_work(change: dict[str, object]) -> None:
    with pytest.raises(Refusal, match="key_unreadable"):
        open_key(BLOB | change, "kata sandi", SECRET)


def test_the_delay_grows_and_has_an_end() -> None:
    delays = [delay_after(failures) for failures in range(20)]
    assert delays[:5] == [0, 1, 2, 4, 8]
    assert delays == sorted(delays)
    assert delay_after(10_000) == 300


@given(st.binary(min_size=32, max_size=32))
def test_what_is_printed_can_be_typed_in_again(secret: bytes) -> None:
    text = printed(secret, "kunci pemulihan")
    assert parse_printed(f" {text.lower().replace('-', ' ')}\n", "kunci pemulihan") == secret


def test_lookalikes_are_read_as_what_is_meant() -> None:
    text = printed(bytes(32), "kunci")
    assert "O" not in text
    assert parse_printed(text.replace("0", "O", 3), "kunci") == bytes(32)


@given(st.integers(0, 55), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_letter_is_noticed(at: int, letter: str) -> None:
    letters = printed(SEED, "kunci").replace("-", "")
    mistyped = letters[:at] + letter + letters[at + 1 :]
    if mistyped != letters:
        with pytest.raises(Refusal, match="printed_key_mistyped"):
            parse_printed(mistyped, "kunci")


def test_an_office_secret_is_not_taken_for_a_recovery_key() -> None:
    with pytest.raises(Refusal, match="printed_key_mistyped"):
        parse_printed(printed(SECRET, "rahasia kantor"), "kunci pemulihan")


@pytest.mark.parametrize("text", ["", "ABCD", "U" * 56])
def test_what_is_no_printed_key_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="printed_key_mistyped"):
        parse_printed(text, "kunci")


def test_only_32_bytes_are_printed() -> None:
    with pytest.raises(ValueError, match="32"):
        printed(b"short", "kunci")

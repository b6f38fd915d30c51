"""Private keys at rest: sealed under a passphrase and the office secret, or printed on paper."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64decode, b64encode
from typing import Any

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random as random_bytes

from app.domain.record import record
from app.errors import Refusal
from app.ledger.seal import SEED_BYTES, Signer

SECRET_BYTES = 32
LONGEST_DELAY = 300

# Crockford's alphabet: nothing in it can be taken for something else on a printed sheet.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": "", "\n": "", "\t": ""})
_BITS = SECRET_BYTES * 8 + 4  # 52 letters of five bits hold 256 bits and four of padding
_CHECK_LETTERS = 4


@record
class Cost:
    """What one guess of a passphrase costs: passes over so many bytes of memory."""

    passes: int
    memory: int


COST = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)
COST_FOR_TESTS = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)
# A sealed key comes out of the shared folder; its cost must not be able to take the PC down.
_MOST = Cost(argon2id.OPSLIMIT_SENSITIVE * 4, argon2id.MEMLIMIT_SENSITIVE)


def new_seed() -> bytes:
    """A private key for a person, an invitation or the office's root: 32 random bytes."""
    return random_bytes(SEED_BYTES)


def new_office_secret() -> bytes:
    """The secret that every PC of the office knows and the shared folder never holds."""
    return random_bytes(SECRET_BYTES)


def seal_key(
    seed: bytes, passphrase: str, office_secret: bytes, cost: Cost = COST
) -> dict[str, Any]:
    """`seed` as a JSON-able blob that opens with this passphrase and this office secret only."""
    salt = random_bytes(argon2id.SALTBYTES)
    box = SecretBox(_box_key(passphrase, office_secret, salt, cost))
    return {
        "kdf": "argon2id",
        "passes": cost.passes,
        "memory": cost.memory,
        "salt": b64encode(salt).decode(),
        "box": b64encode(bytes(box.encrypt(seed))).decode(),
    }


def open_key(blob: dict[str, Any], passphrase: str, office_secret: bytes) -> Signer:
    """The key in `blob`; raises Refusal wrong_passphrase, or key_unreadable for no blob of ours."""
    salt, sealed, cost = _parts(blob)
    try:
        seed = SecretBox(_box_key(passphrase, office_secret, salt, cost)).decrypt(sealed)
    except CryptoError as error:
        raise Refusal("wrong_passphrase") from error
    return Signer(seed)


def delay_after(failures: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row, growing up to five minutes."""
    return 0 if failures < 1 else min(2 ** min(failures - 1, 30), LONGEST_DELAY)


def printed(secret: bytes, purpose: str) -> str:
    """32 bytes as letters in groups of four with a check, for a sheet of paper.

    `purpose` goes into the check, so that an office secret is never taken for a recovery key.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError("only 32 bytes are printed")
    number = int.from_bytes(secret) << 4
    letters = [_ALPHABET[(number >> shift) & 31] for shift in range(_BITS - 5, -1, -5)]
    text = "".join(letters) + _check(secret, purpose)
    return "-".join(text[at : at + 4] for at in range(0, len(text), 4))


def parse_printed(text: str, purpose: str) -> bytes:
    """What `printed` wrote, however it was typed; raises Refusal printed_key_mistyped."""
    letters = text.upper().translate(_LOOKALIKES)
    body, check = letters[:-_CHECK_LETTERS], letters[-_CHECK_LETTERS:]
    if len(body) * 5 != _BITS or not set(letters) <= set(_ALPHABET):
        raise Refusal("printed_key_mistyped", have=len(letters), needed=_BITS // 5 + _CHECK_LETTERS)
    number = 0
    for letter in body:
        number = number << 5 | _ALPHABET.index(letter)
    secret = (number >> 4).to_bytes(SECRET_BYTES)
    if number & 15 or not hmac.compare_digest(_check(secret, purpose), check):
        raise Refusal("printed_key_mistyped", have=len(letters), needed=len(letters))
    return secret


def _check(secret: bytes, purpose: str) -> str:
    number = int.from_bytes(hashlib.sha256(purpose.encode() + b"\0" + secret).digest()[:4])
    return "".join(_ALPHABET[number >> (5 * at) & 31] for at in range(_CHECK_LETTERS))


def _box_key(passphrase: str, office_secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Guessing needs both: the passphrase at Argon2id's price, and 32 bytes that are not there."""
    stretched = argon2id.kdf(
        SecretBox.KEY_SIZE, passphrase.encode(), salt, cost.passes, cost.memory
    )
    return hmac.digest(office_secret, b"mejasiar/key/1\0" + stretched, "sha256")


def _parts(blob: dict[str, Any]) -> tuple[bytes, bytes, Cost]:
    try:
        cost = Cost(int(blob["passes"]), int(blob["memory"]))
        salt, sealed = b64decode(blob["salt"], validate=True), b64decode(blob["box"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("key_unreadable", reason=str(error)) from error
    bounded = cost.passes <= _MOST.passes and cost.memory <= _MOST.memory
    least = cost.passes >= argon2id.OPSLIMIT_MIN and cost.memory >= argon2id.MEMLIMIT_MIN
    whole = len(salt) == argon2id.SALTBYTES and len(sealed) == SEED_BYTES + _BOX_OVERHEAD
    if blob.get("kdf") != "argon2id" or not (bounded and least and whole):
        raise Refusal("key_unreadable", reason="parameters")
    return salt, sealed, cost


_BOX_OVERHEAD = SecretBox.NONCE_SIZE + SecretBox.MACBYTES

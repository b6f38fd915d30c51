"""A pack's outer shell: one plain line that says whose it is, then an encrypted stream of chunks.

The key is made of the office secret and that line, so that only PCs of the office can read or make
one, and no line fits another's stream. A chunk that was altered, moved, left out or cut off fails.
"""

from __future__ import annotations

import hmac
import re
from secrets import token_hex
from typing import BinaryIO

from nacl.bindings.crypto_secretstream import (
    crypto_secretstream_xchacha20poly1305_ABYTES as OVERHEAD,
)
from nacl.bindings.crypto_secretstream import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER_SIZE,
)
from nacl.bindings.crypto_secretstream import (
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_init_push,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
)
from nacl.bindings.crypto_secretstream import (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL,
)
from nacl.bindings.crypto_secretstream import (
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as GOES_ON,
)
from nacl.exceptions import CryptoError

from app.domain.record import record
from app.errors import Refusal
from app.packs.directions import DECISIONS, REVIEW

FORMAT = 1
CHUNK = 256 * 1024  # bytes of content in each chunk but the last

_MAGIC = b"MEJASIAR-PAKET "
_LONGEST = 256
_LINE = re.compile(r"MEJASIAR-PAKET (\d{1,6}) ([a-z]{1,16}) ([0-9a-f]{64}) ([0-9a-f]{32})\n")
_FORMAT = re.compile(rb"MEJASIAR-PAKET (\d{1,6}) ")


@record
class Shell:
    """What a pack says of itself in plain: which way it goes, and whose office it is of."""

    direction: str
    office: str  # id of the founding event
    salt: str  # 32 hex, another in each pack

    @property
    def line(self) -> bytes:
        """The first line of the file."""
        return f"MEJASIAR-PAKET {FORMAT} {self.direction} {self.office} {self.salt}\n".encode()

    def key(self, secret: bytes) -> bytes:
        """The key of this pack's stream."""
        return hmac.digest(secret, b"mejasiar/pack/1\0" + self.line, "sha256")


def new_shell(direction: str, office: str) -> Shell:
    """The shell of a pack that is to be made."""
    return Shell(direction, office, token_hex(16))


def read_shell(file: BinaryIO) -> Shell:
    """The shell of the pack that begins here.

    Raises Refusal `pack_not_one`, `pack_newer` (needed, have), `pack_damaged`; OSError.
    """
    line = file.readline(_LONGEST)
    written = _FORMAT.match(line)
    if not line.startswith(_MAGIC):
        raise Refusal("pack_not_one")
    if written and int(written[1]) > FORMAT:
        raise Refusal("pack_newer", needed=int(written[1]), have=FORMAT)
    found = _LINE.fullmatch(line.decode("ascii", "replace"))
    if found is None or found[2] not in (REVIEW, DECISIONS) or int(found[1]) != FORMAT:
        raise Refusal("pack_damaged")
    return Shell(found[2], found[3], found[4])


class SealedWriter:
    """Writes a shell and then content, encrypted; without `finish` it is no whole pack."""

    def __init__(self, file: BinaryIO, shell: Shell, secret: bytes) -> None:
        """Raises OSError, as every method does."""
        self._file = file
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self._held = bytearray()
        key = shell.key(secret)
        file.write(shell.line)
        file.write(crypto_secretstream_xchacha20poly1305_init_push(self._state, key))

    def write(self, content: bytes) -> None:
        """Go on with these bytes."""
        self._held += content
        while len(self._held) > CHUNK:  # one chunk is always kept back: it may be the last
            self._push(bytes(self._held[:CHUNK]), GOES_ON)
            del self._held[:CHUNK]

    def finish(self) -> None:
        """This was all."""
        self._push(bytes(self._held), FINAL)
        self._held.clear()

    def _push(self, content: bytes, tag: int) -> None:
        sealed = crypto_secretstream_xchacha20poly1305_push(self._state, content, None, tag)
        self._file.write(sealed)


class SealedReader:
    """Reads what a SealedWriter wrote, from behind the shell on."""

    def __init__(self, file: BinaryIO, shell: Shell, secret: bytes) -> None:
        """Raises Refusal `pack_damaged`, and OSError, as every method does."""
        self._file = file
        self._state = crypto_secretstream_xchacha20poly1305_state()
        self._held = b""
        self._over = False
        header = file.read(HEADER_SIZE)
        if len(header) != HEADER_SIZE:
            raise Refusal("pack_damaged")
        crypto_secretstream_xchacha20poly1305_init_pull(self._state, header, shell.key(secret))

    def some(self, most: int) -> bytes:
        """At least one and at most `most` further bytes of the content."""
        while not self._held:
            self._pull()
        taken, self._held = self._held[:most], self._held[most:]
        return taken

    def exactly(self, size: int) -> bytes:
        """The next `size` bytes."""
        taken = bytearray()
        while len(taken) < size:
            taken += self.some(size - len(taken))
        return bytes(taken)

    def finish(self) -> None:
        """Refuse a pack that goes on or was cut off here."""
        if not self._over:
            self._pull()
        if self._held or not self._over:
            raise Refusal("pack_damaged")

    def _pull(self) -> None:
        if self._over:
            raise Refusal("pack_damaged")
        sealed = self._file.read(CHUNK + OVERHEAD)
        try:
            content, tag = crypto_secretstream_xchacha20poly1305_pull(self._state, sealed)
        except CryptoError as error:
            raise Refusal("pack_damaged") from error
        self._over = tag == FINAL
        follows = bool(self._file.read(1)) if self._over else len(content) != CHUNK
        if follows:
            raise Refusal("pack_damaged")
        self._held = content

"""What may go wrong inside a decoder, as a plain reason; the file's fault and the world's apart."""

from __future__ import annotations

import errno
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Refusal, Unavailable
from app.media.limits import Limits

BROKEN: tuple[type[Exception], ...] = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)
"""What Pillow, PyAV and their plug-ins raise on files that are not what they seem."""
_OF_THE_FILE = (None, errno.EINVAL)  # one that points before its own beginning gives EINVAL


@contextmanager
def decoding_trouble(path: Path, limits: Limits, *damaged: type[Exception]) -> Iterator[None]:
    """Turn what a decoder raises over the file at `path` into a Failure; so also `damaged`.

    Raises Refusal `unreadable_media`, `too_much_memory` (with its limit); Unavailable
    `source_unreadable`.
    """
    broken = (*damaged, *BROKEN)
    try:
        yield
    except MemoryError as error:
        limit = limits.memory_bytes
        raise Refusal("too_much_memory", name=path.name, limit_bytes=limit) from error
    except broken as error:
        raise Refusal("unreadable_media", name=path.name, reason="damaged") from error
    except OSError as error:
        if error.errno in _OF_THE_FILE:
            raise Refusal("unreadable_media", name=path.name, reason="damaged") from error
        raise Unavailable("source_unreadable", name=path.name, reason=error.strerror) from error

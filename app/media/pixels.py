"""A decoded photo on its way from a worker to the window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from app.domain.record import record


class Pipe(Protocol):
    """The end of a pipe between two processes, as multiprocessing makes it."""

    def send(self, obj: Any) -> None:
        """Send anything that can be pickled."""

    def send_bytes(self, buf: bytes) -> None:
        """Send bytes as they are."""

    def recv(self) -> Any:
        """What `send` sent."""

    def recv_bytes(self) -> bytes:
        """What `send_bytes` sent."""


@record
class Pixels:
    """Upright and in sRGB: four bytes for each pixel (blue, green, red, unused), row after row.

    That is what QImage.Format_RGB32 wants on every PC that this program runs on.
    """

    width: int
    height: int
    rows: bytes


def send(pipe: Pipe, answer: object) -> None:
    """Send anything; the rows of a photo by themselves."""
    if isinstance(answer, Pixels):
        pipe.send(replace(answer, rows=b""))
        pipe.send_bytes(answer.rows)
    else:
        pipe.send(answer)


def receive(pipe: Pipe) -> object:
    """What was sent. Raises EOFError and OSError where the other side is gone.

    Rows within a pickle would be copied in one go, which stops every thread: a photo of 50 MP
    held the window up for 150 ms.
    """
    answer: object = pipe.recv()
    if isinstance(answer, Pixels):
        return replace(answer, rows=pipe.recv_bytes())
    return answer

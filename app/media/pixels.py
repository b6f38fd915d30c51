"""A decoded photo on its way from a worker to the window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.record import record

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@record
class Pixels:
    """Upright and in sRGB: four bytes for each pixel (blue, green, red, unused), row after row.

    That is what QImage.Format_RGB32 wants on every PC that this program runs on.
    """

    width: int
    height: int
    rows: bytes


def send(connection: Connection, answer: object) -> None:
    """Send anything; the rows of a photo by themselves."""
    if isinstance(answer, Pixels):
        connection.send(replace(answer, rows=b""))
        connection.send_bytes(answer.rows)
    else:
        connection.send(answer)


def receive(connection: Connection) -> object:
    """What was sent. Raises EOFError and OSError where the other side is gone.

    Rows within a pickle would be copied in one go, which stops every thread: a photo of 50 MP
    held the window up for 150 ms.
    """
    answer: object = connection.recv()
    if isinstance(answer, Pixels):
        return replace(answer, rows=connection.recv_bytes())
    return answer

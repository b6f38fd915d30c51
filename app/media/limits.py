"""How large and how slow a file may be before it is refused."""

from __future__ import annotations

from app.domain.record import record

MIB = 1024 * 1024


@record
class Limits:
    """Bytes, pixels, milliseconds of video, and seconds of work on one file.

    The pixels admit the 108-megapixel phones that offices do use; the memory is what one worker
    may have, so that a file made to fill it ends its worker and nothing else.
    """

    photo_bytes: int = 200 * MIB
    video_bytes: int = 20 * 1024 * MIB
    photo_pixels: int = 120_000_000
    profile_bytes: int = 8 * MIB
    video_pixels: int = 8192 * 4352
    video_ms: int = 4 * 60 * 60 * 1000
    seconds: float = 10.0
    start_seconds: float = 60.0
    memory_bytes: int = 4 * 1024 * MIB

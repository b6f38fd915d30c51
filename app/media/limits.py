"""How large and how slow a file may be before it is refused."""

from __future__ import annotations

from app.domain.record import record

MIB = 1024 * 1024
MB = 1_000_000


@record
class Limits:
    """Bytes, pixels, milliseconds of video, and seconds of work on one file.

    Each is a setting (`app.settings`). The pixels admit the 108-megapixel phones that offices do
    use; a colour profile of more bytes is left aside; the memory is what one worker may have, so
    that a file made to fill it ends its worker and nothing else.
    """

    photo_bytes: int = 200 * MB
    video_bytes: int = 20_000 * MB
    photo_pixels: int = 120_000_000
    video_pixels: int = 36_000_000
    video_ms: int = 4 * 60 * 60 * 1000
    video_tracks: int = 64
    profile_bytes: int = 8 * MB
    seconds: float = 10
    start_seconds: float = 60
    memory_bytes: int = 4_000 * MB

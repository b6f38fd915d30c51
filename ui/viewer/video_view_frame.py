"""Where one frame of a video stands, and where the frames beside it do."""

from __future__ import annotations

from dataclasses import dataclass

USUAL_RATE = 30.0  # frames a second, where the file does not say


INSIDE_MS = 1  # where one frame ends and the next begins, Qt shows sometimes this, sometimes that


@dataclass(frozen=True, slots=True)
class FramePlace:
    """From `start_us` to `end_us`, in microseconds of the video; the next frame begins there.

    Places are whole milliseconds, and the player is told one that lies `INSIDE_MS` further on.
    """

    start_us: int = 0
    end_us: int = 0

    @property
    def moment(self) -> int:
        """The first place that shows this frame, and not the one before."""
        return -(-self.start_us // 1000)

    @property
    def after(self) -> int:
        """A place that shows the next frame."""
        return -(-self.end_us // 1000)

    @property
    def before(self) -> int:
        """A place that shows the frame before; 0 where this is the first."""
        return max(0, (self.start_us - 1) // 1000 - 2 * INSIDE_MS)

    @property
    def length(self) -> int:
        """How long it is seen, in ms; at least 1."""
        return max(1, (self.end_us - self.start_us) // 1000)

    def is_shown_at(self, told_ms: int) -> bool:
        """Whether a player that was told to go there shows this frame."""
        return self.start_us <= told_ms * 1000 <= self.end_us


def frame_place(start_us: int, end_us: int, rate: object) -> FramePlace:
    """As a player tells it; `rate` (frames a second) stands in for an end that is not told."""
    start = max(0, start_us)
    if end_us > start:
        return FramePlace(start, end_us)
    known = rate if isinstance(rate, float) and rate > 1 else USUAL_RATE
    return FramePlace(start, start + round(1_000_000 / known))

"""The daily copies of the history, on the share and on this PC."""

from __future__ import annotations

from datetime import date

from app.copies.state import CopiesState
from app.health.line import Area, HealthLine, State

LATE_DAYS = 3  # over a week-end nobody may have opened the program


def copies_lines(copies: CopiesState, today: date, begun: bool) -> list[HealthLine]:
    """When the last copies were made; what was found damaged; why there is none today.

    `today` is the office's day, `begun` whether there is anything to copy yet. Facts: day (ISO),
    count, days.
    """
    lines = [_own(copies, today, begun), *_shared(copies, today, begun)]
    if copies.damaged:
        named = tuple(
            HealthLine(Area.COPIES, State.ATTENTION, "copy_damaged", {"name": name})
            for name in copies.damaged
        )
        facts = {"count": len(copies.damaged)}
        lines.append(HealthLine(Area.COPIES, State.ATTENTION, "copies_damaged", facts, named))
    if copies.trouble is not None:
        why: dict[str, object] = {"at": copies.trouble.at, "why": copies.trouble.code}
        lines.append(HealthLine(Area.COPIES, State.ATTENTION, "copies_failed", why))
    return lines


def _own(copies: CopiesState, today: date, begun: bool) -> HealthLine:
    last = copies.last_own
    return _line("own", last.day if last else None, copies.on_this_pc, today, begun)


def _shared(copies: CopiesState, today: date, begun: bool) -> list[HealthLine]:
    if not copies.share_seen:
        return [HealthLine(Area.COPIES, State.UNKNOWN, "copies_share_not_seen")]
    last = copies.last_share
    return [_line("share", last.day if last else None, copies.on_share, today, begun)]


def _line(where: str, day: date | None, count: int, today: date, begun: bool) -> HealthLine:
    if day is None:
        state = State.ATTENTION if begun else State.OK
        return HealthLine(Area.COPIES, state, f"copies_{where}_none")
    days = max(0, (today - day).days)
    facts = {"day": day.isoformat(), "count": count, "days": days}
    if days > LATE_DAYS:
        return HealthLine(Area.COPIES, State.ATTENTION, f"copies_{where}_late", facts)
    return HealthLine(Area.COPIES, State.OK, f"copies_{where}_ok", facts)

"""What people without scruples, old copies and failing disks do to the rows of a ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.events import Sealed, digest
from app.ledger.book import GENESIS, Row, next_chain
from tests.simulation.memory_book import Rows

Attack = Callable[[Rows, int], Sequence[Row]]
FAR = 1_000_000


def junk(number: int) -> Sealed:
    """A row's worth of nothing."""
    envelope = b"sampah %d" % number
    return Sealed(digest(envelope), envelope, b"{}", b"s" * 64)


def remove(rows: Rows, choice: int) -> Sequence[Row]:
    """Some rows in a row are gone; the others stay where they were."""
    at = choice % len(rows)
    return [*rows[:at], *rows[at + 1 + choice // 7 % 4 :]]


def cut_off(rows: Rows, choice: int) -> Sequence[Row]:
    """The last rows are gone, as in an older copy."""
    return rows[: max(1, len(rows) - 1 - choice % 8)]


def swap(rows: Rows, choice: int) -> Sequence[Row]:
    """Two rows change places."""
    changed, one, other = list(rows), choice % len(rows), choice // 11 % len(rows)
    first, second = rows[one], rows[other]
    changed[one] = replace(first, sealed=second.sealed)
    changed[other] = replace(second, sealed=first.sealed)
    return changed


def rewrite(rows: Rows, choice: int) -> Sequence[Row]:
    """One cell of a row says something else."""
    at = choice % len(rows)
    genuine = rows[at].sealed
    forged = (
        replace(genuine, body=b'{"text":"lain"}'),
        replace(genuine, envelope=genuine.envelope[:-1] + b" "),
        replace(genuine, signature=bytes(64)),
        replace(genuine, id=digest(b"%d" % choice)),
        replace(genuine, body=None),
        replace(genuine, id="", envelope=b"", signature=b""),
    )[choice // 13 % 6]
    changed = list(rows)
    changed[at] = replace(rows[at], sealed=forged)
    return changed


def add_junk(rows: Rows, choice: int) -> Sequence[Row]:
    """Rows that are no events, at the end or far beyond it."""
    after = rows[-1].seq + (FAR if choice % 5 == 0 else 0)
    count = 1 + choice // 5 % 3
    made = [Row(after + n, junk(choice + n), "f" * 64) for n in range(1, count + 1)]
    return [*rows, *made]


def unchain(rows: Rows, choice: int) -> Sequence[Row]:
    """A stored chain is another one."""
    at = choice % len(rows)
    return [*rows[:at], replace(rows[at], chain=digest(b"%d" % choice)), *rows[at + 1 :]]


def recompute(rows: Rows, choice: int) -> Sequence[Row]:
    """Something is taken out or moved, and every number and chain after it is made to fit."""
    moved = list(rows)
    taken = moved.pop(1 + choice % (len(moved) - 1)) if len(moved) > 1 else None
    if taken is not None and choice % 3:
        moved.insert(1 + choice // 17 % len(moved), taken)
    made, chain = [], GENESIS.chain
    for seq, row in enumerate(moved, 1):
        chain = next_chain(chain, row.sealed.id)
        made.append(Row(seq, row.sealed, chain))
    return made


def mixed(before: Rows, theirs: Rows, mine: Rows) -> Rows:
    """Two wrote at once and each won some pages: of every second place the one or the other."""
    both: dict[int, Row] = {row.seq: row for row in (*mine, *theirs)}
    both |= {row.seq: row for row in mine if row.seq % 2}
    seen: set[str] = set()
    left = []
    for _, row in sorted(both.items()):
        if row.sealed.id not in seen:
            left.append(row)
            seen.add(row.sealed.id)
    return tuple(left)


ATTACKS: tuple[Attack, ...] = (
    remove,
    cut_off,
    swap,
    rewrite,
    add_junk,
    unchain,
    recompute,
)

"""What people of a history may try to do to a coverage, the likely first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain import acts
from app.domain.coverage import Coverage
from tests.app.domain.liputan_builder import (
    ATTACHED,
    OPENED,
    PHOTOS,
    RETURNED,
    TIDAK,
    directed,
    handed_in,
    person_id,
    published,
    ya,
)

FORWARD: tuple[acts.Act, ...] = (
    OPENED,
    handed_in(),
    acts.CoverageReceived(),
    ya(),
    directed(),
    published(),
)
SIDEWAYS: tuple[acts.Act, ...] = (
    acts.NoteWritten("Catatan"),
    handed_in(text="Lain.", media=PHOTOS[:2]),
    acts.CoverageReceived(correction=acts.Wording("Lebih rapi.")),
    RETURNED,
    ya(PHOTOS[0], text="Kabag mengubah."),
    TIDAK,
    acts.WordingCorrected(acts.Wording("Setelah Ya.")),
    acts.AdminReassigned(person_id("kasubag"), ("instagram",), "Cuti"),
    acts.ActWithdrawn(),
    acts.CoverageCancelled("Batal"),
    acts.DocumentWaived("undangan", "Tanpa undangan"),
)


def proposals(
    coverage: Coverage | None, names: Sequence[str], choice: int
) -> Iterator[tuple[str, acts.Act]]:
    """Who could try what next: the rules say no to most of it.

    Two of three go on with the SOP; the others note, return, correct, withdraw, cancel.
    """
    turned = choice // 3 % len(SIDEWAYS)
    sideways = (*SIDEWAYS[turned:], *SIDEWAYS[:turned])
    first = _next(coverage) if choice % 3 else ()
    for act in (*first, *sideways):
        for name in names:
            yield name, act


def _next(coverage: Coverage | None) -> tuple[acts.Act, ...]:
    if coverage is None:
        return (OPENED,)
    held = tuple(acts.HeldActConfirmed(event) for event in coverage.held)
    if coverage.step == 0:
        return (*held, acts.CoverageArchived(), acts.CorrectionOpened("Salah nama"))
    if coverage.step == 5 and not coverage.documents:
        return (*held, ATTACHED)
    return (*held, FORWARD[coverage.step])

"""What journeys do to an office beside acting in it, and what they ask of it in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.judge import Verdict
from app.queries import Notice
from app.verification.verify import verify_office
from tests.office_builder import DemoOffice, Pc

ROUNDS = 12  # of everybody going to the share, at most


@contextmanager
def away(office: DemoOffice) -> Iterator[None]:
    """The office folder is not to be found: the share is down, or renamed."""
    elsewhere = office.folder.root.with_name("kantor-dipindah")
    office.folder.root.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(office.folder.root)


def sync_all(office: DemoOffice) -> None:
    """Every PC goes to the share until nobody has anything to tell the others."""
    for _ in range(ROUNDS):
        for pc in office.pcs.values():
            pc.sync()
        heads = {pc.station.replica.head() for pc in office.pcs.values()}
        pending = sum(pc.station.replica.pending_count() for pc in office.pcs.values())
        if len(heads) == 1 and not pending:
            return
    raise AssertionError("the PCs never came to the same ledger")


def verdicts(pc: Pc, coverage_id: str) -> dict[str, Verdict]:
    """What became of each event of a coverage, by id."""
    history = pc.station.projection.history(coverage_id)
    return {judged.placed.event.id: judged.verdict for judged in history.judged}


def delivered(pc: Pc, event: str) -> bool:
    """Whether an act shows ✓✓ here."""
    return pc.station.replica.place(event) is not None


def restarted(office: DemoOffice, name: str) -> Pc:
    """The PC of that name, switched off and on again."""
    office.pcs.pop(name).close()
    return office.pc(name)


def notice_of(pc: Pc, event: str) -> Notice:
    """What *Perlu diperiksa* says of an event."""
    return next(notice for notice in pc.station.queries.notices() if notice.event == event)


def author_of(pc: Pc, event: str) -> str:
    """The name of the person who made an event."""
    found = next(each for _, each in pc.station.replica.all_events() if each.id == event)
    return pc.desk.office.people[found.envelope.person].name


def told(pc: Pc) -> list[tuple[str, str]]:
    """What this PC's lists show: cards and notices, each in full."""
    cards = pc.station.queries.search("")
    shown = [(card.id, repr(card)) for card in cards]
    return sorted(shown + [(note.event, repr(note)) for note in pc.station.queries.notices()])


def assert_sound(office: DemoOffice) -> None:
    """Verification finds nothing, and every PC shows the same."""
    for pc in office.pcs.values():
        findings = verify_office(office.folder, pc.profile).findings
        assert findings == (), findings
    shown = [told(pc) for pc in office.pcs.values()]
    assert all(each == shown[0] for each in shown)

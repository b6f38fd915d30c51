"""The sheets that this PC can make: their numbers, and the previews that it has."""

from __future__ import annotations

from app.archive.contents import NO_PREVIEW
from app.archive.numbers import NOT_ARCHIVED, TO_FOLLOW
from app.domain import acts
from app.media.shelf import Shelf
from tests.app.archive.issued import content, sheets
from tests.office_builder import KASUBAG, MINUTE, PELAKSANA, DemoOffice, Pc
from tests.walks import away


def published(pc: Pc) -> str:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.directs(coverage_id)
    pc.act(PELAKSANA, coverage_id, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    pc.records(coverage_id)
    return coverage_id


def test_the_number_follows_once_the_ledger_has_the_archiving(pc: Pc) -> None:
    coverage_id = published(pc)
    assert content(pc, coverage_id).archive_number == NOT_ARCHIVED
    made = sheets(pc)
    pc.act(KASUBAG, coverage_id, acts.CoverageArchived("480"))
    assert made.content(coverage_id).archive_number == TO_FOLLOW
    pc.sync()
    assert made.content(coverage_id).archive_number == "480/0001/PROKOPIM/XI/2026"
    second = pc.plays("Panen raya")
    pc.sync()
    assert made.content(second).archive_number == "480/0002/PROKOPIM/XI/2026"


def test_a_preview_that_is_not_here_says_so(pc: Pc) -> None:
    coverage_id = pc.plays()
    item = pc.coverage(coverage_id).media[0]
    assert content(pc, coverage_id).pictures[0].path is not None
    for name in item.previews:
        Shelf(pc.profile.cache).path(item.sha256, name).unlink()
    assert content(pc, coverage_id).pictures[0].missing == NO_PREVIEW


def others_go_on(office: DemoOffice, ms: int) -> None:
    """Somebody acts at the office so much later, and delivers it at once."""
    office.clock.at += ms
    other = office.pc("pc-2")
    other.opens("dibuat di kantor")
    other.sync()


def test_what_was_made_away_from_the_office_says_since_when_it_is_known(
    office: DemoOffice, pc: Pc
) -> None:
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    with away(office):
        pc.approves(coverage_id)
    others_go_on(office, 42 * MINUTE)
    pc.sync()
    sheet = content(pc, coverage_id)
    known = "luring, terkirim paling cepat 22-11-2026 12.42"
    assert [row.note for row in sheet.history if known in row.note] == [
        f"1 media; Publikasikan.; {known}"
    ]
    assert [row.number for row in sheet.steps if row.remark.endswith(known)] == [3]


def test_what_waited_for_its_files_is_not_called_offline(office: DemoOffice, pc: Pc) -> None:
    coverage_id = pc.opens()
    pc.sync()
    with away(office):
        pc.hands_in(coverage_id)
    others_go_on(office, 42 * MINUTE)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.approves(coverage_id)
    pc.sync()
    notes = [row.note for row in content(pc, coverage_id).history]
    assert "1 foto; terkirim paling cepat 22-11-2026 12.42" in notes

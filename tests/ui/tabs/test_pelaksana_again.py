"""What a colleague overtook is not lost: its texts come back as a draft to look at again."""

from __future__ import annotations

from app.domain.coverage_history import CoverageHistory
from app.errors import Refusal
from tests.office_builder import DemoOffice, Pc
from ui.coverage_file import CoverageFile
from ui.tabs.pelaksana_again import draft_again


def file_of(pc: Pc, history: CoverageHistory) -> CoverageFile:
    """A coverage as a screen of that PC gets it."""
    if history.coverage is None:
        raise Refusal("coverage_unknown")
    sop = pc.desk.office.sops[history.coverage.sop]
    return CoverageFile(history.coverage, sop, {}, history.judged, frozenset(), ())


def test_an_overtaken_hand_in_comes_back_with_its_texts_and_media(colleagues: DemoOffice) -> None:
    first, second = colleagues.pc("pc-1"), colleagues.pc("pc-2")
    coverage_id = first.opens()
    first.sync()
    second.sync()
    first.hands_in(coverage_id, narrative="Yang lebih dahulu.")
    mine = second.photo(coverage_id, "teal", "IMG_7.jpg")
    event = second.hands_in(coverage_id, mine, narrative="Yang kemudian.")
    first.sync()
    second.sync()
    file = file_of(second, second.desk.history(coverage_id))
    assert file.coverage.wording.narrative == "Yang lebih dahulu."
    draft = draft_again(file, event.envelope.person)
    assert draft is not None
    assert draft.wording.narrative == "Yang kemudian."
    assert draft.media == (mine,)


def test_where_nothing_was_overtaken_there_is_nothing_to_look_at_again(pc: Pc) -> None:
    coverage_id = pc.opens()
    event = pc.hands_in(coverage_id)
    assert draft_again(file_of(pc, pc.desk.history(coverage_id)), event.envelope.person) is None

"""A file that was handed in before is known again by its content, whatever its name is now."""

from __future__ import annotations

from app.domain import acts
from app.drafts import Draft
from app.handed_in import HandedIn, left_out
from tests.office_builder import KASUBAG, Pc


def book(pc: Pc) -> HandedIn:
    """What a PC can look up."""
    return HandedIn(pc.station.queries, pc.station.coverage, pc.station.drafts)


def test_a_file_of_another_coverage_is_known_by_its_title_and_name(pc: Pc) -> None:
    first, second = pc.opens("Rapat koordinasi"), pc.opens("Panen raya")
    item = pc.photo(first, "navy", "IMG_1.jpg")
    pc.hands_in(first, item)
    found = book(pc).elsewhere(second)
    assert (found[item.sha256].title, found[item.sha256].name) == ("Rapat koordinasi", "IMG_1.jpg")
    assert book(pc).elsewhere(first) == {}


def test_what_came_since_the_last_look_is_found_too(pc: Pc) -> None:
    first, second = pc.opens("Rapat koordinasi"), pc.opens("Panen raya")
    known = book(pc)
    pc.hands_in(first, pc.photo(first, "navy"))
    assert len(known.elsewhere(second)) == 1
    pc.act(KASUBAG, first, acts.CoverageReturned("Kurang"))
    pc.hands_in(first, pc.photo(first, "teal"))
    assert len(known.elsewhere(second)) == 2


def test_a_photo_that_a_revision_left_out_is_remembered_with_its_revision(pc: Pc) -> None:
    coverage_id = pc.opens()
    kept, dropped = pc.photo(coverage_id, "navy"), pc.photo(coverage_id, "teal", "IMG_9.jpg")
    pc.hands_in(coverage_id, kept, dropped)
    assert left_out(pc.coverage(coverage_id)) == {}
    pc.act(KASUBAG, coverage_id, acts.CoverageReturned("Ganti IMG_9"))
    pc.hands_in(coverage_id, kept)
    found = left_out(pc.coverage(coverage_id))
    assert {told.name: told.revision for told in found.values()} == {"IMG_9.jpg": 1}


def test_what_is_being_prepared_here_for_another_coverage_is_known_until_it_is_handed_in(
    pc: Pc,
) -> None:
    first, second = pc.opens("Rapat koordinasi"), pc.opens("Panen raya")
    item = pc.photo(first, "navy", "IMG_1.jpg")
    pc.station.drafts.keep(first, Draft(pc.activity("Rapat koordinasi"), (item,)))
    (told,) = book(pc).elsewhere(second).values()
    assert (told.title, told.name, told.revision) == ("Rapat koordinasi", "IMG_1.jpg", 0)
    assert book(pc).elsewhere(first) == {}
    pc.hands_in(first, item)
    (told,) = book(pc).elsewhere(second).values()
    assert told.revision == 1

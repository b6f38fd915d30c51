"""A card is a coverage in brief, step by step."""

from __future__ import annotations

from app.cards import Card, card_of
from app.domain import acts
from app.domain.codec import from_body, to_body
from app.domain.coverage import Stage
from tests.office_builder import KABAG, KASUBAG, NOON, PELAKSANA, Pc


def _card(pc: Pc, coverage_id: str) -> Card:
    coverage = pc.coverage(coverage_id)
    return card_of(pc.desk.office.sops[coverage.sop], coverage)


def test_a_new_coverage_waits_for_its_hand_in(pc: Pc) -> None:
    card = _card(pc, pc.opens())
    assert (card.stage, card.step, card.role) == (Stage.UNDER_WAY, 1, "pelaksana")
    assert (card.thumb, card.photos, card.revision) == ("", 0, 0)
    assert card.visit is not None


def test_the_first_item_stands_for_the_coverage_and_the_first_chosen_after_a_ya(pc: Pc) -> None:
    coverage = pc.opens()
    one, two = pc.photo(coverage, "navy"), pc.photo(coverage, "teal", "IMG_2.jpg")
    pc.hands_in(coverage, one, two)
    card = _card(pc, coverage)
    assert (card.thumb, card.photos) == (one.sha256, 2)
    assert card.thumb_preview == one.previews["thumb.jpg"]
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    ya = acts.CoverageApproved((acts.ChosenItem(two.sha256),))
    pc.act(KABAG, coverage, ya)
    card = _card(pc, coverage)
    assert (card.thumb, card.approved) == (two.sha256, True)


def test_what_was_sent_back_says_why_and_how_much_is_open(pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    returned = pc.act(KASUBAG, coverage, acts.CoverageReturned("Kurang", ("Satu", "Dua")))
    pc.act(PELAKSANA, coverage, acts.PointTicked(f"{returned.id}:0"))
    card = _card(pc, coverage)
    assert (card.returned, card.reason, card.open_points) == (True, "Kurang", 1)
    pc.hands_in(coverage)
    assert not _card(pc, coverage).returned


def test_the_last_verdict_is_kabags_own_whatever_became_of_it(pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    assert _card(pc, coverage).verdict == ""
    refused = pc.act(KABAG, coverage, acts.CoverageRejected("Nama keliru"))
    assert _card(pc, coverage).verdict == "no"
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.hands_in(coverage, narrative="Belum sempat diputuskan.")
    card = _card(pc, coverage)
    assert (card.verdict, card.decided_at) == ("no", refused.envelope.at)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.approves(coverage)
    pc.hands_in(coverage, narrative="Diubah sesudah Ya.")
    card = _card(pc, coverage)
    assert (card.verdict, card.approved) == ("yes", False)


def test_a_coverage_that_is_cancelled_before_kabag_decided_has_no_verdict(pc: Pc) -> None:
    coverage = pc.opens()
    pc.hands_in(coverage)
    pc.act(KASUBAG, coverage, acts.CoverageReceived())
    pc.act(KASUBAG, coverage, acts.CoverageCancelled("Kegiatan batal"))
    assert _card(pc, coverage).verdict == ""


def test_what_was_taken_down_is_not_said_to_be_published(pc: Pc) -> None:
    coverage = pc.plays()
    url = pc.coverage(coverage).results[0].record.url
    removed = acts.PostTakenDown("instagram", url, "Kepala Bagian", "Foto keliru", NOON)
    pc.act(KABAG, coverage, removed)
    card = _card(pc, coverage)
    assert (card.stage, card.published) == (Stage.ARCHIVED, ())


def test_a_card_is_kept_and_read_again_whole(pc: Pc) -> None:
    card = _card(pc, pc.plays())
    assert from_body(Card, to_body(card)) == card
    assert (card.published, card.last_kind) == (("instagram",), "CoverageArchived")

"""Which marks a Tidak takes along: what is wrong now, not what was mended long ago."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.asides import MarkPlaced
from app.domain.coverage import Coverage
from app.domain.marks import Mark
from app.ledger.office_folder import OfficeFolder
from tests.office_builder import EQUIPMENT, KABAG, KASUBAG, PELAKSANA, DemoOffice, Pc, ToldClock
from ui.panes.marks_rows import in_order, items_ever, span_words, to_mend
from ui.viewer.marks_shown import ShownMark


@pytest.fixture
def pc(demo_office: Path, tmp_path: Path) -> Iterator[Pc]:
    office = DemoOffice(OfficeFolder(demo_office), tmp_path / "rekan", ToldClock(), {})
    yield office.pc()
    office.close()


class Case:
    """A coverage of two photos at Kabag, and what is marked on them."""

    def __init__(self, pc: Pc) -> None:
        self.pc, self.id = pc, pc.opens()
        self.first, self.second = pc.photo(self.id), pc.photo(self.id, "teal", "IMG_2042.jpg")
        pc.hands_in(self.id, self.first, self.second)
        pc.act(KASUBAG, self.id, acts.CoverageReceived())
        self.kabag = pc.sits(KABAG)

    @property
    def coverage(self) -> Coverage:
        return self.pc.coverage(self.id)

    def mark(self, name: str, sha256: str, words: str) -> str:
        """The event that places a pin."""
        return self.pc.act(name, self.id, MarkPlaced(Mark(sha256, "pin", (1, 1), words))).id

    def again(self) -> None:
        """Pelaksana replaces the first photo and hands in once more."""
        new = self.pc.photo(self.id, "olive", "IMG_2041.jpg")
        activity, wording = self.coverage.activity, acts.Wording("Jalan.")
        act = acts.CoverageHandedIn(activity, (new, self.second), wording, EQUIPMENT)
        self.pc.act(PELAKSANA, self.id, act)
        self.pc.act(KASUBAG, self.id, acts.CoverageReceived())

    def asked(self, carried: bool = False) -> list[str]:
        """What Kabag would take along (or who carries it on), in words."""
        marks = (
            ShownMark(e, e, p.mark, p.person, "", "#ffffff", p.at, n, p.person == self.kabag)
            for n, (e, p) in enumerate(self.coverage.marks.items(), 1)
            if not p.removed
        )
        return [shown.mark.text for shown in to_mend(self.coverage, marks, carried)]


@pytest.fixture
def case(pc: Pc) -> Case:
    return Case(pc)


def test_ones_own_marks_on_this_hand_in_are_offered_and_no_one_elses(case: Case) -> None:
    case.mark(KABAG, case.first.sha256, "papan")
    case.mark(KASUBAG, case.first.sha256, "langit")
    assert case.asked() == ["papan"]


def test_what_was_mended_is_not_asked_for_again_and_what_was_not_is(case: Case) -> None:
    marks = (
        case.mark(KABAG, case.first.sha256, "papan"),
        case.mark(KABAG, case.second.sha256, "langit"),
    )
    case.pc.act(KABAG, case.id, acts.CoverageRejected("Perbaiki", marks=marks))
    case.pc.act(KASUBAG, case.id, acts.CoverageReturned("Perbaiki"))
    case.pc.act(PELAKSANA, case.id, acts.PointTicked(case.coverage.points[0].id))
    case.again()
    case.mark(KABAG, case.second.sha256, "baru")
    assert case.asked() == ["langit", "baru"]


def test_a_return_carries_on_what_the_tidak_asked_for_whoever_marked_it(case: Case) -> None:
    asked = case.mark(KABAG, case.first.sha256, "papan")
    case.mark(KABAG, case.second.sha256, "hanya catatan")
    case.pc.act(KABAG, case.id, acts.CoverageRejected("Perbaiki", marks=(asked,)))
    case.kabag = case.pc.sits(KASUBAG)  # Kasubag looks at it now
    assert case.asked(carried=True) == ["papan"]


def test_items_are_known_by_the_last_hand_in_that_named_them(case: Case) -> None:
    case.again()
    known = items_ever(case.coverage)
    assert known[case.first.sha256].revision == 1
    assert known[case.second.sha256].revision == 2
    assert len(known) == 3


def test_marks_go_by_the_strip_and_then_by_time(case: Case) -> None:
    late = Mark(case.first.sha256, "pin", (1, 1), from_ms=62_000, until_ms=65_000)
    marks = [
        Mark("f" * 64, "pin", (1, 1)),
        Mark(case.second.sha256, "pin", (1, 1)),
        late,
        Mark(case.first.sha256, "pin", (1, 1)),
    ]
    ordered = sorted(marks, key=lambda mark: in_order(case.coverage, mark))
    assert ordered == [marks[3], late, marks[1], marks[0]]
    assert span_words(late) == "1:02–1:05"


def test_marks_on_items_of_before_stay_together_item_by_item(case: Case) -> None:
    marks = [Mark(sign * 64, "pin", (1, 1)) for sign in "fefe"]
    ordered = sorted(marks, key=lambda mark: in_order(case.coverage, mark))
    assert [mark.sha256[0] for mark in ordered] == ["e", "e", "f", "f"]

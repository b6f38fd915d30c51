"""Lists, turns, ratings and marks: they stay right however late they come, and overtake nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import acts
from app.domain.asides import Rating
from app.domain.files import files_of
from app.domain.judge import Verdict
from app.domain.marks import LONGEST_TEXT, MOST_POINTS, SCALE, Mark
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    ATTACHED,
    PHOTOS,
    RETURNED,
    TIDAK,
    UNDANGAN,
    handed_in,
    person_id,
    photo,
    published,
    ya,
)
from tests.app.domain.office_builder import Bureau, pcs

PIN = Mark(PHOTOS[0].sha256, "pin", (5_000, 2_500), "Spanduk terpotong")
FIRST, SECOND, THIRD = PHOTOS


def refused(bureau: Bureau, name: str, act: acts.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        bureau.does(name, act)
    return refusal.value.code


def test_each_act_names_its_own_files() -> None:
    shown = replace(published(), screenshot=UNDANGAN)
    assert files_of(acts.MediaListed(PHOTOS[:1])) == PHOTOS[:1]
    assert files_of(handed_in(media=PHOTOS[1:])) == PHOTOS[1:]
    assert files_of(ATTACHED) == (UNDANGAN,)
    assert files_of(shown) == (UNDANGAN,)
    assert files_of(published()) == ()
    assert files_of(TIDAK) == ()


# Turning


def test_a_turned_photo_is_shown_turned_until_it_is_handed_in_anew(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.does("kabag", acts.ItemTurned(SECOND.sha256, 270))
    assert [item.rotation for item in bureau.coverage().media] == [0, 270, 0]
    bureau.does("pelaksana", handed_in())
    assert [item.rotation for item in bureau.coverage().media] == [0, 0, 0]


def test_a_turn_lapses_no_ya(bureau: Bureau) -> None:
    bureau.walk(4)
    bureau.does("kasubag", acts.ItemTurned(FIRST.sha256, 90))
    approval = bureau.coverage().approval
    assert approval is not None
    assert approval.items[0].rotation == 0, "what was approved goes out as it was approved"


def test_withdrawing_keeps_what_was_turned_rated_and_marked(bureau: Bureau) -> None:
    bureau.walk(4)
    bureau.does("kabag", acts.ItemTurned(FIRST.sha256, 180))
    mark = bureau.does("kabag", acts.MarkPlaced(PIN))
    bureau.does("kabag", acts.ItemsRated((Rating(FIRST.sha256, 5),)))
    bureau.does("kabag", acts.ActWithdrawn())
    coverage = bureau.coverage()
    assert coverage.media[0].rotation == 180
    assert list(coverage.marks) == [mark.id]
    assert coverage.ratings[person_id("kabag")][FIRST.sha256].stars == 5


def test_only_quarter_turns_of_a_coverage_under_way(bureau: Bureau) -> None:
    bureau.walk(6)
    assert refused(bureau, "kabag", acts.ItemTurned(FIRST.sha256, 90)) == "wrong_stage"
    bureau.does("kasubag", acts.CorrectionOpened("Salah nama"))
    assert refused(bureau, "kabag", acts.ItemTurned(FIRST.sha256, 45)) == "rotation_unknown"
    assert refused(bureau, "kabag", acts.ItemTurned("../x", 90)) == "file_malformed"


# Ratings


def test_each_person_rates_for_themselves_and_the_last_word_counts(bureau: Bureau) -> None:
    bureau.walk(3)
    first = (Rating(FIRST.sha256, 2), Rating(SECOND.sha256, 0, "reject"))
    bureau.does("kabag", acts.ItemsRated(first))
    bureau.does("kasubag", acts.ItemsRated((Rating(FIRST.sha256, 5, "pick"),)))
    bureau.does("kabag", acts.ItemsRated((Rating(FIRST.sha256, 3),)))
    ratings = bureau.coverage().ratings
    kabag = ratings[person_id("kabag")]
    assert (kabag[FIRST.sha256].stars, kabag[SECOND.sha256].flag) == (3, "reject")
    assert ratings[person_id("kasubag")] == {FIRST.sha256: Rating(FIRST.sha256, 5, "pick")}


@pytest.mark.parametrize(
    ("rating", "code"),
    [
        (Rating(FIRST.sha256, 6), "rating_unknown"),
        (Rating(FIRST.sha256, 1, "bagus"), "rating_unknown"),
        (Rating("x"), "file_malformed"),
    ],
)
def test_a_rating_that_no_screen_could_show_is_refused(
    bureau: Bureau, rating: Rating, code: str
) -> None:
    bureau.walk(3)
    assert refused(bureau, "kabag", acts.ItemsRated((rating,))) == code


# Marks


def test_two_people_mark_the_same_photo_at_once_and_both_marks_stand(bureau: Bureau) -> None:
    bureau.walk(3)
    kabag, kasubag = pcs(bureau, "kabag", "kasubag")
    marks = [pc.does(acts.MarkPlaced(PIN)) for pc in (kabag, kasubag)]
    kasubag.deliver()
    kabag.deliver()
    placed = bureau.coverage().marks
    assert {each.person for each in placed.values()} == {person_id("kabag"), person_id("kasubag")}
    assert set(placed) == {mark.id for mark in marks}


def test_a_mark_speaks_of_the_revision_that_it_was_placed_on(bureau: Bureau) -> None:
    bureau.walk(3)
    (kabag,) = pcs(bureau, "kabag")
    early = bureau.does("kasubag", acts.MarkPlaced(PIN))
    late = kabag.does(acts.MarkPlaced(PIN))
    bureau.does("pelaksana", handed_in(media=(photo("pengganti"),)))
    kabag.deliver()
    assert bureau.verdict(late)[0] is Verdict.EFFECTIVE
    placed = bureau.coverage().marks
    assert (placed[early.id].revision, placed[late.id].revision) == (1, 2)


def test_who_placed_a_mark_takes_it_back_and_nobody_else(bureau: Bureau) -> None:
    bureau.walk(3)
    mark = bureau.does("kabag", acts.MarkPlaced(PIN))
    assert refused(bureau, "kasubag", acts.MarkRemoved(mark.id)) == "not_your_act"
    assert refused(bureau, "kabag", acts.MarkRemoved(bureau.id)) == "mark_unknown"
    bureau.does("kabag", acts.MarkRemoved(mark.id))
    assert bureau.coverage().marks[mark.id].removed


@pytest.mark.parametrize(
    "crooked",
    [
        replace(PIN, shape="lingkaran"),
        replace(PIN, points=(1,)),
        replace(PIN, points=(1, 2, 3, 4)),
        replace(PIN, points=(SCALE + 1, 0)),
        replace(PIN, shape="stroke", points=(1, 2) * (MOST_POINTS + 1)),
        replace(PIN, text="x" * (LONGEST_TEXT + 1)),
        replace(PIN, from_ms=2, until_ms=1),
        replace(PIN, until_ms=2**31),
    ],
)
def test_a_mark_that_cannot_be_drawn_is_refused(bureau: Bureau, crooked: Mark) -> None:
    bureau.walk(3)
    assert refused(bureau, "kabag", acts.MarkPlaced(crooked)) == "mark_malformed"
    assert refused(bureau, "kabag", acts.MarkPlaced(replace(PIN, sha256="x"))) == "file_malformed"


def test_a_tidak_carries_marks_as_points_to_tick_off(bureau: Bureau) -> None:
    bureau.walk(3)
    mark = bureau.does("kabag", acts.MarkPlaced(PIN))
    said = bureau.does("kabag", replace(TIDAK, marks=(mark.id,)))
    points = bureau.coverage().points
    assert [point.text for point in points] == [*TIDAK.points, PIN.text]
    assert points[-1].mark == mark.id
    bureau.does("pelaksana", acts.PointTicked(f"{said.id}:2"))
    assert [point.done for point in bureau.coverage().points] == [False, False, True]


def test_a_return_carries_them_too_and_only_marks_of_this_coverage(bureau: Bureau) -> None:
    bureau.walk(2)
    mark = bureau.does("kasubag", acts.MarkPlaced(PIN))
    for marks in ((bureau.id,), (mark.id, mark.id)):
        assert refused(bureau, "kasubag", replace(RETURNED, marks=marks)) == "mark_unknown"
    bureau.does("kasubag", replace(RETURNED, marks=(mark.id,)))
    assert bureau.coverage().points[-1].mark == mark.id


def test_a_tidak_waits_for_the_marks_that_it_names(bureau: Bureau) -> None:
    bureau.walk(3)
    (kabag,) = pcs(bureau, "kabag")
    mark = kabag.does(acts.MarkPlaced(PIN))
    tidak = kabag.does(replace(TIDAK, marks=(mark.id,)))
    bureau.append(tidak)
    assert bureau.verdict(tidak)[0] is Verdict.WAITING
    bureau.append(mark)
    assert bureau.verdict(tidak)[0] is Verdict.EFFECTIVE
    assert ya().items, "and a Ya needs none"

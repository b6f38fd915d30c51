"""A liputan's way through the SOP, and the ways back after a mistake."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage, covers
from app.domain.judge import Verdict
from app.domain.roles import Role
from app.domain.workflow import decide
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    ATTACHED,
    NARRATIVE,
    OPENED,
    PHOTOS,
    RETURNED,
    TIDAK,
    directed,
    handed_in,
    person_id,
    photo,
    published,
    ya,
)
from tests.app.domain.office_builder import SOP, Bureau, held_ya


def refused(bureau: Bureau, name: str, act: acts.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        bureau.does(name, act)
    return refusal.value.code


def test_a_liputan_goes_straight_through_to_the_archive(bureau: Bureau) -> None:
    steps = []
    for name, act in [
        ("pelaksana", OPENED),
        ("pelaksana", handed_in()),
        ("kasubag", acts.CoverageReceived()),
        ("kabag", ya()),
        ("kasubag", directed()),
        ("pelaksana", ATTACHED),
        ("pelaksana", published()),
    ]:
        bureau.does(name, act)
        steps.append(bureau.coverage().step)
    assert steps == [1, 2, 3, 4, 5, 5, 0]
    assert bureau.coverage().stage is Stage.PUBLISHED
    bureau.does("kasubag", acts.CoverageArchived(location="Lemari 2"))
    coverage = bureau.coverage()
    assert coverage.stage is Stage.ARCHIVED
    assert coverage.archived is not None
    assert coverage.archived.body == acts.CoverageArchived(location="Lemari 2")
    assert [entry.step for entry in coverage.history] == [1, 1, 2, 3, 4, 5, 5, 0]
    assert all(judged.verdict is Verdict.EFFECTIVE for judged in bureau.history().judged)


def test_a_tidak_goes_back_to_kasubag_and_on_to_pelaksana_with_its_points(bureau: Bureau) -> None:
    bureau.walk(3)
    tidak = bureau.does("kabag", TIDAK)
    coverage = bureau.coverage()
    assert (coverage.step, coverage.verdict_reason) == (2, "Foto kurang terang")
    assert [point.text for point in coverage.points] == ["Ganti foto pertama", "Sebut nama desa"]
    bureau.does("kasubag", acts.CoverageReturned("Lihat catatan Kabag"))
    bureau.does("pelaksana", acts.PointTicked(f"{tidak.id}:0"))
    coverage = bureau.coverage()
    assert coverage.step == 1
    assert [point.done for point in coverage.points] == [True, False]
    bureau.does("pelaksana", handed_in(media=(photo("ganti"), *PHOTOS[1:])))
    assert (bureau.coverage().step, bureau.coverage().revision) == (2, 2)
    bureau.does("kasubag", acts.CoverageReceived())
    bureau.does("kabag", ya(photo("ganti")))
    coverage = bureau.coverage()
    assert coverage.chosen == (photo("ganti"),)
    assert (coverage.points, coverage.verdict_reason) == ((), "")


def test_points_already_ticked_do_not_come_back_with_kasubags_return(bureau: Bureau) -> None:
    bureau.walk(3)
    tidak = bureau.does("kabag", TIDAK)
    bureau.does("kasubag", acts.PointTicked(f"{tidak.id}:1"))
    bureau.does("kasubag", acts.CoverageReturned("Sisanya"))
    assert [point.text for point in bureau.coverage().points] == ["Ganti foto pertama"]


def test_kasubag_may_send_it_up_again_after_a_tidak_with_a_correction(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.does("kabag", TIDAK)
    better = acts.Wording("Bupati meninjau jembatan di Desa Bakonsu.")
    bureau.does("kasubag", acts.CoverageReceived(correction=better))
    coverage = bureau.coverage()
    assert (coverage.step, coverage.wording) == (3, better)
    assert coverage.former_wordings == (NARRATIVE,)
    assert coverage.handed_in_by == (person_id("pelaksana"),), "a correction is no hand-in"


def test_kasubag_returns_with_points_of_their_own(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.does("kasubag", RETURNED)
    coverage = bureau.coverage()
    assert (coverage.step, coverage.verdict_reason) == (1, "Narasi belum lengkap")
    assert [point.text for point in coverage.points] == ["Tambahkan waktu"]


def test_a_correction_inside_the_ya_is_what_the_ya_covers(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.does("kabag", ya(PHOTOS[1], PHOTOS[0], text="Bupati meresmikan jembatan."))
    coverage = bureau.coverage()
    approval = coverage.approval
    assert approval is not None
    assert approval.wording == acts.Wording("Bupati meresmikan jembatan.") == coverage.wording
    assert approval.covers == covers(approval.items, coverage.wording, coverage.sop)
    assert coverage.chosen == (PHOTOS[1], PHOTOS[0]), "in the order of the Ya"
    bureau.does("kasubag", directed())
    assert bureau.coverage().step == 5


@pytest.mark.parametrize(
    "change",
    [
        acts.Wording("Bupati meninjau jembatan.", {"instagram": "Lain"}),
        acts.Wording("Bupati meninjau.", NARRATIVE.captions),
    ],
)
def test_what_a_ya_covers_differs_with_every_part(change: acts.Wording) -> None:
    items = (acts.ChosenItem("a" * 64), acts.ChosenItem("b" * 64))
    same = covers(items, NARRATIVE, "1")
    assert covers(items, change, "1") != same
    assert covers(items[::-1], NARRATIVE, "1") != same
    assert covers((acts.ChosenItem("a" * 64, 90), items[1]), NARRATIVE, "1") != same
    assert covers(items, NARRATIVE, "2") != same
    assert covers((acts.ChosenItem("a" * 64, seen="original"), items[1]), NARRATIVE, "1") == same


def test_before_any_ya_a_correction_by_kasubag_keeps_the_step(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.does("kasubag", acts.WordingCorrected(acts.Wording("Lebih baik.")))
    assert (bureau.coverage().step, bureau.coverage().lapsed) == (2, None)


def test_another_admin_takes_over_the_publishing() -> None:
    bureau = Bureau.founded()
    bureau.add("rina")
    bureau.appoint("rina", Role.PELAKSANA)
    bureau.walk(5)
    moved = acts.AdminReassigned(person_id("rina"), ("facebook",), "Cuti")
    bureau.does("kasubag", moved)
    bureau.does("rina", acts.DocumentWaived("undangan", "kegiatan tanpa undangan"))
    assert refused(bureau, "pelaksana", published("facebook")) == "not_the_admin"
    bureau.does("rina", published("facebook"))
    assert bureau.coverage().stage is Stage.PUBLISHED


def test_a_failed_or_postponed_platform_keeps_step_five_open(bureau: Bureau) -> None:
    bureau.walk(5, "instagram", "facebook")
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", published("instagram"))
    bureau.does("pelaksana", acts.ResultRecorded("facebook", "failed", reason="Akun terkunci"))
    bureau.does("pelaksana", acts.ResultRecorded("facebook", "postponed", reason="Besok"))
    assert bureau.coverage().step == 5
    bureau.does("pelaksana", published("facebook"))
    coverage = bureau.coverage()
    assert (coverage.step, coverage.stage) == (0, Stage.PUBLISHED)
    assert len(coverage.results) == 4, "every record is kept"


def test_dropping_the_failed_platform_ends_step_five_too(bureau: Bureau) -> None:
    bureau.walk(5, "instagram", "facebook")
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", published("instagram"))
    only = acts.AdminReassigned(person_id("pelaksana"), ("instagram",), "Facebook ditutup")
    bureau.does("kasubag", only)
    assert bureau.coverage().stage is Stage.PUBLISHED


@pytest.mark.parametrize("met", [ATTACHED, acts.DocumentWaived("undangan", "tanpa undangan")])
def test_publishing_is_closed_until_the_undangan_is_attached_or_waived(
    bureau: Bureau, met: acts.Act
) -> None:
    bureau.walk(5)
    assert refused(bureau, "pelaksana", published()) == "document_missing"
    bureau.does("pelaksana", acts.ResultRecorded("instagram", "failed", reason="Gangguan"))
    bureau.does("kasubag", met)
    bureau.does("pelaksana", published())
    assert bureau.coverage().stage is Stage.PUBLISHED


def test_missing_equipment_is_recorded_and_closes_nothing(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.does("kasubag", acts.CoverageReceived(equipment={"internet": False}))
    assert bureau.coverage().equipment == {2: {"internet": False}}
    assert bureau.coverage().step == 3


def test_who_handed_in_cannot_approve_it_in_any_post(bureau: Bureau) -> None:
    bureau.walk(3)
    bureau.appoint("pelaksana", Role.KABAG, acting="plh", days=2)
    assert refused(bureau, "pelaksana", ya()) == "own_hand_in"
    bureau.does("pelaksana", TIDAK)
    assert bureau.coverage().step == 2, "but may say Tidak"


def test_a_plh_acts_for_the_days_of_the_appointment(bureau: Bureau) -> None:
    post = bureau.appoint("kasubag", Role.KABAG, acting="plh", days=1)
    bureau.walk(3)
    bureau.does("kasubag", ya())
    approval = bureau.coverage().approval
    assert approval is not None
    assert (approval.person, approval.post) == (person_id("kasubag"), post)
    assert bureau.office.posts[post].acting == "plh"
    bureau.now += 24 * 60 * 60_000
    assert [each.acting for each in bureau.actor("kasubag").posts] == [""]


def test_a_person_acts_in_the_definitive_post_before_an_acting_one(bureau: Bureau) -> None:
    bureau.appoint("kasubag", Role.KASUBAG, acting="plt", days=1)
    bureau.walk(2)
    decision = decide(SOP, bureau.coverage(), acts.CoverageReceived(), bureau.actor("kasubag"))
    assert decision.post.acting == ""


def test_every_closed_button_says_which_rule_closes_it(bureau: Bureau) -> None:
    bureau.walk(2)
    open_to = {
        name: {kind.__name__ for kind, option in bureau.options(name).items() if option.is_open}
        for name in ("pelaksana", "kasubag", "kabag")
    }
    beside = {"NoteWritten", "LateReasonGiven", "SheetIssued", "OvertakenDropped"}
    beside |= {"ItemTurned", "ItemsRated", "MarkPlaced", "MarkRemoved"}
    mending = {"PointTicked", "DocumentAttached", "DocumentWaived"}
    assert open_to["pelaksana"] == beside | mending | {
        "CoverageHandedIn",
        "MediaListed",
        "ActWithdrawn",
    }
    receiving = {"CoverageReceived", "CoverageReturned", "WordingCorrected", "WorkBegun"}
    assert open_to["kasubag"] == beside | mending | receiving | {"CoverageCancelled"}
    assert open_to["kabag"] == beside | {"CoverageCancelled", "ItemsListed"}
    for option in bureau.options("kabag").values():
        assert (option.post is None) is (option.refusal is not None)
    closed = bureau.options("kabag")[acts.CoverageReceived].refusal
    assert closed is not None
    assert (closed.code, closed.facts) == ("wrong_role", {"roles": ("kasubag",)})
    early = bureau.options("kabag")[acts.CoverageApproved].refusal
    assert early is not None
    assert (early.code, early.facts) == ("not_at_step", {"now": 2, "role": "kasubag"})


def test_every_act_but_the_opening_has_a_rule(bureau: Bureau) -> None:
    bureau.walk(1)
    assert set(bureau.options("kabag")) == set(acts.ACTS.values()) - {acts.CoverageOpened}
    with pytest.raises(Refusal, match="not_an_act"):
        decide(SOP, bureau.coverage(), OPENED, bureau.actor("pelaksana"))


def test_what_is_held_is_open_to_whoever_could_do_it_now(bureau: Bureau) -> None:
    held_ya(bureau)
    closed = bureau.options("pelaksana")[acts.HeldActConfirmed].refusal
    assert closed is not None
    assert (closed.code, closed.facts["roles"]) == ("wrong_role", ("kabag",))
    assert bureau.options("penerus")[acts.HeldActConfirmed].is_open


def test_nothing_is_confirmed_where_nothing_is_held(bureau: Bureau) -> None:
    bureau.walk(3)
    closed = bureau.options("kabag")[acts.HeldActConfirmed].refusal
    assert closed is not None
    assert closed.code == "nothing_held"

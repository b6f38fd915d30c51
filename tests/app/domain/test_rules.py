"""Every reason for which an act is refused, with the sentence's code."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import acts
from app.domain.events import LATEST
from app.domain.office import Actor
from app.domain.workflow import decide, decide_opening
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    ACTIVITY,
    ATTACHED,
    OPENED,
    PHOTOS,
    TIDAK,
    directed,
    handed_in,
    person_id,
    photo,
    published,
    ya,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
)

BLANK = acts.Wording("  ")
UNTITLED = replace(ACTIVITY, title=" ")
ADMIN = person_id("pelaksana")
PUBLIC = "https://contoh.id/instagram"

# Every PC computes paths from what an event names, and shows photos as it says.
MALFORMED = (
    replace(PHOTOS[0], sha256="../" * 21 + "x"),
    replace(PHOTOS[0], sha256=PHOTOS[0].sha256.upper()),
    replace(PHOTOS[0], extension="../x"),
    replace(PHOTOS[0], kind="document"),
    replace(PHOTOS[0], rotation=45),
    replace(PHOTOS[0], previews={"../thumb.jpg": "0" * 64}),
    replace(PHOTOS[0], previews={"thumb.jpg": "x"}),
    replace(PHOTOS[0], width=2**31),
    replace(PHOTOS[0], height=LATEST),
    replace(PHOTOS[0], duration_ms=2**31),
    replace(PHOTOS[0], captured_at="kemarin siang"),
    replace(PHOTOS[0], captured_at="2026-13-01T09:41:07"),
    replace(PHOTOS[0], name="9" * 256),
)

# At the arrival at this step, this person, this act: this code.
REFUSED: list[tuple[int, str, acts.Act, str]] = [
    (1, "kabag", handed_in(), "wrong_role"),
    (1, "pelaksana", acts.CoverageHandedIn(UNTITLED, PHOTOS, acts.Wording("x")), "title_missing"),
    (1, "pelaksana", handed_in(media=()), "media_missing"),
    (1, "pelaksana", handed_in(media=(*PHOTOS, PHOTOS[0])), "media_twice"),
    *((1, "pelaksana", handed_in(media=(wrong,)), "file_malformed") for wrong in MALFORMED),
    (1, "pelaksana", acts.CoverageHandedIn(ACTIVITY, PHOTOS, BLANK), "narrative_missing"),
    (1, "pelaksana", acts.CoverageCancelled(" "), "reason_missing"),
    (1, "kabag", acts.CorrectionOpened("x"), "nothing_out"),
    (1, "pelaksana", acts.CoverageArchived(), "wrong_stage"),
    (1, "kasubag", acts.HeldActConfirmed("x"), "nothing_held"),
    (1, "kabag", acts.ActWithdrawn(), "nothing_to_withdraw"),
    (1, "kabag", acts.WorkBegun(1, 1), "wrong_role"),
    (1, "kabag", ATTACHED, "wrong_role"),
    (1, "kabag", acts.PointTicked("x:0"), "wrong_role"),
    (2, "pelaksana", acts.ActWithdrawn("other"), "nothing_to_withdraw"),
    (2, "kasubag", acts.CoverageReceived(correction=BLANK), "narrative_missing"),
    (2, "kasubag", acts.CoverageReturned(" "), "reason_missing"),
    (2, "kasubag", acts.WordingCorrected(handed_in().wording), "nothing_changed"),
    (2, "kasubag", acts.WorkBegun(3, 1), "visit_over"),
    (2, "kasubag", acts.WorkBegun(2, 2), "visit_over"),
    (2, "kasubag", replace(ATTACHED, requirement="surat"), "document_unknown"),
    (2, "kasubag", replace(ATTACHED, file=replace(ATTACHED.file, sha256="..")), "file_malformed"),
    (2, "kasubag", acts.DocumentWaived("smartphone", "x"), "document_unknown"),
    (2, "kasubag", acts.DocumentWaived("undangan", " "), "reason_missing"),
    (2, "kabag", acts.NoteWritten(" "), "text_missing"),
    (2, "kabag", acts.LateReasonGiven(2, 1, " "), "reason_missing"),
    (2, "kabag", acts.PostTakenDown("instagram", "x", "x", "x", 1), "nothing_published"),
    (3, "kabag", acts.CoverageRejected(" "), "reason_missing"),
    (3, "kabag", acts.CoverageApproved(()), "nothing_chosen"),
    (3, "kabag", ya(photo("asing")), "items_unknown"),
    (3, "kabag", ya(PHOTOS[0], PHOTOS[0]), "items_unknown"),
    (3, "kabag", replace(ya(), covers="0" * 64), "covers_mismatch"),
    (3, "kasubag", ya(), "wrong_role"),
    (3, "kasubag", TIDAK, "wrong_role"),
    (4, "kasubag", acts.AdminDirected(" ", ("x",)), "admin_missing"),
    (4, "kasubag", acts.AdminDirected(ADMIN, ()), "platforms_missing"),
    (4, "kasubag", acts.AdminDirected(ADMIN, ("x", "x")), "platforms_missing"),
    (4, "kasubag", acts.AdminDirected(ADMIN, ("",)), "platforms_missing"),
    (4, "pelaksana", published(), "not_at_step"),
    (4, "kasubag", acts.AdminReassigned(ADMIN, ("x",), "x"), "not_at_step"),
    (5, "pelaksana", acts.AdminReassigned(ADMIN, ("x",), "x"), "wrong_role"),
    (5, "kasubag", acts.AdminReassigned("", ("x",), "x"), "admin_missing"),
    (5, "kasubag", acts.AdminReassigned(ADMIN, (), "x"), "platforms_missing"),
    (5, "kasubag", acts.AdminReassigned(ADMIN, ("x",), " "), "reason_missing"),
    (5, "pelaksana", published("tiktok"), "platform_not_directed"),
    (5, "pelaksana", acts.ResultRecorded("instagram", "lost"), "outcome_unknown"),
    (5, "pelaksana", acts.ResultRecorded("instagram", "failed"), "reason_missing"),
    (5, "pelaksana", published(), "document_missing"),
    (6, "pelaksana", handed_in(), "coverage_ended"),
    (6, "pelaksana", acts.WorkBegun(5, 1), "coverage_ended"),
    (6, "pelaksana", published(), "coverage_ended"),
    (6, "kabag", acts.CoverageCancelled("x"), "wrong_stage"),
    (6, "kabag", acts.CoverageArchived(), "wrong_role"),
    (6, "kabag", acts.CorrectionOpened(" "), "reason_missing"),
    (6, "kabag", acts.PostTakenDown("instagram", PUBLIC, " ", "x", 1), "asked_by_missing"),
    (6, "kabag", acts.PostTakenDown("instagram", PUBLIC, "Sekda", " ", 1), "reason_missing"),
    (6, "kabag", acts.PostTakenDown("instagram", "x", "Sekda", "x", 1), "nothing_published"),
]


@pytest.mark.parametrize(("arrived", "name", "act", "code"), REFUSED)
def test_a_rule_says_no(bureau: Bureau, arrived: int, name: str, act: acts.Act, code: str) -> None:
    bureau.walk(arrived)
    with pytest.raises(Refusal) as refusal:
        bureau.does(name, act)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (replace(published(), account=" "), "account_missing"),
        (replace(published(), url="contoh.id"), "url_missing"),
        (published("facebook"), "already_published"),
    ],
)
def test_a_published_result_names_account_and_address_once(
    bureau: Bureau, record: acts.Act, code: str
) -> None:
    bureau.walk(5, "facebook", "instagram")
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", published("facebook", "https://contoh.id/f"))
    with pytest.raises(Refusal) as refusal:
        bureau.does("pelaksana", record)
    assert refusal.value.code == code


def test_no_new_revision_once_something_is_public(bureau: Bureau) -> None:
    bureau.walk(5, "facebook", "instagram")
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", published("facebook"))
    with pytest.raises(Refusal, match="already_published"):
        bureau.does("pelaksana", handed_in())


def test_at_publishing_only_the_admin_opens_and_records(bureau: Bureau) -> None:
    bureau.walk(4)
    bureau.does("kasubag", directed(admin="kabag"))
    for act in (acts.WorkBegun(5, 1), published()):
        with pytest.raises(Refusal) as refusal:
            bureau.does("pelaksana", act)
        assert refusal.value.code == "not_the_admin"
        assert refusal.value.facts == {"admin": person_id("kabag")}


def test_opening_is_pelaksanas_and_needs_a_title(bureau: Bureau) -> None:
    with pytest.raises(Refusal, match="wrong_role"):
        bureau.does("kasubag", OPENED)
    with pytest.raises(Refusal, match="title_missing"):
        bureau.does("pelaksana", replace(OPENED, activity=UNTITLED))
    assert decide_opening(SOP, OPENED, bureau.actor("pelaksana")).act is OPENED


def test_who_has_no_post_may_only_look(bureau: Bureau) -> None:
    bureau.walk(2)
    assert not any(option.is_open for option in bureau.options("admin").values())


def test_texts_are_kept_without_blanks_around_and_captions_without_empty_ones(
    bureau: Bureau,
) -> None:
    bureau.walk(1)
    wording = acts.Wording("  Satu.\n", {"instagram": " dua ", "facebook": " "})
    bureau.does("pelaksana", acts.CoverageHandedIn(ACTIVITY, PHOTOS, wording))
    assert bureau.coverage().wording == acts.Wording("Satu.", {"instagram": "dua"})
    bureau.does("kasubag", acts.CoverageReturned(" Ulang ", (" a ", " ")))
    assert bureau.coverage().verdict_reason == "Ulang"
    assert [point.text for point in bureau.coverage().points] == ["a"]


def test_a_correction_that_changes_nothing_is_none(bureau: Bureau) -> None:
    bureau.walk(2)
    same = bureau.coverage().wording
    event = bureau.does("kasubag", acts.CoverageReceived(correction=same))
    assert event.body == {}


def test_a_ya_that_does_not_cover_what_would_go_out_directs_and_publishes_nothing(
    bureau: Bureau,
) -> None:
    bureau.walk(4)
    other = replace(bureau.coverage(), wording=acts.Wording("Diam-diam diganti."))
    by = bureau.actor("kasubag")
    with pytest.raises(Refusal, match="approval_lapsed"):
        decide(SOP, other, directed(), by)
    with pytest.raises(Refusal, match="not_approved"):
        decide(SOP, replace(other, approval=None), directed(), by)


def test_what_is_decided_once_is_decided_the_same_again(bureau: Bureau) -> None:
    bureau.walk(3)
    by = bureau.actor("kabag")
    first = decide(SOP, bureau.coverage(), ya(text=" Baru. "), by)
    assert decide(SOP, bureau.coverage(), first.act, by) == first
    assert decide(SOP, bureau.coverage(), first.act, Actor(by.person, (first.post,))) == first

"""After a mistake: what lapses a Ya, Tarik, Batalkan, Ralat and Turunkan."""

from __future__ import annotations

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.evolve import evolve
from app.domain.sop_table import parse_sop, sop_to_table
from app.errors import Refusal
from tests.app.domain.liputan_builder import (
    ATTACHED,
    OPENED,
    PHOTOS,
    directed,
    handed_in,
    published,
    ya,
)
from tests.app.domain.office_builder import (
    SOP,
    Bureau,
)


def refused(bureau: Bureau, name: str, act: acts.Act) -> str:
    with pytest.raises(Refusal) as refusal:
        bureau.does(name, act)
    return refusal.value.code


def test_changing_the_text_after_the_ya_lapses_it_and_says_what_changed(bureau: Bureau) -> None:
    bureau.walk(4)
    changed = bureau.does("kasubag", acts.WordingCorrected(acts.Wording("Lain sama sekali.")))
    coverage = bureau.coverage()
    assert (coverage.step, coverage.approval) == (3, None)
    assert coverage.lapsed is not None
    assert (coverage.lapsed.by, coverage.lapsed.changed) == (changed.id, ("narrative", "captions"))
    bureau.does("kabag", ya())
    assert bureau.coverage().lapsed is None


def test_a_new_revision_after_the_ya_lapses_it(bureau: Bureau) -> None:
    bureau.walk(5)
    bureau.does("pelaksana", handed_in(media=PHOTOS[:2]))
    coverage = bureau.coverage()
    assert (coverage.step, coverage.approval, coverage.revision) == (2, None, 2)
    assert coverage.lapsed is not None
    assert coverage.lapsed.changed == ("media",)


def test_an_act_can_be_withdrawn_until_the_next_person_opened_it(bureau: Bureau) -> None:
    bureau.walk(2)
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", acts.ActWithdrawn())
    coverage = bureau.coverage()
    assert (coverage.step, coverage.revision, coverage.media) == (1, 0, ())
    assert coverage.visit is not None
    assert coverage.visit.ordinal == 1
    assert "undangan" in coverage.documents, "what was added beside it stays"
    assert [entry.kind for entry in coverage.history][-1] == "ActWithdrawn"
    bureau.does("pelaksana", handed_in())
    bureau.does("kasubag", acts.WorkBegun(2, 1))
    assert refused(bureau, "pelaksana", acts.ActWithdrawn()) == "opened_already"
    bureau.does("kasubag", acts.CoverageReceived())
    assert refused(bureau, "pelaksana", acts.ActWithdrawn()) == "not_your_act"


def test_what_was_said_and_ticked_meanwhile_outlives_a_withdrawal(bureau: Bureau) -> None:
    bureau.walk(2)
    back = bureau.does("kasubag", acts.CoverageReturned("Kurang", ("Satu", "Dua")))
    bureau.does("pelaksana", handed_in())
    bureau.does("pelaksana", acts.LateReasonGiven(1, 2, "Menunggu pimpinan"))
    bureau.does("pelaksana", acts.PointTicked(f"{back.id}:1"))
    bureau.does("pelaksana", acts.ActWithdrawn())
    coverage = bureau.coverage()
    assert coverage.visit is not None
    assert (coverage.visit.ordinal, coverage.visit.late_reason) == (2, "Menunggu pimpinan")
    assert [point.done for point in coverage.points] == [False, True]


def test_a_withdrawn_ya_is_no_ya(bureau: Bureau) -> None:
    bureau.walk(4)
    bureau.does("kabag", acts.ActWithdrawn())
    assert (bureau.coverage().step, bureau.coverage().approval) == (3, None)
    assert refused(bureau, "kasubag", directed()) == "not_at_step"
    assert refused(bureau, "kabag", acts.ActWithdrawn()) == "nothing_to_withdraw"


def test_a_liputan_is_cancelled_with_a_reason(bureau: Bureau) -> None:
    bureau.walk(1)
    bureau.does("pelaksana", acts.CoverageCancelled("Kegiatan batal"))
    assert (bureau.coverage().stage, bureau.coverage().step) == (Stage.CANCELLED, 0)
    assert refused(bureau, "pelaksana", handed_in()) == "coverage_ended"


def test_once_handed_in_only_kasubag_or_kabag_cancel_and_never_what_is_public(
    bureau: Bureau,
) -> None:
    bureau.walk(5, "instagram", "facebook")
    cancelled = acts.CoverageCancelled("Tidak jadi")
    assert refused(bureau, "pelaksana", cancelled) == "wrong_role"
    bureau.does("pelaksana", ATTACHED)
    bureau.does("pelaksana", published("instagram"))
    assert refused(bureau, "kabag", cancelled) == "already_published"


def test_a_ralat_needs_a_new_ya_and_a_new_url(bureau: Bureau) -> None:
    bureau.walk()
    bureau.does("kasubag", acts.CoverageArchived())
    bureau.does("kabag", acts.CorrectionOpened("Nama desa salah"))
    coverage = bureau.coverage()
    assert (coverage.stage, coverage.step, coverage.approval) == (Stage.UNDER_WAY, 1, None)
    assert coverage.lapsed is not None
    assert coverage.lapsed.changed == ("correction",)
    assert (dict(coverage.standing_results), coverage.archived) == ({}, None)
    bureau.does("pelaksana", handed_in(text="Desa Bakonsu."))
    bureau.does("kasubag", acts.CoverageReceived())
    assert refused(bureau, "kasubag", directed()) == "not_at_step"
    bureau.does("kabag", ya())
    bureau.does("kasubag", directed())
    bureau.does("pelaksana", published(url="https://contoh.id/p/2"))
    coverage = bureau.coverage()
    assert coverage.stage is Stage.PUBLISHED
    urls = [result.record.url for result in coverage.results]
    assert urls == ["https://contoh.id/instagram", "https://contoh.id/p/2"]


def test_a_mistake_on_the_first_platform_is_put_right_before_the_second_goes_out(
    bureau: Bureau,
) -> None:
    bureau.walk(5, "instagram", "facebook")
    bureau.does("pelaksana", ATTACHED)
    wrong = acts.CorrectionOpened("Nama desa salah")
    assert refused(bureau, "kasubag", wrong) == "nothing_out", "nothing is out yet"
    bureau.does("pelaksana", published("instagram"))
    assert refused(bureau, "pelaksana", handed_in(text="Desa Bakonsu.")) == "already_published"
    bureau.does("kasubag", wrong)
    coverage = bureau.coverage()
    assert (coverage.stage, coverage.step, coverage.approval) == (Stage.UNDER_WAY, 1, None)
    assert refused(bureau, "kasubag", wrong) == "nothing_out", "it is being put right"
    bureau.does("pelaksana", handed_in(text="Desa Bakonsu."))
    bureau.does("kasubag", acts.CoverageReceived())
    bureau.does("kabag", ya())
    bureau.does("kasubag", directed("instagram", "facebook"))
    bureau.does("pelaksana", published("instagram", "https://contoh.id/p/2"))
    bureau.does("pelaksana", published("facebook"))
    assert bureau.coverage().stage is Stage.PUBLISHED


def test_a_post_is_taken_down_with_who_asked_and_why(bureau: Bureau) -> None:
    bureau.walk(6, "instagram", "facebook")
    url = "https://contoh.id/facebook"
    removed = acts.PostTakenDown("facebook", url, "Sekda", "Foto keliru", bureau.now)
    taken = bureau.does("kabag", removed)
    down = {result.record.platform: result.taken_down for result in bureau.coverage().results}
    assert down == {"instagram": "", "facebook": taken.id}
    assert refused(bureau, "kabag", removed) == "nothing_published"
    other = acts.PostTakenDown("instagram", "https://contoh.id/instagram", "Sekda", "Juga", 1)
    bureau.does("pelaksana", other)
    assert refused(bureau, "pelaksana", other) == "nothing_published"


def test_a_receipt_that_corrects_after_the_ya_goes_back_to_the_decision() -> None:
    table = sop_to_table(SOP)
    steps = [table["steps"][place] for place in (0, 2, 1, 3, 4)]
    for number, step in enumerate(steps, start=1):
        step.update(number=number)
    steps[1].update(yes=3, no=1)
    bureau = Bureau.founded(parse_sop({**table, "steps": steps, "needs_check": []}))
    for name, act in (("pelaksana", OPENED), ("pelaksana", handed_in()), ("kabag", ya())):
        bureau.does(name, act)
    assert bureau.coverage().step == 3
    bureau.does("kasubag", acts.CoverageReceived(correction=acts.Wording("Lain.")))
    coverage = bureau.coverage()
    assert (coverage.step, coverage.approval) == (2, None)
    assert coverage.lapsed is not None
    bureau.does("kabag", ya())
    bureau.does("kasubag", acts.CoverageReceived())
    assert bureau.coverage().step == 4


def test_nothing_is_withdrawn_that_was_not_decided(bureau: Bureau) -> None:
    bureau.walk(1)
    coverage = bureau.coverage()
    entry = coverage.history[-1]
    with pytest.raises(ValueError, match="nothing to withdraw"):
        evolve(SOP, coverage, acts.ActWithdrawn("x"), entry)

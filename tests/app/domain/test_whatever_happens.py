"""An office in which everybody acts on a stale view, and some dishonestly: what holds anyway."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import event as noted
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.coverage_history import (
    replay_coverage,
)
from app.domain.judge import Judged, Verdict
from app.domain.office_history import replay_office
from tests.app.domain.audit import audited
from tests.app.domain.liputan_builder import (
    LIPUTAN,
)
from tests.app.domain.office_builder import coverage_rows, office_rows
from tests.app.domain.story_builder import SCRIPTS, Script, Story


@settings(max_examples=80, deadline=None)
@given(SCRIPTS)
def test_nothing_is_published_but_what_a_ya_in_effect_covers(
    script: Script,
) -> None:
    story = Story.begun()
    story.play(script)
    story.settle()
    history = story.bureau.history()
    public = audited(history)
    for judged in history.judged:
        noted(judged.verdict.value)
    noted(f"published: {bool(public)}")
    known = history.coverage.results if history.coverage else ()
    recorded = [result.record for result in known if result.record.outcome == "published"]
    assert recorded == public


@settings(max_examples=40, deadline=None)
@given(SCRIPTS, st.integers(0, 1 << 20))
def test_all_replicas_agree_and_only_the_order_of_the_ledger_matters(
    script: Script, seed: int
) -> None:
    story = Story.begun()
    story.play(script)
    story.settle()
    history = story.bureau.history()
    assert all(pc.history() == history for pc in story.pcs)
    rows = list(story.bureau.rows)
    random.Random(seed).shuffle(rows)
    office = replay_office(story.bureau.id, office_rows(rows))
    assert office == story.bureau.office_history
    assert replay_coverage(office.office, LIPUTAN, coverage_rows(rows)) == history
    verdicts = Counter(judged.placed.event.id for judged in (*history.judged, *office.judged))
    assert verdicts == Counter({row.event.id for row in rows}), "each event one verdict"


def settled(judged: tuple[Judged, ...]) -> list[Judged]:
    return [each for each in judged if each.verdict is not Verdict.WAITING]


@settings(max_examples=40, deadline=None)
@given(SCRIPTS, st.floats(0, 1))
def test_what_comes_later_changes_no_verdict(script: Script, share: float) -> None:
    story = Story.begun()
    story.play(script)
    rows = story.bureau.rows
    early = rows[: int(share * len(rows))]
    office = replay_office(story.bureau.id, office_rows(early))
    then = settled(replay_coverage(office.office, LIPUTAN, coverage_rows(early)).judged)
    assert settled(story.bureau.history().judged)[: len(then)] == then
    then = settled(office.judged)
    assert settled(story.bureau.office_history.judged)[: len(then)] == then


def test_the_audit_itself_finds_what_was_published_unapproved() -> None:
    story = Story.begun()
    story.bureau.walk()
    history = story.bureau.history()
    assert len(audited(history)) == 1
    without = tuple(
        judged
        for judged in history.judged
        if judged.placed.event.envelope.kind != "CoverageApproved"
    )
    with pytest.raises(AssertionError, match="without a Ya"):
        audited(replace(history, judged=without))

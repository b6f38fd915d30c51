"""What goes into a pack: each file once, documents always, originals as asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import acts
from app.errors import Refusal
from app.packs.manifest import ORIGINAL, PREVIEW
from app.packs.plan import Plan, plan_decisions, plan_review, weigh
from tests.office_builder import PELAKSANA, Pc


def kinds(plan: Plan) -> list[tuple[str, str]]:
    return sorted((picked.file.kind, picked.file.name) for picked in plan.files)


def test_previews_come_along_and_originals_as_asked(pc: Pc, liputan: str) -> None:
    previews = [(PREVIEW, "screen.jpg"), (PREVIEW, "thumb.jpg")]
    assert kinds(plan_review(pc.station, [liputan], originals=False)) == previews
    both = plan_review(pc.station, [liputan, liputan], originals=True)
    assert kinds(both) == [(ORIGINAL, "jpg"), *previews]
    assert both.coverages == (liputan,)


def test_documents_come_along_in_any_case(pc: Pc, liputan: str) -> None:
    pc.act(PELAKSANA, liputan, acts.DocumentAttached("undangan", pc.document(liputan)))
    pc.sync()
    plan = plan_review(pc.station, [liputan], originals=False)
    assert (ORIGINAL, "pdf") in kinds(plan)


def test_a_coverage_is_weighed_before_it_is_packed(pc: Pc, liputan: str) -> None:
    weight = weigh(pc.station, liputan)
    light = plan_review(pc.station, [liputan], originals=False)
    whole = plan_review(pc.station, [liputan], originals=True)
    assert (weight.previews, weight.previews + weight.originals) == (light.size, whole.size)
    assert weight.absent == 0


def test_a_file_of_another_size_than_named_is_counted_as_absent(pc: Pc, liputan: str) -> None:
    photo = pc.coverage(liputan).media[0]
    staged, on_share = pc.station.carrier.originals(liputan, photo)
    staged.write_bytes(b"pendek")
    assert weigh(pc.station, liputan).absent == 0
    on_share.write_bytes(b"pendek")
    assert weigh(pc.station, liputan).absent == 1


def test_decisions_are_all_that_is_not_delivered(pc: Pc, liputan: str) -> None:
    with pytest.raises(Refusal, match="pack_nothing_waits"):
        plan_decisions(pc.station)
    pc.approves(liputan)
    plan = plan_decisions(pc.station)
    assert (plan.acts, plan.coverages, plan.files) == (1, (liputan,), ())


def test_an_unknown_coverage_brings_nothing(pc: Pc, tmp_path: Path) -> None:
    assert plan_review(pc.station, ["00" * 16], originals=True).files == ()

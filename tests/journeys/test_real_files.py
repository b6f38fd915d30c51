"""Real phones' files go from hand-in to the archive; what is damaged stays out by name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.domain import acts
from app.domain.coverage import Stage
from app.domain.media import MediaItem
from app.errors import Refusal
from tests.office_builder import ADMIN, EQUIPMENT, KASUBAG, PELAKSANA, DemoOffice, Pc
from tests.walks import assert_sound, sync_all


@pytest.fixture
def facts(samples: Path) -> dict[str, dict[str, str]]:
    """facts.csv by file: what a person sees of each good file."""
    with (samples / "facts.csv").open(encoding="utf-8") as table:
        return {row["file"]: row for row in csv.DictReader(table)}


def take(pc: Pc, coverage_id: str, source: Path) -> MediaItem:
    """The file as the intake of that PC takes it."""
    folder = pc.station.bag_of(coverage_id)
    return pc.station.intake.take_media(source, folder, lambda done: True)


def test_a_day_with_real_files_ends_in_the_archive_with_every_fact_right(
    office: DemoOffice, samples: Path, facts: dict[str, dict[str, str]]
) -> None:
    desk, kabag = office.pc("pelaksana"), office.pc("kabag")
    liputan = desk.opens()
    items = {name: take(desk, liputan, samples / name) for name in facts}
    for name, item in items.items():
        said = facts[name]
        assert item.sha256 == said["sha256"]
        assert (str(item.width), str(item.height)) == (said["shown_width"], said["shown_height"])
        assert (item.kind, item.has_position) == (said["kind"], said["has_gps"] == "yes")

    desk.hands_in(liputan, *items.values())
    desk.act(KASUBAG, liputan, acts.CoverageReceived(equipment=EQUIPMENT))
    sync_all(office)
    media = kabag.coverage(liputan).media
    assert [item.name for item in media] == [Path(name).name for name in facts]
    assert kabag.station.carrier.fetch_previews(media) == len(media)
    kabag.approves(liputan)
    sync_all(office)
    desk.directs(liputan)
    desk.act(ADMIN, liputan, acts.DocumentWaived("undangan", "Kegiatan tanpa undangan"))
    desk.records(liputan)
    desk.act(KASUBAG, liputan, acts.CoverageArchived("(contoh) 480"))
    sync_all(office)
    assert kabag.coverage(liputan).stage is Stage.ARCHIVED
    assert_sound(office)


def test_a_damaged_file_is_taken_or_refused_by_name_and_the_rest_is_handed_in(
    office: DemoOffice, samples: Path
) -> None:
    desk = office.pc("pelaksana")
    liputan = desk.opens()
    taken, refused = dict[str, MediaItem](), dict[str, str]()
    for source in sorted((samples / "damaged").iterdir()):
        try:
            item = take(desk, liputan, source)
        except Refusal as refusal:
            refused[source.name] = str(refusal.facts["name"])
        else:
            taken[item.sha256] = item
    assert refused
    assert all(told == name for name, told in refused.items())

    good = take(desk, liputan, samples / "photos" / "DSCN0010.jpg")
    desk.hands_in(liputan, good, *taken.values())
    desk.sync()
    assert len(desk.coverage(liputan).media) == 1 + len(taken)
    assert desk.coverage(liputan).handed_in_by == (desk.sits(PELAKSANA),)
    assert_sound(office)

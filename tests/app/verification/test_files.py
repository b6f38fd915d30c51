"""Every file that an event names lies on the share with its bytes, or is named itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.domain import acts
from app.domain.codec import to_body
from app.domain.media import Attachment, MediaItem
from app.ledger.book import Book
from app.media.shelf import SCREEN, THUMB, Shelf
from app.media.vault import Vault
from app.verification.verify import verify_office
from tests.app.verification.tampering import codes, flipped, found
from tests.office_builder import PELAKSANA, TITLE, DemoOffice, Pc
from tests.promises.forging import aside, forged, planted


@pytest.fixture
def played(pc: Pc) -> str:
    """A coverage with a photo and an undangan, delivered."""
    coverage = pc.plays()
    pc.sync()
    return coverage


def photo(office: DemoOffice, pc: Pc, coverage: str) -> Path:
    """The photo of that coverage on the share."""
    return on_share(office, pc, coverage, pc.coverage(coverage).media[0])


def letter(office: DemoOffice, pc: Pc, coverage: str) -> Path:
    """The undangan of that coverage on the share."""
    document = pc.coverage(coverage).documents["undangan"].file
    assert document is not None
    return on_share(office, pc, coverage, document)


def on_share(office: DemoOffice, pc: Pc, coverage: str, file: MediaItem | Attachment) -> Path:
    """Where a file of that coverage lies on the share."""
    vault = Vault(office.folder.root)
    return vault.path(pc.station.bag_of(coverage), file.sha256, file.extension)


def damage(path: Path, place: int) -> None:
    """Change one byte of a file."""
    path.write_bytes(flipped(path.read_bytes(), place))


@pytest.mark.parametrize("place", [0, 150, -1])
@pytest.mark.parametrize("which", [photo, letter])
def test_a_changed_byte_of_a_file_names_the_file_and_its_coverage(
    office: DemoOffice, pc: Pc, played: str, which: Callable[..., Path], place: int
) -> None:
    path = which(office, pc, played)
    damage(path, place)
    altered = found(verify_office(office.folder), "file_altered")
    assert altered.coverage == TITLE
    assert altered.subject == path.relative_to(office.folder.root).as_posix()


def test_a_file_that_is_gone_is_found_by_the_name_that_people_know(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    photo(office, pc, played).unlink()
    missing = found(verify_office(office.folder), "file_missing")
    assert (missing.coverage, missing.facts["name"]) == (TITLE, "IMG_2041.jpg")


def test_a_link_in_the_place_of_a_file_is_no_file(
    office: DemoOffice, pc: Pc, played: str, tmp_path: Path
) -> None:
    path = photo(office, pc, played)
    path.rename(tmp_path / "asli.jpg")
    try:
        path.symlink_to(tmp_path / "asli.jpg")
    except OSError:
        pytest.skip("this account may not make links")
    assert codes(verify_office(office.folder)) == {"file_missing"}


def test_a_changed_preview_is_found_and_a_missing_one_only_listed(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    shelf, item = Shelf(office.folder.root), pc.coverage(played).media[0]
    damage(shelf.path(item.sha256, THUMB), 30)
    shelf.path(item.sha256, SCREEN).unlink()
    report = verify_office(office.folder)
    assert found(report, "preview_altered").coverage == TITLE
    assert [each.code for each in report.listed] == ["preview_missing"]


def test_a_file_that_nobody_handed_in_is_listed(office: DemoOffice, pc: Pc, played: str) -> None:
    stray = photo(office, pc, played).with_name("catatan.txt")
    stray.write_text("titip")
    report = verify_office(office.folder)
    assert report.is_sound
    assert [(each.code, each.subject) for each in report.listed] == [
        ("file_unnamed", stray.relative_to(office.folder.root).as_posix())
    ]


def test_what_a_bag_says_of_itself_is_nobodys_business_here(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    bag = photo(office, pc, played).parent.parent
    (bag / "manifest-sha256.txt").write_text("")
    assert verify_office(office.folder).listed == ()


def test_a_file_that_is_not_delivered_yet_is_no_finding(
    office: DemoOffice, pc: Pc, played: str
) -> None:
    pc.hands_in(pc.opens("Rapat"))
    assert verify_office(office.folder, pc.profile).findings == ()


def test_media_of_an_earlier_revision_are_still_verified(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    first = pc.photo(coverage, "navy")
    pc.hands_in(coverage, first)
    pc.hands_in(coverage, pc.photo(coverage, "olive"), narrative="Diperbaiki.")
    pc.sync()
    damage(on_share(office, pc, coverage, first), 60)
    assert codes(verify_office(office.folder)) == {"file_altered"}


def test_an_event_that_says_of_a_file_what_cannot_be_is_found(office: DemoOffice, pc: Pc) -> None:
    coverage = pc.opens()
    kept = pc.document(coverage)
    attached = acts.DocumentAttached("undangan", replace(kept, size=7))
    event = pc.act(PELAKSANA, coverage, attached)
    root, folder = office.folder.root, pc.station.bag_of(coverage)
    Vault(root).bring(Vault(pc.profile.staging), folder, kept.sha256, "pdf", lambda done: True)
    deliver_unseen(office, pc, event.id)
    finding = found(verify_office(office.folder), "file_size_differs")
    assert (finding.coverage, finding.facts.get("name", kept.name)) == (TITLE, kept.name)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"extension": "exe"}, "file_name_unsafe"),
        ({"sha256": "../../etc/passwd"}, "event_refused"),
    ],
)
def test_an_event_that_names_a_file_by_a_path_is_found(
    office: DemoOffice, pc: Pc, change: dict[str, Any], code: str
) -> None:
    coverage = pc.opens()
    named = to_body(acts.DocumentAttached("undangan", replace(pc.document(coverage), **change)))
    pc.sync()
    planted(office, forged(pc, "DocumentAttached", named, aside(pc, coverage)))
    assert found(verify_office(office.folder), code).coverage == TITLE


def deliver_unseen(office: DemoOffice, pc: Pc, event_id: str) -> None:
    """Delivered by a program that does not care whether the files are on the share."""
    sealed = pc.station.replica.sealed(event_id)
    assert sealed is not None
    pending = [entry.sealed for entry in pc.station.replica.pending()]
    with Book.open(office.folder.ledger) as book:
        book.append([*pending, sealed])
    pc.sync()

"""The office's folder is brought back from a copy: every PC heals it, and nothing is lost."""

from __future__ import annotations

import os
import shutil

import pytest

from app.copies.bringing_back import bring_back
from app.copies.checking import check_copy
from app.copies.choosing import OWN, REPLICA, SHARE, Offer, offers
from app.ledger.book import Book
from app.verification.verify import verify_office
from tests.app.copies.conftest import DAY, daily_of, run
from tests.office_builder import DemoOffice, Pc
from tests.walks import assert_sound, away, sync_all


@pytest.fixture
def pcs(office: DemoOffice) -> list[Pc]:
    """Three PCs of the office."""
    return [office.pc(f"pc-{number}") for number in (1, 2, 3)]


def _copied(office: DemoOffice, pcs: list[Pc]) -> None:
    for pc in pcs:
        run(daily_of(office, pc))


def _events(office: DemoOffice) -> list[str]:
    with Book.open(office.folder.ledger) as book:
        return [event_id for _, event_id in book.ids()]


def _offered(office: DemoOffice, pc: Pc, origin: str) -> Offer:
    return next(each for each in offers(office.folder, pc.profile) if each.origin == origin)


def test_yesterdays_copy_is_brought_back_and_all_that_came_after_it_comes_again(
    office: DemoOffice, pcs: list[Pc]
) -> None:
    first, second, third = pcs
    liputan = first.opens()
    sync_all(office)
    _copied(office, pcs)
    office.clock.at += DAY
    second.opens("Rapat koordinasi")
    sync_all(office)
    with away(office):
        third.opens("Apel pagi")  # not delivered when the disk of the server dies
    before = _events(office)
    os.truncate(office.folder.ledger, 5000)
    restored = bring_back(
        office.folder, _offered(office, first, SHARE), first.profile, office.clock.at
    )
    assert 0 < restored.events < len(before)
    sync_all(office)
    after = _events(office)
    assert after[: len(before)] == before
    assert len(after) == len(set(after)) == len(before) + 1
    assert first.coverage(liputan).activity.title
    assert_sound(office)


def test_a_lost_folder_is_brought_back_from_one_pc_and_the_others_add_theirs(
    office: DemoOffice, pcs: list[Pc]
) -> None:
    first, second, third = pcs
    first.opens()
    sync_all(office)
    second.opens("Rapat koordinasi")
    second.sync()  # the first PC did not see it before the folder was lost
    before = _events(office)
    shutil.rmtree(office.folder.root)
    third.opens("Apel pagi")
    bring_back(office.folder, _offered(office, first, REPLICA), first.profile, office.clock.at)
    assert _events(office) == before[:-1]
    sync_all(office)
    after = _events(office)
    assert after[: len(before)] == before
    assert len(after) == len(before) + 1
    assert_sound(office)


def test_while_the_ledger_can_be_read_an_old_copy_undoes_nothing(
    office: DemoOffice, pcs: list[Pc]
) -> None:
    first, second, _ = pcs
    first.opens()
    sync_all(office)
    _copied(office, pcs)
    office.clock.at += DAY
    second.plays()
    sync_all(office)
    before = _events(office)
    bring_back(office.folder, _offered(office, first, OWN), first.profile, office.clock.at)
    assert _events(office) == before
    sync_all(office)
    assert_sound(office)


def test_copies_that_were_made_meanwhile_are_whole_and_verify_finds_nothing(
    office: DemoOffice, pcs: list[Pc]
) -> None:
    for _ in range(3):
        pcs[0].opens()
        sync_all(office)
        _copied(office, pcs)
        office.clock.at += DAY
    found = [
        offer for pc in pcs for offer in offers(office.folder, pc.profile) if offer.path is not None
    ]
    assert len(found) == 3 * (3 + 3)
    for offer in found:
        assert offer.path is not None
        assert check_copy(offer.path, pcs[0].station.membership.office).events == offer.events
    assert verify_office(office.folder, pcs[0].profile).findings == ()

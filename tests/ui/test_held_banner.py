"""Acts that wait so that other PCs come first: one quiet sentence, gone by itself."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.domain.acts import Activity
from app.ledger.book import Head
from app.ledger.heads import DeviceHead, keep_head
from app.ledger.visit import HeldBack, Visit
from tests.office_builder import PELAKSANA
from ui.held_banner import HELD, HeldBanner
from ui.messages import Messages, Notice
from ui.workplace import Workplace

Sit = Callable[[str], Workplace]
UNTIL = 1_795_323_600_000  # 22 November 2026, 12.00 WIB


@pytest.fixture
def office(workplace: Sit) -> Workplace:
    return workplace("Kepala Bagian")


@pytest.fixture
def withdrawn(messages: Messages) -> list[str]:
    keys: list[str] = []
    messages.withdrawn.connect(keys.append)
    return keys


def visit(waiting: int, reason: str = "head_unknown", until: int = UNTIL) -> Visit:
    return Visit("connected", waiting=waiting, held_back=HeldBack(until, reason))


def test_it_says_how_many_until_when_and_why(
    office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    HeldBanner(office, messages, messages)
    office.visited.emit(visit(3))
    assert told[0].sentence == (
        "3 tindakan baru ditahan paling lama sampai 12.01, karena PC lain pernah melihat riwayat "
        "yang belum ada di buku kantor. Sesudah itu terkirim sendiri; pekerjaan dapat diteruskan."
    )
    assert (told[0].level, told[0].key, told[0].passing) == ("info", HELD, False)


def test_the_same_wait_is_told_once_and_a_new_act_counts(
    office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    HeldBanner(office, messages, messages)
    office.visited.emit(visit(1, until=UNTIL + 100))
    office.visited.emit(visit(1, until=UNTIL + 900))
    office.visited.emit(visit(2))
    assert [each.sentence[:2] for each in told] == ["1 ", "2 "]


def test_it_goes_when_the_wait_is_over(
    office: Workplace, messages: Messages, told: list[Notice], withdrawn: list[str]
) -> None:
    HeldBanner(office, messages, messages)
    office.visited.emit(visit(1, "rows_missed"))
    assert "kehilangan baris" in told[0].sentence
    office.visited.emit(Visit("connected"))
    assert withdrawn == [HELD]


def test_nothing_is_said_while_nothing_waits(
    office: Workplace, messages: Messages, told: list[Notice], withdrawn: list[str]
) -> None:
    HeldBanner(office, messages, messages)
    office.visited.emit(visit(0))
    office.visited.emit(Visit("connected", waiting=2))
    assert (told, withdrawn) == ([], [])


def test_who_closed_it_is_not_told_again_of_the_same_wait(
    office: Workplace, messages: Messages, told: list[Notice]
) -> None:
    HeldBanner(office, messages, messages)
    office.visited.emit(visit(1))
    assert told[0].closed is not None
    told[0].closed()
    office.visited.emit(visit(2))
    assert len(told) == 1
    office.visited.emit(Visit("connected"))
    office.visited.emit(visit(2))
    assert len(told) == 2


def test_a_head_that_only_another_pc_knows_holds_an_act_back_and_is_told(
    qtbot: QtBot, workplace: Sit, messages: Messages, told: list[Notice]
) -> None:
    office = workplace(PELAKSANA)
    HeldBanner(office, messages, messages)
    folder = office.station.folder
    keep_head(folder, DeviceHead("ab" * 8, Head(9000, "ab" * 32), office.now))
    os.utime(folder.ledger, (0, 0))  # a ledger as one left it oneself cannot lack anything
    office.open(Activity("Panen raya", "kdh", office.now, "Bulik"), lambda coverage: None)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert told[0].sentence.startswith("1 tindakan baru ditahan paling lama sampai ")

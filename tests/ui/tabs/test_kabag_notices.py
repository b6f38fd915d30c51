"""What Kabag reads over a coverage whose acts met each other: overtaken, held, lapsed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.demo.office import demo_person
from app.domain import acts
from app.domain.roles import Role
from tests.office_builder import ADMIN, KABAG, KASUBAG, MINUTE, DemoOffice, Pc
from tests.promises.forging import aside, forged, planted
from tests.ui.tabs.conftest import Shown
from ui.panes.notices import MOST
from ui.tabs.kabag import KabagTab
from ui.widgets.buttons import LinkButton
from ui.workplace import Workplace

At = Callable[[str], Workplace]


@pytest.fixture
def coverage_id(pc: Pc) -> str:
    """A coverage that waits for Kabag, delivered."""
    coverage_id = pc.opens()
    pc.hands_in(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.CoverageReceived())
    pc.sync()
    return coverage_id


def told(tab: KabagTab) -> str:
    """The remarks over the texts."""
    return "\n".join(view.sentence for view in tab.remarks.shown)


def test_a_decision_that_came_second_is_told_and_can_be_let_go(
    workplace: At, shown: Shown, colleagues: DemoOffice, coverage_id: str, qtbot: QtBot, pc: Pc
) -> None:
    other = colleagues.pc("pc-2")
    other.act(KABAG, coverage_id, acts.CoverageRejected("Foto kurang"))
    pc.approves(coverage_id)
    pc.sync()
    other.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    qtbot.waitUntil(lambda: "Keputusan “Tidak” Anda" in told(tab), timeout=10_000)
    assert "Kepala Bagian memutuskan Ya" in told(tab)
    link(tab, "Lepaskan").click()
    qtbot.waitUntil(lambda: "Keputusan “Tidak” Anda" not in told(tab), timeout=5000)


def test_of_a_flood_the_first_are_told_and_the_rest_counted(
    workplace: At, shown: Shown, colleagues: DemoOffice, coverage_id: str, pc: Pc
) -> None:
    """Each is a widget: thousands of them kept the window standing still for minutes."""
    stream, lost = aside(pc, coverage_id), "ab" * 32
    flood = [forged(pc, "NoteWritten", {"text": "x"}, stream, prev=lost) for _ in range(MOST + 30)]
    planted(colleagues, *flood)
    pc.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    assert len(tab.remarks.shown) == MOST + 1
    assert "Masih ada 30 tindakan lain yang tidak berlaku." in told(tab)


def test_a_held_ya_of_a_plh_is_confirmed_by_who_holds_the_post(
    workplace: At, shown: Shown, colleagues: DemoOffice, coverage_id: str, qtbot: QtBot, pc: Pc
) -> None:
    other = colleagues.pc("pc-2")
    post = _appointed_plh(pc, ADMIN)
    pc.sync()
    other.sync()
    items = tuple(acts.ChosenItem(item.sha256) for item in other.coverage(coverage_id).media)
    other.act(ADMIN, coverage_id, acts.CoverageApproved(items, "Segera"))
    pc.station.administration().end_appointment(post, "Kabag sudah kembali")
    pc.sync()
    other.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    qtbot.waitUntil(lambda: "ditahan" in told(tab), timeout=10_000)
    assert "Dapat menegaskan: Kepala Bagian." in told(tab)
    link(tab, "Tegaskan").click()
    qtbot.waitUntil(lambda: "Ya dari Kepala Bagian" in told(tab), timeout=5000)
    assert "ditahan" not in told(tab)


def _appointed_plh(pc: Pc, name: str) -> str:
    pc.sits(KASUBAG)
    person, now = demo_person(pc.station, name), pc.station.clock.now().at
    title = "Kepala Bagian Protokol dan Komunikasi Pimpinan"
    done = pc.station.administration().appoint(
        person, Role.KABAG, title, acting="plh", starts_at=now, ends_at=now + 24 * 60 * MINUTE
    )
    return done.event.id


def link(tab: KabagTab, text: str) -> LinkButton:
    """The link of that text in the remarks."""
    links = (link for remark in tab.remarks.remarks() for link in remark.links)
    return next(link for link in links if link.text() == text)


def test_a_lapsed_ya_says_what_changed(
    workplace: At, shown: Shown, coverage_id: str, qtbot: QtBot, pc: Pc
) -> None:
    pc.approves(coverage_id)
    pc.act(KASUBAG, coverage_id, acts.WordingCorrected(acts.Wording("Jalan desa diperbaiki.")))
    pc.sync()
    tab = shown(workplace(KABAG), KabagTab, coverage_id)
    assert isinstance(tab, KabagTab)
    qtbot.waitUntil(lambda: "gugur karena narasi berubah" in told(tab), timeout=10_000)
    assert tab.yes.isEnabled()

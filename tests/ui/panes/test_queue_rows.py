"""How the queue tells a coverage: its section, its clock in words, what was decided today."""

from __future__ import annotations

from app.cards import Card
from app.domain.coverage import Stage, Visit
from app.domain.office import Office
from app.domain.roles import Role
from app.queries import Section
from app.sop_file import default_sop
from tests.office_builder import MINUTE, NOON
from ui.panes.queue_rows import Queue, queue_rows

SOP = default_sop()
OFFICE = Office("f" * 64, leaders={"kdh": "Bupati"}, sops={"sop": SOP})


def card(step: int, *visits: Visit, decided_at: int = 0, returned: bool = False) -> Card:
    """A coverage of three photos that Bupati attended, at a step."""
    return Card(
        id="a" * 32,
        title="Panen raya",
        leader="kdh",
        place="Kujan",
        starts_at=NOON,
        stage=Stage.UNDER_WAY,
        step=step,
        role=SOP.step(step).role.value,
        sop="sop",
        revision=1,
        opened_by="",
        opened_at=NOON,
        updated_at=NOON,
        last_kind="",
        last_person="",
        photos=3,
        verdict="yes" if decided_at else "",
        decided_at=decided_at,
        returned=returned,
        open_points=2 if returned else 0,
        visits=visits,
    )


def rows(role: Role, key: str, one: Card, waits: bool = False) -> tuple[str, str, str, str]:
    """Section, subtitle, clock and state of the only row, at noon."""
    queue = Queue((Section(key, (one,), waits),), {})
    (row,) = queue_rows(role, queue, OFFICE, NOON)
    return row.section, row.subtitle, row.time_text, row.time_state


def test_what_waits_for_kabag_says_how_much_time_is_left() -> None:
    one = card(3, Visit(3, 1, NOON - 2 * MINUTE))
    assert rows(Role.KABAG, "decide", one, waits=True) == (
        "",
        "Bupati · Min 22 Nov · 3 foto",
        "sisa 3 mnt",
        "ok",
    )


def test_a_clock_that_ran_out_says_by_how_much() -> None:
    one = card(3, Visit(3, 1, NOON - 7 * MINUTE))
    assert rows(Role.KABAG, "decide", one, waits=True)[2:] == ("lewat 2 mnt", "late")


def test_what_kabag_decided_today_is_told_apart_from_what_merely_runs() -> None:
    then = NOON - 6 * MINUTE
    one = card(4, Visit(3, 1, NOON - 9 * MINUTE, ended_at=then), Visit(4, 1, then), decided_at=then)
    assert rows(Role.KABAG, "under_way", one) == ("Diputuskan hari ini", "Ya · 11.54", "", "none")


def test_a_decision_of_yesterday_is_not_of_today() -> None:
    before = NOON - 24 * 60 * MINUTE
    one = card(4, Visit(3, 1, before, ended_at=before), Visit(4, 1, before), decided_at=before)
    assert rows(Role.KABAG, "under_way", one)[0] == "Sedang berjalan"


def test_what_ended_without_a_decision_is_not_said_to_be_decided() -> None:
    one = card(2, Visit(3, 1, NOON - 9 * MINUTE, ended_at=NOON), Visit(2, 2, NOON))
    assert rows(Role.KABAG, "under_way", one)[0] == "Sedang berjalan"


def test_kasubag_sees_that_a_tidak_came_and_with_how_many_points() -> None:
    one = card(2, Visit(2, 2, NOON), returned=True)
    section, subtitle, _, _ = rows(Role.KASUBAG, "receive", one, waits=True)
    assert (section, subtitle) == ("Menunggu diterima", "Kabag: Tidak · 2 poin")


def test_a_section_that_is_not_listed_whole_says_how_much_there_is() -> None:
    section = Section("under_way", (card(3, Visit(3, 1, NOON)),), beyond=511)
    (row,) = queue_rows(Role.KASUBAG, Queue((section,), {}), OFFICE, NOON)
    assert row.section == "Sedang berjalan · 1 dari 512, selebihnya lewat Cari"

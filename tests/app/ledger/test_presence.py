"""A PC leaves its head on the share, and finds out when another PC bears its name."""

from __future__ import annotations

import json
import shutil

from app.ledger.book import Head
from app.ledger.heads import DeviceHead, keep_head, kept_head
from app.ledger.incidents import Incident
from app.ledger.presence import HEAD_EVERY
from app.ledger.profile import Profile
from tests.app.ledger.offices import Office, Pc


def seen(office: Office, pc: Pc) -> DeviceHead:
    """What lies on the share under a PC's name."""
    found = kept_head(office.folder, pc.root.name)
    assert found is not None
    return found


def test_the_head_is_kept_at_once_and_then_now_and_again(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    assert seen(office, here).head == here.replica.head()
    here.write()
    here.visit()
    assert seen(office, here).head.seq == 1, "a burst of acts is one head"
    office.later += HEAD_EVERY
    here.visit()
    assert seen(office, here).head == here.replica.head()


def test_a_head_with_another_mark_is_a_doubles(office: Office) -> None:
    names = iter(["nama-baru"])
    here = office.pc("satu", renew_device=lambda: next(names))
    here.visit()
    office.later += HEAD_EVERY
    keep_head(office.folder, DeviceHead("satu", Head(1, "aa"), 5, "tanda lain"))
    here.write()
    visit = here.visit()
    told = [each.facts for each in visit.incidents if each.code == "profile_cloned"]
    assert told == [{"device": "satu", "renewed": "nama-baru"}]
    assert kept_head(office.folder, "nama-baru") is not None
    assert seen(office, here).mark == "tanda lain", "the other's head is left alone"


def test_a_server_that_comes_back_with_an_older_disk_has_no_double_on_it(office: Office) -> None:
    here = office.pc("satu", renew_device=lambda: "nama-baru")
    here.visit()
    head = office.folder.copies / "kepala" / "satu.json"
    older = head.read_bytes()
    for _ in range(20):
        here.write()
        office.later += HEAD_EVERY
        here.visit()
    assert head.read_bytes() != older
    head.write_bytes(older)
    here.write()
    office.later += HEAD_EVERY
    here.visit()
    assert here.replica.incidents.all() == []
    assert seen(office, here).head == here.replica.head()


def test_who_forges_our_head_renames_us_once_in_a_while_at_most(office: Office) -> None:
    given: list[str] = []

    def renew() -> str:
        given.append(f"nama-{len(given)}")
        return given[-1]

    here = office.pc("satu", renew_device=renew)
    here.visit()
    for number in range(5):
        office.later += HEAD_EVERY
        for name in ["satu", *given]:
            keep_head(office.folder, DeviceHead(name, Head(1, "aa"), 5, f"palsu {number}"))
        here.write()
        here.visit()
    assert given == ["nama-0"]


def test_a_restart_between_mark_and_head_is_no_double(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    marks = json.loads(here.replica.fact("head_marks") or "[]")
    # Kept here, and the share went before it was written there.
    here.replica.keep_fact("head_marks", json.dumps(["belum tertulis", *marks]))
    here.restart()
    here.write()
    office.later += HEAD_EVERY
    assert here.visit().incidents == ()


def test_what_is_no_head_under_our_name_is_written_over(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    (office.folder.copies / "kepala" / "satu.json").write_text("bukan kepala")
    office.later += HEAD_EVERY
    here.write()
    assert here.visit().incidents == ()
    assert seen(office, here).head == here.replica.head()


def test_a_rescued_replica_that_forgot_its_mark_is_no_double(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    here.replica.keep_fact("head_marks", "[]")
    here.replica.incidents.record(Incident("replica_rescued", 1, {"rows": 1, "aside": "x"}))
    here.restart()
    here.write()
    assert here.visit().incidents == ()


def test_a_profile_keeps_its_new_name(office: Office) -> None:
    profile = Profile(office.root / "profil")
    before = profile.device
    after = profile.renew_device()
    assert before != after == profile.device == Profile(office.root / "profil").device


def test_a_cadangan_that_takes_no_mark_keeps_nothing_from_going(office: Office) -> None:
    here = office.pc("satu")
    here.visit()
    shutil.rmtree(office.folder.copies)
    office.folder.copies.touch()
    office.later += HEAD_EVERY
    act = here.write()
    visit = here.visit()
    assert (visit.state, visit.delivered) == ("connected", (act,)), "hand-ins wait for that"
    office.folder.copies.unlink()
    office.later += HEAD_EVERY
    here.visit()
    assert seen(office, here).head == here.replica.head()

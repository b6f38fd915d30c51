"""A PC that never meets the network joins by an invitation and a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.demo.office import demo_invitation
from app.errors import Refusal
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Profile
from app.media.limits import Limits
from app.packs.joining import join_from_pack
from app.packs.lone import folder_of_nobody
from app.station import Station
from tests.app.packs.packs import decision_pack, on, review_pack
from tests.office_builder import KASUBAG, DemoOffice, Pc


def test_it_knows_the_office_and_says_that_the_folder_is_away(pc: Pc, lone: Station) -> None:
    assert lone.projection.office == pc.desk.office
    assert lone.replica.head() == pc.station.replica.head()
    visit = lone.tick()
    assert (visit.state, visit.code) == ("offline", "office_offline")
    assert not folder_of_nobody(lone.profile).exists()


def test_it_is_the_same_pc_after_a_restart(lone: Station, liputan: str) -> None:
    again = Station(OfficeFolder(folder_of_nobody(lone.profile)), lone.profile, Limits())
    again.projection.catch_up()
    assert again.queries.card(liputan) is not None
    again.close()


def test_its_time_begins_no_earlier_than_the_pack(pc: Pc, lone: Station) -> None:
    """Its own clock may be behind, and its acts answer what the pack brought."""
    assert lone.clock.now().at >= pc.station.clock.now().at


def refused(demo: DemoOffice, pack: Path, laptop: Path, **said: Any) -> str:
    """The code; the PC belongs to no office afterwards."""
    paper = replace(demo_invitation(demo.folder.root), **said)
    profile = Profile(laptop)
    with pytest.raises(Refusal) as caught:
        join_from_pack(profile, paper, pack, on)
    assert profile.membership() is None
    return caught.value.code


def test_the_pack_must_be_of_the_office_of_the_invitation_and_of_its_root(
    office: DemoOffice, pack: Path, tmp_path: Path
) -> None:
    laptop = tmp_path / "laptop"
    assert refused(office, pack, laptop, office="ab" * 32) == "pack_of_other_office"
    assert refused(office, pack, laptop, root="ab" * 32) == "pack_of_other_office"


def test_a_wrong_secret_opens_nothing(office: DemoOffice, pack: Path, tmp_path: Path) -> None:
    profile = Profile(tmp_path / "laptop")
    paper = replace(demo_invitation(office.folder.root), secret=bytes(32))
    with pytest.raises(Refusal, match="pack_damaged"):
        join_from_pack(profile, paper, pack, on)
    assert profile.membership() is None


def test_a_pack_of_decisions_has_no_history_to_join_with(
    office: DemoOffice, pc: Pc, tmp_path: Path
) -> None:
    pc.opens()
    back = decision_pack(pc.station, tmp_path / "a.mejasiar-keputusan").path
    assert refused(office, back, tmp_path / "laptop") == "pack_without_history"


def test_it_may_try_again_with_a_better_pack(
    office: DemoOffice, pc: Pc, pack: Path, tmp_path: Path
) -> None:
    cut = tmp_path / "terpotong.mejasiar-tinjau"
    cut.write_bytes(pack.read_bytes()[:-1])
    assert refused(office, cut, tmp_path / "laptop") == "pack_damaged"
    pc.sits(KASUBAG)
    whole = review_pack(pc, tmp_path / "b.mejasiar-tinjau").path
    paper = demo_invitation(office.folder.root)
    station, taken = join_from_pack(Profile(tmp_path / "laptop"), paper, whole, on)
    assert taken.maker == KASUBAG
    station.close()

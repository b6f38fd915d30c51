"""An incident is recorded once, and mirrored to the share within bounds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger import incidents
from app.ledger.incidents import Incident
from app.ledger.replica import Replica


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Replica]:
    opened = Replica(tmp_path / "events.db")
    yield opened
    opened.close()


def test_the_same_finding_is_one_incident_however_often_it_is_met(replica: Replica) -> None:
    assert replica.incidents.record(Incident("row_repaired", 5, {"seq": 1}))
    assert not replica.incidents.record(Incident("row_repaired", 9, {"seq": 1}))
    assert replica.incidents.record(Incident("row_repaired", 6, {"seq": 2}))
    assert [incident.at for incident in replica.incidents.all()] == [5, 6]


def test_each_is_mirrored_once_as_a_file_of_this_pc(replica: Replica, tmp_path: Path) -> None:
    incident = Incident("ledger_behind", 5, {"count": 2})
    replica.incidents.record(incident)
    folder = tmp_path / "cadangan" / "insiden"
    assert replica.incidents.mirror(folder, "satu") == 1
    assert replica.incidents.mirror(folder, "satu") == 0
    written = json.loads((folder / f"satu-{incident.key}.json").read_text())
    assert written == {"code": "ledger_behind", "at": 5, "facts": {"count": 2}}


def test_who_writes_junk_into_the_ledger_does_not_fill_the_share(
    replica: Replica, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "MOST_MIRRORED", 3)
    for seq in range(10):
        replica.incidents.record(Incident("row_not_genuine", 5, {"seq": seq}))
    replica.incidents.mirror(tmp_path / "insiden", "satu")
    assert len(list((tmp_path / "insiden").iterdir())) == 3
    assert len(replica.incidents.all()) == 10

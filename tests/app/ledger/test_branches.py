"""A PC that takes the ledger's order records the branch that it leaves, link by link."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.ledger.book import Row, next_chain
from app.ledger.branches import BRANCH_LEFT, leave_branch, links_of
from app.ledger.incidents import Incident
from app.ledger.keys import new_seed
from app.ledger.replica import Replica
from app.ledger.seal import Signer, unseal
from tests.app.ledger.offices import written

OFFICE = "0f" * 32
COUNT = 5


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Replica]:
    """A PC that has confirmed five rows."""
    replica = Replica(tmp_path / "events.db")
    signer = Signer(new_seed())
    sealed = [written(signer, OFFICE, text=str(number)) for number in range(COUNT)]
    rows = [(Row(seq, each, ""), unseal(each, office=OFFICE)) for seq, each in enumerate(sealed, 1)]
    replica.confirm(rows)
    yield replica
    replica.close()


def test_the_links_lead_from_the_head_back_to_where_the_branch_began(replica: Replica) -> None:
    since, head = replica.head_at(2), replica.head()
    leave_branch(replica, 2, 0)
    links = {link.chain: link for link in links_of(replica.incidents.all())}
    chain, passed = head.chain, []
    while chain != since.chain:
        passed.append(links[chain].id)
        chain = links[chain].before
    assert passed[::-1] == [event_id for _, event_id, _ in replica.chains(2)]


def test_leaving_the_same_branch_twice_is_recorded_once(replica: Replica) -> None:
    leave_branch(replica, 2, 0)
    leave_branch(replica, 2, 7)
    assert len(replica.incidents.all()) == 1


def test_where_there_is_no_branch_nothing_is_recorded(replica: Replica) -> None:
    leave_branch(replica, COUNT, 0)
    assert replica.incidents.all() == []


def test_a_chain_is_computed_and_never_taken_from_who_recorded_it() -> None:
    links = links_of([Incident(BRANCH_LEFT, 0, {"since": "", "ids": ["a", "b"], "chain": "x"})])
    assert [link.chain for link in links] == [
        next_chain("", "a"),
        next_chain(next_chain("", "a"), "b"),
    ]


@pytest.mark.parametrize("facts", [{}, {"since": 1, "ids": []}, {"since": "", "ids": "ab"}])
def test_what_records_no_branch_gives_no_links(facts: dict[str, object]) -> None:
    assert links_of([Incident(BRANCH_LEFT, 0, facts), Incident("row_repaired", 0, {})]) == []

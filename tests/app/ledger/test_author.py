"""The pen of a PC: what it writes is sealed, tells what this PC knew, and lasts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.acts import NoteWritten
from app.errors import Refusal
from app.ledger.author import Author, Byline
from app.ledger.keys import new_seed
from app.ledger.office_clock import OfficeClock
from app.ledger.replica import Replica
from app.ledger.seal import Signer, unseal
from tests.app.ledger.offices import Office

AT = 1_795_323_600_000


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Replica]:
    """An empty replica."""
    replica = Replica(tmp_path / "pena" / "events.db")
    yield replica
    replica.close()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "pena").mkdir()


@pytest.fixture
def by() -> Byline:
    """Somebody with a key and a post."""
    return Byline("siti", Signer(new_seed()), "penunjukan")


@pytest.fixture
def author(replica: Replica, office: Office) -> Author:
    """A pen that has seen nothing yet."""
    clock = OfficeClock(None, AT, wall=lambda: 0.0, monotonic=lambda: 0.0)
    return Author(replica, clock, "pc-1", office.id)


def test_what_is_written_is_genuine_and_kept(
    author: Author, replica: Replica, office: Office, by: Byline
) -> None:
    event = author.write(NoteWritten("Halo"), "people", "", by)
    (sealed,) = replica.undelivered()
    assert sealed.id == event.id
    assert unseal(sealed, office=office.id) == event


def test_the_envelope_says_who_where_when_and_in_what_post(author: Author, by: Byline) -> None:
    envelope = author.write(NoteWritten("Halo"), "coverage/ab", "sebelumnya", by).envelope
    assert (envelope.person, envelope.key, envelope.appointment) == (
        "siti",
        by.signer.key,
        "penunjukan",
    )
    assert (envelope.kind, envelope.version, envelope.device) == ("NoteWritten", 1, "pc-1")
    assert (envelope.stream, envelope.prev) == ("coverage/ab", "sebelumnya")
    assert (envelope.at, envelope.quality) == (AT, "estimate")


def test_it_witnesses_the_last_row_that_this_pc_confirmed(office: Office, by: Byline) -> None:
    here = office.pc("satu")
    here.visit()
    pen = Author(here.replica, OfficeClock(None, AT), "satu", office.id)
    envelope = pen.compose(NoteWritten("Halo"), "people", "", by).envelope
    head = here.replica.head()
    assert (envelope.seen_seq, envelope.seen_chain) == (head.seq, head.chain)
    assert head.seq == 1


def test_two_notes_with_the_same_words_are_two_events(author: Author, by: Byline) -> None:
    first, second = (author.write(NoteWritten("Halo"), "people", "", by) for _ in range(2))
    assert first.id != second.id


def test_what_is_composed_is_not_kept_yet(author: Author, replica: Replica, by: Byline) -> None:
    composed = author.compose(NoteWritten("Halo"), "people", "", by)
    assert (composed.id, replica.pending_count()) == ("", 0)
    assert replica.has(author.keep(composed, by).id)


def test_a_body_over_64_kb_is_refused_and_not_kept(
    author: Author, replica: Replica, by: Byline
) -> None:
    with pytest.raises(Refusal, match="too_large"):
        author.write(NoteWritten("é" * 40_000), "people", "", by)
    assert replica.pending_count() == 0

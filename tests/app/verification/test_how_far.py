"""A check of the whole says how far it is, and can be given up in the middle of a large file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.media.copying import CHUNK
from app.media.vault import Vault
from app.verification.report import FILES, JUDGING, READING, SIGNATURES
from app.verification.verify import verify_office
from tests.office_builder import DemoOffice, Pc

LARGE = 3 * CHUNK + 17


class GivenUp(Exception):
    """Somebody does not want to wait any longer."""


@pytest.fixture
def heard(office: DemoOffice, pc: Pc) -> list[tuple[str, int, int]]:
    """Everything told about an office with one large file."""
    coverage = pc.opens()
    source = pc.profile.root / "besar.jpg"
    source.write_bytes(b"\7" * LARGE)
    folder = pc.station.bag_of(coverage)
    stored = Vault(pc.profile.staging).store(source, folder, "jpg", lambda done: True)
    item = pc.photo(coverage)
    pc.hands_in(coverage, replace(item, sha256=stored.sha256, size=LARGE, previews={}))
    pc.sync()
    told: list[tuple[str, int, int]] = []
    assert verify_office(office.folder, told=lambda *step: told.append(step)).is_sound
    return told


def test_it_tells_rows_then_history_then_bytes(heard: list[tuple[str, int, int]]) -> None:
    assert list(dict.fromkeys(what for what, _, _ in heard)) == [
        READING,
        SIGNATURES,
        JUDGING,
        FILES,
    ]


def test_a_large_file_is_told_piece_by_piece(heard: list[tuple[str, int, int]]) -> None:
    steps = [(done, total) for what, done, total in heard if what == FILES]
    assert steps[:3] == [(0, LARGE), (CHUNK, LARGE), (2 * CHUNK, LARGE)]
    assert max(done for done, _ in steps) == LARGE


def test_it_is_given_up_in_the_middle_and_lets_go_of_everything(
    office: DemoOffice, heard: list[tuple[str, int, int]]
) -> None:
    def told(what: str, done: int, total: int) -> None:
        if what == FILES and done:
            raise GivenUp

    with pytest.raises(GivenUp):
        verify_office(office.folder, told=told)
    assert not office.folder.lock.exists()
    assert verify_office(office.folder).is_sound

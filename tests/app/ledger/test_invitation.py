"""An invitation names one office, its root and the keys issued, and notices any slip."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refusal
from app.ledger.invitation import Invitation, IssuedKey, read_invitation, write_invitation

INVITATION = Invitation(
    office="0a" * 32,
    name="Bagian Protokol “Uji”",
    root="0b" * 32,
    secret=b"s" * 32,
    keys=(IssuedKey("orang-1", b"k" * 32), IssuedKey("orang-2", b"l" * 32)),
)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_name_of_an_office_survives(name: str) -> None:
    invitation = Invitation("0a" * 32, name, "0b" * 32, bytes(32), ())
    assert read_invitation(write_invitation(invitation)) == invitation


def test_a_demos_invitation_holds_a_key_for_each_person() -> None:
    invitation = read_invitation(write_invitation(INVITATION))
    assert invitation.key_of("orang-2").seed == b"l" * 32
    with pytest.raises(Refusal, match="not_invited"):
        invitation.key_of("orang-3")


@pytest.mark.parametrize(
    "slip",
    [
        ("0a0a", "0a1a"),
        ("orang-1", "orang-9"),
        ('check = "', 'check = "0'),
        ("[[keys]]", "[[kunci]]"),
        ('root = "', 'root = "00'),
        ("format = 1", 'format = "1"'),
        ("name =", "nama ="),
        ("secret = ", "secret "),
    ],
)
def test_a_slip_is_noticed(slip: tuple[str, str]) -> None:
    text = write_invitation(INVITATION)
    assert slip[0] in text
    with pytest.raises(Refusal, match="invitation_damaged"):
        read_invitation(text.replace(*slip, 1))


def test_one_that_was_cut_off_is_noticed() -> None:
    text = write_invitation(INVITATION)
    with pytest.raises(Refusal, match="invitation_damaged"):
        read_invitation(text[: len(text) // 2])


def test_a_newer_one_asks_for_an_update() -> None:
    text = write_invitation(INVITATION).replace("format = 1", "format = 2")
    with pytest.raises(Refusal, match="invitation_newer"):
        read_invitation(text)

"""A failure carries a code and the facts for its sentence, and says both in a log."""

from __future__ import annotations

import pytest

from app.errors import Failure, Refusal, Unavailable


def test_a_failure_keeps_its_code_and_its_facts() -> None:
    failure = Refusal("not_your_role", role="KABAG", person="a1")
    assert failure.code == "not_your_role"
    assert failure.facts == {"role": "KABAG", "person": "a1"}


def test_a_log_shows_the_code_with_its_facts() -> None:
    assert str(Unavailable("disk_full", needed=10, free=3)) == "disk_full (needed=10, free=3)"
    assert str(Refusal("no_reason")) == "no_reason"


@pytest.mark.parametrize("kind", [Refusal, Unavailable])
def test_both_kinds_are_failures_and_neither_is_the_other(kind: type[Failure]) -> None:
    other = {Refusal: Unavailable, Unavailable: Refusal}[kind]
    assert issubclass(kind, Failure)
    assert not issubclass(kind, other)

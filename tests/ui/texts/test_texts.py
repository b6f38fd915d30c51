"""Every failure that the program knows has a sentence that says what to do."""

from __future__ import annotations

import ast

from app.errors import Refusal, Unavailable
from tests.sources import sources
from ui.texts import FAILURES, sentence

RAISED = ("Refusal", "Unavailable")


def _asked(path: str) -> list[tuple[str, int]]:
    raised = [(name, 0) for name in RAISED]
    return [*raised, ("said", 1)] if path.startswith("app/domain/") else raised


def _codes() -> set[str]:
    """The codes that app raises, and those it hands to a function that raises them."""
    return {
        str(argument.value)
        for source in sources("app")
        for call in source.nodes
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for name, place in _asked(source.path)
        if call.func.id == name
        for argument in call.args[place : place + 1]
        if isinstance(argument, ast.Constant)
    }


def test_every_code_has_its_indonesian_sentence() -> None:
    codes = _codes()
    assert len(codes) > 50
    assert sorted(codes - set(FAILURES)) == []


def test_every_sentence_ends_as_a_sentence() -> None:
    assert [code for code, text in FAILURES.items() if not text.endswith((".", "}"))] == []


def test_facts_are_written_as_people_read_them() -> None:
    told = sentence(Refusal("wrong_role", roles=("kabag", "kasubag")))
    assert "Kabag dan Kasubag" in told
    told = sentence(Unavailable("disk_full", needed=1_400_000_000, free=212_000_000))
    assert "1,4 GB" in told
    assert "212 MB" in told


def test_people_are_named_and_never_shown_by_their_id() -> None:
    failure = Refusal("not_the_admin", admin="ab12")
    assert "Pelaksana 2" in sentence(failure, {"ab12": "Pelaksana 2"})
    assert "ab12" not in sentence(failure)


def test_an_unknown_code_still_says_what_to_do() -> None:
    assert "coba lagi" in sentence(Refusal("something_new"))
    assert "Periksa sambungan" in sentence(Unavailable("something_new"))


def test_a_missing_fact_never_breaks_the_sentence() -> None:
    assert "…" in sentence(Refusal("visit_over"))

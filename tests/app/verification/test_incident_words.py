"""Every kind of incident that a PC can record has its sentence."""

from __future__ import annotations

import ast

import pytest

from app.ledger.branches import BRANCH_LEFT
from app.ledger.heal import HEALABLE
from app.ledger.incidents import Incident
from app.verification.incident_words import INCIDENTS, REPLACED, incident_sentence
from tests.sources import sources

RECORDS = ("Incident", "_record")


def _codes() -> set[str]:
    return {
        argument.value
        for source in sources("app/ledger", "app/media", "app/copies")
        for call in source.nodes
        if isinstance(call, ast.Call)
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in RECORDS
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    } | {BRANCH_LEFT}


def test_every_incident_that_is_recorded_has_a_sentence() -> None:
    codes = _codes()
    assert {"ledger_replaced", "row_repaired", "replica_rescued"} <= codes
    assert sorted(codes - set(INCIDENTS)) == []


@pytest.mark.parametrize("code", sorted(INCIDENTS))
def test_a_sentence_is_whole_even_where_a_fact_is_missing(code: str) -> None:
    told = incident_sentence(Incident(code, 0, {}))
    assert told.endswith(".")
    assert "{" not in told


def test_facts_stand_in_the_sentence() -> None:
    told = incident_sentence(Incident("ledger_behind", 0, {"seq": 7, "count": 3}))
    assert "3 tindakan sejak baris 7" in told


@pytest.mark.parametrize(
    ("reason", "what", "next_step"),
    [
        ("ledger_missing", "tidak ada lagi di folder kantor", "Tanyakan"),
        ("ledger_empty", "kosong", "Periksa disk"),
        ("ledger_damaged", "rusak", "Periksa disk"),
        ("ledger_foreign", "diubah oleh program lain", "Beri tahu pengelola"),
    ],
)
def test_a_ledger_built_anew_says_what_had_become_of_the_old_one(
    reason: str, what: str, next_step: str
) -> None:
    facts = {"reason": reason, "rows": 39, "aside": "buku-besar-1"}
    told = incident_sentence(Incident("ledger_replaced", 0, facts))
    assert what in told
    assert next_step in told
    assert "39 tindakan" in told
    assert "tidak dapat dibaca" not in told
    kept_aside = "cadangan/buku-besar-1" in told
    assert kept_aside == (reason != "ledger_missing"), "what was gone could not be put aside"


def test_every_ledger_that_is_built_anew_says_why() -> None:
    assert set(REPLACED) == HEALABLE


@pytest.mark.parametrize("reason", ["", "ledger_neu", "{rows}"])
def test_a_reason_that_nobody_knows_still_gets_a_sentence(reason: str) -> None:
    told = incident_sentence(Incident("ledger_replaced", 0, {"reason": reason, "rows": 2}))
    assert "dibangun kembali dengan 2 tindakan" in told


def test_what_somebody_else_wrote_to_the_share_cannot_break_or_flood_the_sentence() -> None:
    told = incident_sentence(Incident("neu{seq}" * 99, 0, {"seq": "x" * 9999}))
    assert len(told) < 300

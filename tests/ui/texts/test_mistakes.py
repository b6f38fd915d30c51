"""Every mistake that a table can have is a line that says where and what."""

from __future__ import annotations

import ast
from pathlib import Path

from ui.texts.mistakes import MISTAKES, mistake_lines

ROOT = Path(__file__).resolve().parents[3]
NOTED_IN = ("app/domain/reading.py", "app/domain/sop_table.py", "app/publication/platforms.py")


def _codes() -> set[str]:
    calls = (
        node
        for name in NOTED_IN
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "note"
    )
    return {str(call.args[1].value) for call in calls if isinstance(call.args[1], ast.Constant)}


def test_every_code_has_its_words() -> None:
    assert len(_codes()) > 10
    assert _codes() <= set(MISTAKES)


def test_a_mistake_says_where_and_what() -> None:
    assert mistake_lines(["steps[4].role: unknown=kabid", "number: missing"]) == [
        "steps[4].role: “kabid” tidak dikenal",
        "number: belum diisi",
    ]


def test_a_fact_is_shown_as_it_was_written() -> None:
    assert mistake_lines(["steps[1].role: unknown={fact}=x: y"]) == [
        "steps[1].role: “{fact}=x: y” tidak dikenal"
    ]

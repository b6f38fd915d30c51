"""Everywhere in the window a file's name passes through `shown_name`, or is not shown."""

from __future__ import annotations

import ast

import pytest

from tests.sources import Source, none, sources

# What holds a file in the window's code: an item, an attachment, a path on the disk.
FILES = frozenset({"item", "file", "attachment", "screenshot", "earlier", "twin", "path", "source"})
# What makes a name fit to be shown, or does something else with it.
PASSED_ON = frozenset({"shown_name", "Unavailable", "natural", "Path", "casefold", "startswith"})
# The copies of the ledger bear names that this program gave them.
KNOWN = frozenset({"ui/dialogs/restore_table.py"})


def test_no_name_of_a_file_is_shown_as_it_is() -> None:
    files = [each for each in sources("ui") if each.path not in KNOWN]
    none([f"{each.path}:{line}" for each in files for line in raw_names(each)])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("label.setText(item.name)", [1]),
        ('told = f"{side.item.name} dibuang"', [1]),
        ("label.setText(shown_name(item.name))", []),
        ("if path.name == item.name: pass", []),
    ],
)
def test_a_name_as_it_is_would_be_found(line: str, found: list[int]) -> None:
    assert raw_names(Source("x.py", "x", line, ast.parse(line))) == found


def raw_names(source: Source) -> list[int]:
    """The lines in which a file's name is used neither passed on nor compared."""
    parents = {child: node for node in source.nodes for child in ast.iter_child_nodes(node)}
    return [
        node.lineno
        for node in source.nodes
        if isinstance(node, ast.Attribute)
        and node.attr == "name"
        and _last(node.value) in FILES
        and not _is_well_used(node, parents)
    ]


def _is_well_used(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> bool:
    while node in parents and not isinstance(node, ast.stmt):
        node = parents[node]
        if isinstance(node, ast.Compare | ast.DictComp) or (
            isinstance(node, ast.Call) and _last(node.func) in PASSED_ON
        ):
            return True
        if isinstance(node, ast.Attribute | ast.Call) and _last(node) in PASSED_ON:
            return True
    return False


def _last(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""

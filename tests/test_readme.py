"""The README tells the truth: its map is the tree, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import dev

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAPPED = ("app", "ui")
ALSO = ("benchmarks", "docs", "resources", "tests")


def mapped() -> dict[str, str]:
    """Folder to its line, from the section The map."""
    section = README.split("## The map\n", 1)[1].split("\n## ", 1)[0]
    return dict(re.findall(r"^    ([\w/]+) {2,}(\S.*)$", section, re.MULTILINE))


def folders() -> set[str]:
    """The folders of the tree that the map must show: the top, and one below app and ui."""
    below = [
        child.relative_to(ROOT).as_posix()
        for top in MAPPED
        for child in (ROOT / top).iterdir()
        if child.is_dir() and any(child.glob("*.py"))
    ]
    return {*MAPPED, *ALSO, *below}


def test_the_map_shows_every_folder_in_one_line() -> None:
    assert sorted(folders() - mapped().keys()) == []


def test_the_map_shows_no_folder_that_is_not_there() -> None:
    assert [folder for folder in mapped() if not (ROOT / folder).is_dir()] == []


def test_the_two_commands_stand_in_the_readme_as_they_are_typed() -> None:
    block = README.split("## Two commands", 1)[1].split("\n## ", 1)[0]
    typed = re.findall(r"^    python3 dev\.py (\w+)", block, re.MULTILINE)
    assert typed == ["run", "test"]


def test_every_verb_that_the_readme_names_is_one_of_the_door() -> None:
    named = set(re.findall(r"dev\.py (\w+)", README))
    assert named <= set(re.findall(r"^  (\w+)", dev.USAGE, re.MULTILINE))


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:app|ui|tests)/[\w/]+\.py|[\w.]+\.(?:lock|toml|spec))`", README)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_picture_that_the_readme_shows_is_there() -> None:
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert [path for path in shown if not (ROOT / path).is_file()] == []

"""Icons come as shapes from qtawesome's font files, without importing the package."""

from __future__ import annotations

import ast
import sys

import pytest

from tests.sources import sources
from ui.icons import Icons, icon_fonts


def test_the_font_is_found_without_loading_qtawesome() -> None:
    assert icon_fonts().is_dir()
    assert "qtawesome" not in sys.modules


def test_a_shape_lies_within_its_square(icons: Icons) -> None:
    box = icons.path("check-bold").boundingRect()
    assert not box.isEmpty()
    assert -1 <= box.left() <= box.right() <= 257
    assert -1 <= box.top() <= box.bottom() <= 257


def test_an_unknown_name_is_a_bug(icons: Icons) -> None:
    with pytest.raises(KeyError):
        icons.path("no-such-icon")


def test_every_icon_that_the_window_names_exists(icons: Icons) -> None:
    named = {
        node.value
        for source in sources("ui")
        for node in source.nodes
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value.endswith(("-bold", "-fill"))
    }
    assert named
    for name in sorted(named):
        assert not icons.path(name).isEmpty(), name

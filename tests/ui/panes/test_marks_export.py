"""What a marked picture is called: names come from anywhere, files go to any system."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.domain.liputan_builder import PHOTOS
from tests.app.domain.office_builder import Bureau
from ui.panes.marks_export import file_name


@pytest.mark.parametrize(
    ("named", "ends"),
    [
        ("IMG_2041.jpg", "-IMG_2041.png"),
        ("Foto Bupati (1).heic", "-Foto_Bupati_1.png"),
        ("ba\u202egnp.exe:x?.jpg", "-ba_gnp.exe_x.png"),
        ("..\\..\\a\0b\n.jpg", "-a_b.png"),
        ("a" * 255, f"-{'a' * 60}.png"),
        ("???.jpg", "-media.png"),
    ],
)
def test_it_is_a_name_that_every_system_takes(named: str, ends: str) -> None:
    bureau = Bureau.founded()
    bureau.walk(3)
    assert file_name(bureau.coverage(), replace(PHOTOS[0], name=named)).endswith(ends)

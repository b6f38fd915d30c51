"""A liputan as a value: copied with changes, never changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from tests.app.domain.liputan_builder import PHOTOS
from tests.app.domain.office_builder import Bureau


def test_a_changed_copy_leaves_the_original_as_it_was(bureau: Bureau) -> None:
    bureau.walk(4)
    coverage = bureau.coverage()
    other = coverage.having(media=PHOTOS[:1])
    assert other == replace(coverage, media=PHOTOS[:1]) != coverage
    assert other.chosen == PHOTOS[:1], "what the Ya names and is still there"
    assert coverage.having(approval=None).chosen == ()
    with pytest.raises(FrozenInstanceError):
        object.__getattribute__(coverage, "__setattr__")("step", 1)


def test_a_field_that_a_coverage_does_not_have_is_a_bug(bureau: Bureau) -> None:
    bureau.walk(1)
    with pytest.raises(TypeError, match="speed"):
        bureau.coverage().having(speed=1)

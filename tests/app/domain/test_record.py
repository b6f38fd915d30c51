"""Records are to their users what frozen dataclasses with slots are."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from typing import Any

import pytest

from app.domain.record import record


@record
class Point:
    """A point with a name."""

    x: int
    name: str = "titik"
    tags: dict[str, int] = field(default_factory=dict)


@record
class Single:
    x: int


@record
class Named:
    x: int

    def __repr__(self) -> str:
        return f"no. {self.x}"


@dataclass(frozen=True, slots=True)
class Model:
    """The same, by the standard decorator."""

    x: int
    name: str = "titik"
    tags: dict[str, int] = field(default_factory=dict)


def test_fields_are_given_by_place_or_by_name_and_have_their_defaults() -> None:
    assert Point(1) == Point(x=1, name="titik", tags={})
    assert Point(1, "pusat").name == "pusat"


def test_tools_know_what_it_is_made_of_before_the_first_one_is_made() -> None:
    @record
    class Unmade:
        x: int
        name: str = "titik"

    assert list(inspect.signature(Unmade).parameters) == ["x", "name"]
    assert Unmade(1) == Unmade(x=1)


def test_a_default_that_can_change_is_made_anew_for_each() -> None:
    assert Point(1).tags is not Point(1).tags


def test_a_missing_or_unknown_field_is_a_type_error_as_of_any_call() -> None:
    wrong: list[dict[str, Any]] = [{}, {"x": 1, "colour": "merah"}]
    for facts in wrong:
        with pytest.raises(TypeError):
            Point(**facts)


def test_nothing_can_be_set_added_or_deleted_afterwards() -> None:
    point = Point(1)
    for name in ("x", "colour"):
        with pytest.raises(FrozenInstanceError):
            setattr(point, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(point, "x")
    assert not hasattr(point, "__dict__")


def test_equality_and_hash_are_of_the_kind_and_all_fields() -> None:
    assert Single(1) == Single(1) != Single(2)
    other: object = Named(1)
    assert Single(1) != other
    assert hash(Single(1)) == hash(Single(1))
    assert len({Single(1), Single(1), Single(2)}) == 2


def test_one_is_shown_as_the_standard_decorator_shows_it_unless_it_says_how() -> None:
    assert repr(Point(1)) == repr(Model(1)).replace("Model", "Point")
    assert repr(Named(4)) == "no. 4"


def test_the_tools_of_dataclasses_know_them() -> None:
    assert [each.name for each in fields(Point)] == ["x", "name", "tags"]
    assert replace(Point(1), x=2) == Point(2)
    assert asdict(Point(1)) == asdict(Model(1))


def test_they_can_be_copied_and_sent_to_another_process() -> None:
    point = Point(1, tags={"a": 1})
    assert pickle.loads(pickle.dumps(point)) == point
    assert copy.deepcopy(point) == point

"""Event bodies as JSON values and back: strict, and silent about what is at its default.

A body is a frozen dataclass of str, int (0 to LATEST: counts, sizes and times), bool, str enums,
tuples, string maps, optional dataclasses and other such dataclasses.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Hashable, Iterable
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from app.domain.events import LATEST, Malformed, canonical

Body = TypeVar("Body")
Reader = Callable[[Any], Any]
_ABSENT = object()
_SCALARS = frozenset({str, int, bool, type(None)})


def to_body(value: Any) -> dict[str, Any]:
    """The JSON object of a body; what is at its default is left out."""
    body: dict[str, Any] = {}
    for name, default in _defaults(cast(Hashable, type(value))):
        content = getattr(value, name)
        if content != default:
            body[name] = _plain(content)
    return body


def from_body(kind: type[Body], body: dict[str, Any]) -> Body:
    """The body of that kind in a JSON object; raises Malformed where it is not exactly one."""
    return cast(Body, _reader(cast(Hashable, kind))(body))


def portions(items: Iterable[Body], room: int) -> list[tuple[Body, ...]]:
    """The items in their order, in groups that each take at most `room` bytes of a body.

    An item that is larger alone has a group of its own.
    """
    groups: list[list[Body]] = []
    left = 0
    for item in items:
        needed = len(canonical(to_body(item))) + 1  # and the comma
        if needed > left or not groups:
            groups.append([])
            left = room
        groups[-1].append(item)
        left -= needed
    return [tuple(group) for group in groups]


def _plain(value: Any) -> Any:
    if type(value) in _SCALARS:
        return value
    if dataclasses.is_dataclass(value):
        return to_body(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, dict) else value


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, _default(field)) for field in dataclasses.fields(kind))


def _default(field: dataclasses.Field[Any]) -> object:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return _ABSENT if field.default is dataclasses.MISSING else field.default


@cache
def _reader(kind: Any) -> Reader:
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(cast(type, kind))
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum_reader(kind)
    if kind is int:
        return _read_int
    if kind in (str, bool):
        return _scalar_reader(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple_reader(_reader(arguments[0]))
    if origin is dict:
        return _map_reader(_reader(arguments[1]))
    if origin is types.UnionType:
        return _reader(next(choice for choice in arguments if choice is not type(None)))
    if kind is Any:
        return lambda value: value
    raise TypeError(f"no event body holds a {kind}")


def _dataclass_reader(kind: type) -> Reader:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Malformed(kind.__name__)
        try:
            return kind(**{name: readers[name](content) for name, content in value.items()})
        except (KeyError, TypeError) as error:  # an unknown field, or a required one missing
            raise Malformed(f"{kind.__name__}: {error}") from error

    return read


def _scalar_reader(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise Malformed(f"no {kind.__name__}")
        return value

    return read


def _read_int(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= LATEST:
        raise Malformed("no int")
    return value


def _enum_reader(kind: type[StrEnum]) -> Reader:
    def read(value: Any) -> Any:
        try:
            return kind(value)
        except ValueError as error:
            raise Malformed(str(error)) from error

    return read


def _tuple_reader(item: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, list):
            raise Malformed("no list")
        return tuple([item(content) for content in value])

    return read


def _map_reader(item: Reader) -> Reader:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise Malformed("no map")
        return {name: item(content) for name, content in value.items()}

    return read

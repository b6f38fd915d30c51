"""Frozen values: what `dataclass(frozen=True, slots=True)` makes, at a third of its price.

That decorator compiles six methods for each class; for all the values of this program it took a
sixth of the cold start. Only `__init__` differs from class to class, and is compiled when it is
first wanted; the rest is written once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, cast, dataclass_transform

Kind = TypeVar("Kind")
_ASKED = object()  # in place of a default that is made anew for each value


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(kind: type[Kind]) -> type[Kind]:
    """Make a class of frozen values with slots: compared, hashed and shown by their fields.

    `dataclasses.fields`, `replace` and `asdict` know them. Not made for inheriting from each
    other, `__post_init__`, or fields that are left out of any of these.
    """
    if not kind.__doc__:
        kind.__doc__ = kind.__name__  # else the signature is taken apart to make one
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(kind)
    fields = dataclasses.fields(cast(Any, made))
    names = tuple(each.name for each in fields)
    methods = {"__init__": _Init(made, fields), "_values": _values(names), **_SHARED}
    for name, method in methods.items():
        if name not in kind.__dict__:
            setattr(made, name, method)
    return made


class _Init:
    """Stands for the `__init__` of a class until somebody asks for it: a start makes few kinds."""

    def __init__(self, owner: type, fields: tuple[dataclasses.Field[Any], ...]) -> None:
        self._owner = owner
        self._fields = fields

    def __get__(self, value: object, kind: type) -> Any:
        compiled = _init(self._fields)
        type.__setattr__(self._owner, "__init__", compiled)
        return compiled if value is None else compiled.__get__(value, kind)


def _init(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_ASKED": _ASKED}
    heads, lines = ["self"], ["pass"]
    for each in fields:
        name = value = each.name
        head = name
        if each.default is not MISSING:
            known[f"_{name}"] = each.default
            head = f"{name}=_{name}"
        elif each.default_factory is not MISSING:
            known[f"_{name}"] = each.default_factory
            head, value = f"{name}=_ASKED", f"_{name}() if {name} is _ASKED else {name}"
        heads.append(head)
        lines.append(f"_set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(heads)}):\n  " + "\n  ".join(lines), known)
    return cast(Callable[..., None], known["__init__"])


def _values(names: tuple[str, ...]) -> property:
    if len(names) > 1:
        return property(attrgetter(*names))
    return property(lambda self: tuple(getattr(self, name) for name in names))


def _eq(self: Any, other: Any) -> object:
    return self._values == other._values if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(self._values)


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self))
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _reduce(self: Any) -> tuple[type, tuple[object, ...]]:
    return type(self), self._values


def _refuse_to_set(self: object, name: str, value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__reduce__": _reduce,
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
}

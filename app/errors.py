"""The two kinds of failure that are not bugs; anything else that is raised is one.

Both carry a code and facts, never a sentence: the sentences live in `ui/texts.py`.
"""

from __future__ import annotations

from collections.abc import Callable


class Failure(Exception):
    """A code (snake_case, stable) with the facts that its sentence needs."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code} ({told})" if told else self.code


#: how a failure is told to whoever reads: by its code (str), or by a sentence of the window's
Tells = Callable[[Failure], str]


class Refusal(Failure):
    """A rule says no: asking again changes nothing until the facts change."""


class Unavailable(Failure):
    """The world says no (share, disk, file): asking again later may work."""

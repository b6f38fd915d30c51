"""The state of things on paper: as lines for people, as a table for programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.health.line import HealthLine, State
from app.health.words import STATES, Reader, area_words, detail_words, line_words

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def health_text(lines: Iterable[HealthLine], reader: Reader) -> list[str]:
    """One line of text each, what it counts below it, indented."""
    return [text for line in lines for text in _told(line, reader)]


def verify_text(lines: Iterable[HealthLine], reader: Reader) -> list[str]:
    """As `mejasiar verify` tells things: what is bad begins with its code, the rest with `#`."""
    told = []
    for line in lines:
        sentence = _plain(line_words(line, reader))
        if line.state is State.BAD:
            told.append(f"{line.code}  -  {line.area.value}  {sentence}")
        else:
            told.append(f"# {line.area.value}  {line.state.value}  {sentence}")
    return told


def health_table(lines: Iterable[HealthLine], reader: Reader) -> list[dict[str, Any]]:
    """The lines as JSON values: area, state, code, facts, sentence, more (the same again)."""
    return [
        {
            "area": line.area.value,
            "state": line.state.value,
            "code": line.code,
            "facts": {name: _value(fact) for name, fact in line.facts.items()},
            "sentence": line_words(line, reader),
            "more": health_table(line.more, reader),
        }
        for line in lines
    ]


def _told(line: HealthLine, reader: Reader) -> Iterator[str]:
    yield f"{area_words(line.area)} · {STATES[line.state]} · {_plain(line_words(line, reader))}"
    for each in line.more:
        yield f"    {_plain(detail_words(each, reader))}"


def _plain(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _value(fact: object) -> object:
    return fact if isinstance(fact, str | int | bool | None) else str(fact)

"""The state of things in the words of an office: what holds, and what to do where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, tzinfo
from typing import Any

from app import formats
from app.domain.record import record
from app.health.line import Area, HealthLine, State
from app.health.sentences import AREAS, REASONS, SENTENCES
from app.ledger.incidents import Incident
from app.reason_words import reason_words
from app.shown_name import shown_name
from app.verification.incident_words import incident_sentence

STATES: Mapping[State, str] = {
    State.OK: "Baik",
    State.UNKNOWN: "Belum diketahui",
    State.ATTENTION: "Perlu perhatian",
    State.BAD: "Bermasalah",
}
_BYTES = frozenset({"free", "size", "needed"})
_LONGEST = 120  # characters of a fact: some come from files that anybody can write


@record
class Reader:
    """For whom a line is told: office time now (ms), the zone, and who the ids of people are."""

    now: int
    zone: tzinfo
    people: Mapping[str, str] = field(default_factory=dict)


def area_words(area: Area) -> str:
    """What an area is called on the screen."""
    return AREAS[area]


def line_words(line: HealthLine, reader: Reader) -> str:
    """The sentence of a line, plain text; a fact that is missing shows as an ellipsis."""
    if line.area is Area.INCIDENTS and line.code not in SENTENCES:
        return incident_sentence(Incident(line.code, 0, line.facts))
    shown = {name: _shown(name, fact, reader) for name, fact in line.facts.items()}
    return SENTENCES[line.code].format_map(_Facts(shown))


def detail_words(line: HealthLine, reader: Reader) -> str:
    """The sentence of one of the things that a line counts; an incident says when it was."""
    sentence = line_words(line, reader)
    if line.area is Area.INCIDENTS:
        return f"{moment_words(line.facts.get('at'), reader)} · {sentence}"
    return sentence


def moment_words(at: object, reader: Reader) -> str:
    """When that was, as a person says it; an ellipsis for what is no time."""
    try:
        return formats.moment(int(str(at)), reader.now, reader.zone) if at else "…"
    except (ValueError, OverflowError, OSError):
        return "…"


class _Facts(dict[str, Any]):
    def __missing__(self, name: str) -> str:
        return "…"


def _shown(name: str, fact: object, reader: Reader) -> str:
    if name == "at" or name.endswith("_at"):
        return moment_words(fact, reader)
    if name == "person":
        return reader.people.get(str(fact), "orang lain")
    if name == "why":
        return REASONS.get(str(fact), str(fact))[:_LONGEST]
    if name == "reason":
        fact = reason_words(str(fact))
    if name == "day":
        return _day(str(fact))
    if isinstance(fact, int):
        return _amount(name, fact)
    return shown_name(str(fact), _LONGEST)


def _amount(name: str, fact: int) -> str:
    if name in _BYTES:
        return formats.size(fact)
    return formats.duration(fact) if name.endswith("_ms") else formats.number(fact, 0)


def _day(written: str) -> str:
    try:
        return formats.short_date(date.fromisoformat(written))
    except ValueError:
        return "…"

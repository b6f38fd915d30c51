"""The SOP as a table of plain values, the form in which it is edited and in which it is adopted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from app.domain.events import MAX_BODY, canonical, digest
from app.domain.reading import Reader
from app.domain.roles import Role
from app.domain.sop import (
    Authority,
    Definition,
    Letterhead,
    QualityStandard,
    Requirement,
    RequirementKind,
    Sop,
    Step,
    StepKind,
)
from app.errors import Refusal

MINUTE_MS = 60_000
_LONGEST_MINUTES = 60 * 24 * 31
_ROOM_IN_BODY = 4096  # adopting is one event: the SOP shares its body with who and when


def parse_sop(table: Mapping[Any, object]) -> Sop:
    """The SOP that a table holds.

    Raises Refusal("sop_invalid", mistakes=(...), count=...) with every mistake as `path: code` or
    `path: code=fact`; steps and list positions in paths count from 1.
    """
    reader = Reader(table, "", None)
    sop = _read_sop(reader)
    _check_steps(reader, sop.steps)
    _check_titles(reader, sop.definitions)
    for path in sop.needs_check:
        if path not in reader.paths:
            reader.note("needs_check", "unknown", path)
    if not reader.mistakes and len(canonical(sop_to_table(sop))) > MAX_BODY - _ROOM_IN_BODY:
        reader.note("sop", "too_large")
    if reader.mistakes:
        raise Refusal("sop_invalid", mistakes=tuple(reader.mistakes), count=len(reader.mistakes))
    return sop


def sop_to_table(sop: Sop) -> dict[str, Any]:
    """The table that `parse_sop` reads back to the same SOP; JSON values only."""
    table: dict[str, Any] = {each.name: _plain(getattr(sop, each.name)) for each in fields(sop)}
    table["steps"] = [_step_table(step) for step in sop.steps]
    return table


def sop_digest(sop: Sop) -> str:
    """What names this version: SHA-256 of its canonical table, in hex."""
    return digest(canonical(sop_to_table(sop)))


def _read_sop(reader: Reader) -> Sop:
    sop = Sop(
        name=reader.text("name"),
        steps_name=reader.text("steps_name"),
        number=reader.text("number"),
        made_on=reader.day("made_on"),
        revised_on=reader.day("revised_on"),
        effective_on=reader.day("effective_on"),
        needs_check=reader.texts("needs_check"),
        approved_by=_read_authority(reader.table("approved_by")),
        letterhead=_read_letterhead(reader.table("letterhead")),
        legal_basis=reader.texts("legal_basis"),
        purposes=reader.texts("purposes"),
        warnings=reader.texts("warnings"),
        linked_sops=reader.texts("linked_sops"),
        qualifications=reader.texts("qualifications"),
        equipment=reader.texts("equipment"),
        recording=reader.texts("recording"),
        definitions=tuple(_read_definition(entry) for entry in reader.tables("definitions")),
        steps=tuple(_read_step(entry) for entry in reader.tables("steps")),
    )
    reader.finish()
    return sop


def _read_authority(reader: Reader) -> Authority:
    authority = Authority(
        post=reader.text("post"),
        name=reader.text("name", optional=True),
        rank=reader.text("rank", optional=True),
        nip=reader.text("nip", optional=True),
    )
    reader.finish()
    return authority


def _read_letterhead(reader: Reader) -> Letterhead:
    letterhead = Letterhead(**{each.name: reader.text(each.name) for each in fields(Letterhead)})
    reader.finish()
    return letterhead


def _read_definition(reader: Reader) -> Definition:
    definition = Definition(
        term=reader.text("term"),
        meaning=reader.text("meaning"),
        role=reader.optional_choice("role", Role),
    )
    reader.finish()
    return definition


def _read_step(reader: Reader) -> Step:
    step = Step(
        number=reader.number("number"),
        activity=reader.text("activity"),
        short=reader.text("short"),
        role=reader.choice("role", Role),
        kind=reader.choice("kind", StepKind),
        standard=_read_standard(reader),
        yes=reader.optional_number("yes"),
        no=reader.optional_number("no"),
    )
    reader.finish()
    return step


def _read_standard(reader: Reader) -> QualityStandard:
    standard = QualityStandard(
        requirements=tuple(_read_requirement(entry) for entry in reader.tables("requirements")),
        time_limit_ms=reader.number("minutes", at_most=_LONGEST_MINUTES) * MINUTE_MS,
        output=reader.text("output"),
        note=reader.text("note", optional=True),
    )
    keys = [entry.key for entry in standard.requirements]
    for key in sorted({key for key in keys if key and keys.count(key) > 1}):
        reader.note("requirements", "duplicate", key)
    return standard


def _read_requirement(reader: Reader) -> Requirement:
    requirement = Requirement(
        key=reader.text("key"),
        name=reader.text("name"),
        kind=reader.choice("kind", RequirementKind),
    )
    reader.finish()
    return requirement


def _check_steps(reader: Reader, steps: tuple[Step, ...]) -> None:
    kinds_known = not any(".kind:" in mistake for mistake in reader.mistakes)
    for place, step in enumerate(steps, start=1):
        if step.number != place:
            reader.note(f"steps[{place}].number", "out_of_order", place)
        _check_branches(reader, step, place, len(steps))
    for kind in (StepKind.HAND_IN, StepKind.DECIDE, StepKind.PUBLISH):
        found = sum(step.kind is kind for step in steps)
        if found != 1 and kinds_known:
            reader.note("steps", "exactly_one", kind.value)
    if not reader.mistakes:
        _check_order(reader, [step.kind for step in steps])
        _check_direction(reader, steps)


def _check_branches(reader: Reader, step: Step, place: int, last: int) -> None:
    decides = step.kind is StepKind.DECIDE
    for name, target, allowed in (
        ("yes", step.yes, range(place + 1, last + 1)),
        ("no", step.no, range(1, place)),
    ):
        if decides and target is None:
            reader.note(f"steps[{place}].{name}", "missing")
        elif not decides and target is not None:
            reader.note(f"steps[{place}].{name}", "only_for_decision")
        elif target is not None and target not in allowed:
            reader.note(f"steps[{place}].{name}", "no_such_target", target)


def _check_order(reader: Reader, kinds: list[StepKind]) -> None:
    """Handed in first and published last: what lies after publishing is the archive's."""
    if kinds[0] is not StepKind.HAND_IN:
        reader.note("steps[1].kind", "first_is", StepKind.HAND_IN.value)
    if kinds[-1] is not StepKind.PUBLISH:
        reader.note(f"steps[{len(kinds)}].kind", "last_is", StepKind.PUBLISH.value)


def _check_direction(reader: Reader, steps: tuple[Step, ...]) -> None:
    """Kasubag names an admin once there is a Ya: without that nobody could ever publish."""
    decision = next(step for step in steps if step.kind is StepKind.DECIDE)
    directed = [step.number for step in steps if step.kind is StepKind.DIRECT]
    if not any(number >= (decision.yes or 0) for number in directed):
        reader.note("steps", "missing_after_decision", StepKind.DIRECT.value)
    if any(number < decision.number for number in directed):
        reader.note("steps", "only_after_decision", StepKind.DIRECT.value)


def _check_titles(reader: Reader, definitions: tuple[Definition, ...]) -> None:
    for role in Role:
        if sum(entry.role is role for entry in definitions) != 1:
            reader.note("definitions", "exactly_one", role.value)


def _plain(value: object) -> Any:
    """A field of the SOP as JSON values: text, or tables and lists of text."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Authority | Letterhead | Definition | Requirement):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


def _step_table(step: Step) -> dict[str, Any]:
    return {
        "number": step.number,
        "activity": step.activity,
        "short": step.short,
        "role": step.role.value,
        "kind": step.kind.value,
        "requirements": _plain(step.requirements),
        "minutes": step.time_limit_ms // MINUTE_MS,
        "output": step.standard.output,
        "note": step.standard.note,
        "yes": step.yes,
        "no": step.no,
    }

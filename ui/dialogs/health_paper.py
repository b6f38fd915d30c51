"""The state of things as a file that can be handed on: text for people, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from app import formats
from app.errors import Unavailable
from app.health.line import HealthLine
from app.health.report import health_table, health_text
from app.health.words import Reader
from app.own_files import write_beside
from app.verification.report import Report, report_table
from app.verification.sentences import report_lines


def report_file_name(reader: Reader) -> str:
    """What the file is called unless somebody says otherwise."""
    return f"kesehatan-{formats.local(reader.now, reader.zone):%Y-%m-%d-%H%M}.txt"


def save_report(
    path: Path,
    lines: Sequence[HealthLine],
    reader: Reader,
    report: Report | None,
    office: str,
    device: str,
) -> None:
    """Write the lines and, where the whole was checked, what that found.

    JSON where the name ends with .json. Raises Unavailable `folder_unwritable`.
    """
    as_json = path.suffix.lower() == ".json"
    make = _json if as_json else _text
    try:
        write_beside(path, make(lines, reader, report, office, device).encode())
    except OSError as error:
        raise Unavailable("folder_unwritable", folder=str(path.parent)) from error


def _text(
    lines: Sequence[HealthLine], reader: Reader, report: Report | None, office: str, device: str
) -> str:
    made = formats.long_time(reader.now, reader.zone)
    heading = [f"Kesehatan Meja Siar · {office}", f"{made} · PC {device}", ""]
    whole = ["", "Pemeriksaan menyeluruh:", *report_lines(report)] if report else []
    return "\n".join([*heading, *health_text(lines, reader), *whole, ""])


def _json(
    lines: Sequence[HealthLine], reader: Reader, report: Report | None, office: str, device: str
) -> str:
    table = {
        "office_name": office,
        "device": device,
        "at": reader.now,
        "health": health_table(lines, reader),
        "verification": report_table(report) if report else None,
    }
    return json.dumps(table, ensure_ascii=False, indent=2)

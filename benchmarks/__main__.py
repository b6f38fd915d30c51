"""Runs the groups of benchmarks: prints a table and writes build/bench/GROUP.json."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import Row

GROUPS = ("start", "ledger", "media", "office", "archive")
RESULTS = Path(__file__).resolve().parents[1] / "build" / "bench"


def present(group: str) -> bool:
    """Whether this version has the group already."""
    return importlib.util.find_spec(f"benchmarks.{group}") is not None


def run(group: str) -> list[Row]:
    """Measure one group; each is a module with `run() -> list[Row]`."""
    rows: list[Row] = importlib.import_module(f"benchmarks.{group}").run()
    return rows


def keep(group: str, rows: Sequence[Row], results: Path = RESULTS) -> Path:
    """Write a group's rows as JSON and tell where."""
    results.mkdir(parents=True, exist_ok=True)
    path = results / f"{group}.json"
    path.write_text(json.dumps([row.as_json() for row in rows], indent=2) + "\n", encoding="utf-8")
    return path


def table(rows: Sequence[Row]) -> str:
    """The rows for a terminal, one line each."""
    width = max((len(row.name) for row in rows), default=4)
    lines = [f"{'':{width}}  {'ours':>10} {'other':>10} {'ratio':>7} {'target':>7}"]
    for row in rows:
        other = f"{row.other:10.2f}" if row.other else f"{'-':>10}"
        ratio = f"{row.ratio:6.2f}x" if row.other else f"{'-':>7}"
        sign = "x" if row.other else " "
        told = "holds" if row.holds else "MISSED"
        figures = f"{row.ours:10.2f} {other} {ratio} {row.target:6g}{sign}"
        lines.append(f"{row.name:{width}}  {figures}  {row.unit:4} {told}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Run the named groups, or all; 0 when every claim holds, 1 when one does not, 2 for a typo."""
    unknown = [group for group in arguments if group not in GROUPS or not present(group)]
    if unknown:
        there = ", ".join(filter(present, GROUPS))
        print(f"no such group: {', '.join(unknown)} (there are: {there})", file=sys.stderr)
        return 2
    kept = True
    for group in arguments or filter(present, GROUPS):
        print(f"== {group}", flush=True)
        rows = run(group)
        print(f"{table(rows)}\nwritten to {keep(group, rows)}", flush=True)
        kept = kept and all(row.holds for row in rows)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

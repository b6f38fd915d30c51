"""Where the files that ship with the program lie."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file, such as `resource("sop", "publikasi.toml")`."""
    return Path(__file__).parent.joinpath(*parts)

"""The address of a post on the web."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """The host of an http or https address, in lower case; "" where it is no such address."""
    if any(letter.isspace() for letter in address):
        return ""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:  # brackets that are not closed, or hold no number of a machine
        return ""
    return (host or "").lower() if parts.scheme in ("http", "https") else ""

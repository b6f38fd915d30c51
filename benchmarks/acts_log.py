"""acts.jsonl: what a player was told of each act, fsynced, to be held against the ledger."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path


class ActsLog:
    """Appends one JSON object a line; also prints it. A line cut by a power loss is dropped."""

    def __init__(self, path: Path) -> None:
        self.unsettled: dict[str, str] = {}  # id -> stream, of acts without a later mark
        self.confirmed = 0
        whole = self._read(path)
        self._file = path.open("r+b" if path.exists() else "w+b")
        self._file.truncate(whole)
        self._file.seek(whole)

    def confirm(self, event: str, stream: str, at: int) -> None:
        """The act showed ✓."""
        self._append({"id": event, "stream": stream, "mark": "confirmed", "at": at})
        self.unsettled[event] = stream
        self.confirmed += 1

    def settle(self, marks: Mapping[str, str], at: int) -> None:
        """These acts showed ✓✓, or came to nothing: delivered, overtaken or held, by id."""
        if marks:
            self._append(*({"id": each, "mark": mark, "at": at} for each, mark in marks.items()))
        for each in marks:
            del self.unsettled[each]

    def close(self) -> None:
        """No more is written."""
        self._file.close()

    def _append(self, *lines: dict[str, object]) -> None:
        text = "".join(f"{json.dumps(line)}\n" for line in lines)
        self._file.write(text.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        print(text, end="", flush=True)

    def _read(self, path: Path) -> int:
        """Take up what an earlier run wrote; the length of its whole lines."""
        content = path.read_bytes() if path.exists() else b""
        whole = content.rfind(b"\n") + 1
        for text in content[:whole].splitlines():
            line = json.loads(text)
            if line["mark"] == "confirmed":
                self.unsettled[line["id"]] = line["stream"]
                self.confirmed += 1
            else:
                self.unsettled.pop(line["id"], None)
        return whole

"""acts.jsonl: what a player was told of each act, fsynced, to be held against the ledger."""

from __future__ import annotations

import json
import os
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

    def settle(self, event: str, mark: str, at: int) -> None:
        """The act showed ✓✓, or came to nothing: delivered, overtaken or held."""
        self._append({"id": event, "mark": mark, "at": at})
        del self.unsettled[event]

    def close(self) -> None:
        """No more is written."""
        self._file.close()

    def _append(self, line: dict[str, object]) -> None:
        text = json.dumps(line)
        self._file.write(text.encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        print(text, flush=True)

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

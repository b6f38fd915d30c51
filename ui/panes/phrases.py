"""The phrases that this PC's people use: those that ship, and those that they saved."""

from __future__ import annotations

import json

from app.errors import Unavailable
from ui.handin.remembered import Remembered
from ui.messages import Messages

MOST = 8  # more would fill the screen instead of saving a sentence


class Phrases:
    """One list of phrases under a key of the profile's memory; the newest comes first."""

    def __init__(
        self, memory: Remembered, key: str, shipped: tuple[str, ...], messages: Messages
    ) -> None:
        self._memory = memory
        self._key = f"phrases.{key}"
        self._shipped = shipped
        self._messages = messages

    def all(self) -> list[str]:
        """Saved ones first, then those that ship."""
        return list(dict.fromkeys((*self._saved(), *self._shipped)))

    def save(self, phrase: str) -> None:
        """Keep a phrase for the next time; one that is there already comes to the front."""
        kept = dict.fromkeys((phrase, *self._saved()))
        try:
            self._memory.keep({self._key: json.dumps(list(kept)[:MOST])})
        except Unavailable as failure:
            self._messages.failure(failure)

    def _saved(self) -> list[str]:
        try:
            found = json.loads(self._memory.read().get(self._key, "[]"))
        except ValueError:
            return []
        return [str(each) for each in found] if isinstance(found, list) else []

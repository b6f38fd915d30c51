"""Which files the delivered events name, read from the replica as it grows."""

from __future__ import annotations

import re
from itertools import islice

from app.domain.coverage_history import coverage_of
from app.domain.events import Event
from app.ledger.book import Head
from app.ledger.checked_files import CheckedFile, CheckedFiles
from app.ledger.replica import Replica
from app.media.carrier import named_files
from app.media.kinds import EXTENSIONS
from app.media.shelf import NAMES

AT_ONCE = 5000  # events
_HASH = re.compile("[0-9a-f]{64}")


def learn_files(table: CheckedFiles, replica: Replica, most: int = AT_ONCE) -> bool:
    """Note the files of at most so many further events; whether there are more.

    What is pending is left out: its files are still on their way.
    """
    place = table.fact("mark").partition(":")[0]
    after = int(place) if place.isdecimal() else 0
    if _mark(replica.head_at(after)) != table.fact("mark"):
        after = 0  # the ledger's order is another one now; what it names is known already
    files: list[CheckedFile] = []
    reached = after
    for seq, event in islice(replica.all_events(after), most):
        if seq is None:
            break
        files += files_of(event)
        reached = seq
    table.add(files, _mark(replica.head_at(reached)))
    return reached < replica.head().seq


def files_of(event: Event) -> list[CheckedFile]:
    """The files that an event names, as they are before anybody looked at them."""
    coverage, at = coverage_of(event.envelope.stream), event.envelope.at
    return [
        CheckedFile(
            coverage, each.sha256, each.extension, each.name, each.size, each.previews, event.id, at
        )
        for each in named_files(event)
        # A genuine member's program may still be broken: such a name has no place to look at.
        if _HASH.fullmatch(each.sha256) and each.extension in EXTENSIONS
        if NAMES.issuperset(each.previews) and coverage
    ]


def _mark(head: Head) -> str:
    return f"{head.seq}:{head.chain}"

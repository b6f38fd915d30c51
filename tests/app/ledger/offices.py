"""An office on a real folder, with as many PCs as a test asks for."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from app.domain.events import FORMAT, Envelope, Sealed
from app.ledger.book import GENESIS, Book, Head
from app.ledger.courier import Courier, Visit
from app.ledger.keys import new_seed
from app.ledger.lock import LEASE, ShareLock
from app.ledger.office_clock import OfficeClock
from app.ledger.office_folder import OfficeFacts, OfficeFolder
from app.ledger.replica import Replica
from app.ledger.seal import Signer, body_digest, seal, unseal
from app.verification.report import Finding
from app.verification.verify import verify_office


def written(
    signer: Signer, office: str, stream: str = "people", seen: Head = GENESIS, **body: Any
) -> Sealed:
    """An event that some person wrote at a PC that had confirmed the ledger up to `seen`."""
    envelope = Envelope(
        format=FORMAT,
        office=office,
        kind="NoteWritten",
        version=1,
        stream=stream,
        prev="",
        seen_seq=seen.seq,
        seen_chain=seen.chain,
        at=1_700_000_000_000,
        quality="server",
        person="orang",
        key=signer.key,
        device="pc",
        appointment="",
        nonce=token_hex(8),
        body=body_digest(body),
    )
    return seal(envelope, body, signer)


def contradictions(office: Office) -> list[Finding]:
    """What `verify` finds in the rows, their order, and what later ones say that they saw.

    What the notes of these offices mean to nobody is left out.
    """
    report = verify_office(office.folder)
    meaningless = ("stream_unknown", "event_refused", "event_waiting", "office_file_differs")
    return [each for each in report.findings if each.code not in meaningless]


class Pc:
    """One PC of the office: its replica, its courier, and a person who writes notes on it."""

    def __init__(self, root: Path, office: Office, **courier: Any) -> None:
        self.root = root
        self.office = office
        self.signer = Signer(new_seed())
        root.mkdir(parents=True, exist_ok=True)
        self.replica = Replica(root / "events.db")
        self.courier = self.new_courier(**courier)

    def new_courier(self, **more: Any) -> Courier:
        """A courier that starts anew, as after a restart."""
        folder = self.office.folder
        parts: dict[str, Any] = {
            "lock": ShareLock(folder.lock, self.root.name),
            "clock": OfficeClock(folder.root, 0),
            "try_share": lambda root: None,
            "monotonic": self.office.seconds,
            "device": self.root.name,
        }
        return Courier(folder, self.replica, office=self.office.id, **(parts | more))

    def restart(self) -> None:
        """Begin anew with a courier that remembers nothing."""
        self.courier = self.new_courier()

    def write(self, text: str = "", stream: str = "people") -> str:
        """Write a note and keep it here (✓); its id."""
        sealed = written(self.signer, self.office.id, stream, self.replica.head(), text=text)
        self.replica.add_own(sealed, unseal(sealed, office=self.office.id))
        return sealed.id

    def visit(self) -> Visit:
        """Step until there is nothing more to carry; the last visit, with all that was found."""
        visit = self.courier.step()
        while visit.more:
            later = self.courier.step()
            visit = replace(
                later,
                delivered=visit.delivered + later.delivered,
                pulled=visit.pulled + later.pulled,
                incidents=visit.incidents + later.incidents,
                rewound=visit.rewound if later.rewound is None else later.rewound,
            )
        return visit

    def known(self) -> list[str]:
        """The ids that this PC has, in its order."""
        return [event.id for _, event in self.replica.all_events()]

    def texts(self) -> list[str]:
        """What the notes say, in this PC's order; the founding says nothing."""
        events = [event for _, event in self.replica.all_events() if event.id != self.office.id]
        return [str((event.body or {}).get("text")) for event in events]


class Office:
    """An office founded on a real folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = OfficeFolder(root / "kantor")
        self.founding = written(Signer(new_seed()), "", "office", name="Kantor Uji")
        self.id = self.founding.id
        self.folder.create(OfficeFacts(self.id, "Kantor Uji"))
        Book.create(self.folder.ledger)
        with Book.open(self.folder.ledger) as book:
            book.append([self.founding])
        self.later = 0.0
        self._pcs: dict[str, Pc] = {}

    def seconds(self) -> float:
        """What the PCs' clocks count: the test's own, and the leases that it lets pass."""
        return time.monotonic() + self.later

    def lease_passes(self) -> None:
        """Three minutes are over: whoever saw more has had the time to come."""
        self.later += LEASE + 1

    def pc(self, name: str, **courier: Any) -> Pc:
        """The PC of that name, new or as it was left."""
        if name not in self._pcs:
            self._pcs[name] = Pc(self.root / name, self, **courier)
        return self._pcs[name]

    def ledger_ids(self) -> list[str]:
        """What lies in the ledger, in its order."""
        with Book.open(self.folder.ledger) as book:
            return [row.sealed.id for row in book.rows(0, 100_000)]

    def close(self) -> None:
        """Let go of every replica."""
        for pc in self._pcs.values():
            pc.replica.close()

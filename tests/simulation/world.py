"""A history: PCs, people, a share, and everything that happens to them, one step at a time."""

from __future__ import annotations

from app.domain.events import digest
from app.domain.office_events import AppointmentBegan, AppointmentEnded
from app.domain.office_history import PEOPLE
from app.domain.roles import Role
from app.ledger.book import Head
from app.ledger.heads import DeviceHead, keep_head
from app.ledger.lock import LEASE
from app.ledger.seal import NotGenuine
from tests.app.domain.liputan_builder import MORNING, person_id
from tests.simulation.acting import proposals
from tests.simulation.attacks import ATTACKS, mixed
from tests.simulation.memory_book import overwritten
from tests.simulation.people import ADMIN, STAFF, founding, unseal_once
from tests.simulation.share import Share
from tests.simulation.sim_pc import LIPUTAN, Plan, SimulatedPc, office_of

PAUSES = (0.5, 6.0, 61.0, LEASE + 1, 24 * 3600.0)
MOST_PCS = 400
DAMAGED = (b"", b"SQLite", b"tidak terbaca lagi\n" * 9)


class World:
    """Every public method with two numbers is something that may happen at any time.

    `a` chooses the PC and `b` the rest; both may be any number, so that a history is a list of
    names and numbers that can be played again.
    """

    def __init__(self, kind: type[Share] = Share) -> None:
        self.share = kind()
        self.pcs: list[SimulatedPc] = []
        self.promised: set[str] = set()  # ids that were ✓ on a disk that survived, or ✓✓
        self.destroyed: set[str] = set()
        self.disasters = 0  # of those that the office is told about
        self.disks_lost = 0  # died, or lost what a power cut took back
        self._copies: list[bytes] = []
        self._disks: list[SimulatedPc] = []
        self.end: object = None  # what it came to, where two runs are compared
        self._real = self.share.home / "volume-asli"

    def begin(self, pcs: int) -> None:
        """So many PCs join, and see the office."""
        for number in range(pcs):
            self.join(number, 0)
            self.visit(number, 0)

    def close(self) -> None:
        """The history is over."""
        for pc in self.pcs:
            pc.replica.close()
        self.share.close()

    def pc(self, a: int) -> SimulatedPc:
        """The PC that a number chooses."""
        return self.pcs[a % len(self.pcs)]

    # People

    def act(self, a: int, b: int) -> None:
        """Somebody does something that the rules allow on what this PC knows."""
        pc, liputan = self.pc(a), LIPUTAN[b % 4 == 0]
        names = list(STAFF)
        turned = names[b % len(names) :] + names[: b % len(names)]
        wishes = proposals(pc.history(liputan).coverage, turned, b // 8)
        event = pc.does(liputan, wishes)
        if event is not None:
            self.promised.add(event.id)

    def reorganise(self, a: int, b: int) -> None:
        """A post ends, or somebody gets another one."""
        pc, name = self.pc(a), list(STAFF)[b % len(STAFF)]
        history = office_of(pc.office_placing())
        posts = history.office.actor(person_id(name), MORNING).posts
        said: AppointmentEnded | AppointmentBegan
        if b % 3 == 0 and posts:
            said = AppointmentEnded(posts[0].id)
        else:
            said = AppointmentBegan(person_id(name), list(Role)[b // 12 % 3], "Plh.", "plh")
        if ADMIN in {person.name for person in history.office.people.values()}:
            self.promised.add(pc.says(ADMIN, said, PEOPLE, history.heads[PEOPLE]).id)

    def destroy(self, a: int, b: int) -> None:
        """The body of an event is destroyed; the others hear of it when all is said and done."""
        pc = self.pc(a)
        found = [e.id for _, e in pc.replica.all_events() if e.envelope.stream not in ("", PEOPLE)]
        found = [each for each in found if each in self.promised]
        if found:
            self.destroyed.add(found[b % len(found)])
            pc.wire.begin()
            pc.replica.blank(sorted(self.destroyed))

    # Visits

    def visit(self, a: int, b: int) -> None:
        """A PC goes to the share, and nothing happens on the way."""
        self.pc(a).visit()

    def visit_killed(self, a: int, b: int) -> None:
        """The program is killed at some point of a visit, or the PC loses its power."""
        pc = self.pc(a)
        pc.visit({1 + b % 60: pc.wire.lose_power if b // 60 % 2 else pc.wire.kill})
        self.disks_lost += b // 60 % 2
        self._forget_what_nobody_holds()

    def visit_cut(self, a: int, b: int) -> None:
        """The cable is pulled at some point of a visit; what was sent may have arrived."""
        pc = self.pc(a)
        pc.visit({1 + b % 60: pc.wire.cut})

    def visit_stalled(self, a: int, b: int) -> None:
        """A call to the share takes longer than the lock lasts, and another PC comes."""
        self.pc(a).visit(self._stall(a, b))

    def visit_crossed(self, a: int, b: int) -> None:
        """While one is at the share another comes: turned away, unless the lock lies."""
        pc, other = self.pc(a), self.pc(a + 1 + b // 60)
        if pc is not other:
            pc.visit({1 + b % 60: lambda: _ignored(other.visit())})

    def visit_tampered(self, a: int, b: int) -> None:
        """While one is at the share, somebody does something to the ledger."""
        self.pc(a).visit({1 + b % 60: lambda: self.tamper(a, b // 60)})

    def _stall(self, a: int, b: int) -> Plan:
        pc, other = self.pc(a), self.pc(a + 1 + b // 120)

        def stalled() -> None:
            self.share.seconds += LEASE + 1 if b // 60 % 2 else 31
            if pc is not other:
                other.visit()

        return {1 + b % 60: stalled}

    # The network, the clock, the lock

    def unplug(self, a: int, b: int) -> None:
        """This PC is cut off."""
        self.pc(a).wire.plugged = False

    def plug(self, a: int, b: int) -> None:
        """This PC sees the share again."""
        self.pc(a).wire.plugged = True

    def wait(self, a: int, b: int) -> None:
        """Time passes."""
        self.share.seconds += PAUSES[b % len(PAUSES)]

    def lie(self, a: int, b: int) -> None:
        """The lock lets everybody in from now on, or not any more."""
        self.share.lies = bool(b % 2)
        self.share.shelf.mix = mixed if b // 2 % 2 else overwritten

    def slow_down(self, a: int, b: int) -> None:
        """The share takes its time."""
        self.share.slowness = (0.0, 0.7, 3.0)[b % 3]

    # What happens to the share

    def copy(self, a: int, b: int) -> None:
        """Somebody copies the ledger."""
        if self.share.folder.ledger.is_file():
            self._copies.append(self.share.folder.ledger.read_bytes())

    def put_back(self, a: int, b: int) -> None:
        """An older copy takes the ledger's place."""
        if self._copies and self.share.folder.root.is_dir():
            ledger = self.share.folder.ledger
            ledger.unlink(missing_ok=True)
            ledger.write_bytes(self._copies[b % len(self._copies)])
            self._disaster()

    def delete(self, a: int, b: int) -> None:
        """The ledger is gone."""
        self.share.folder.ledger.unlink(missing_ok=True)
        self._disaster()

    def damage(self, a: int, b: int) -> None:
        """The ledger is emptied, cut off or overwritten; or a trigger is planted in it."""
        folder = self.share.folder
        rows = self.share.shelf.salvageable(folder.ledger)
        if b % 4 == 3 and rows:
            self.share.shelf.put(folder.ledger, rows, planted=True)
        elif folder.ledger.exists():
            folder.ledger.write_bytes(DAMAGED[b % 4 % 3])
        self._disaster()

    def tamper(self, a: int, b: int) -> None:
        """Somebody changes rows with a database tool."""
        folder = self.share.folder
        rows = self.share.shelf.salvageable(folder.ledger)
        if rows:
            self.share.shelf.put(folder.ledger, ATTACKS[b % len(ATTACKS)](rows, b // 7))
            self._disaster()

    def forge_head(self, a: int, b: int) -> None:
        """Somebody writes how far some PC saw the ledger: much further than anybody did."""
        if self.share.folder.root.is_dir():
            head = Head(b % 300, digest(b"%d" % b))
            forged = DeviceHead(f"palsu-{b % 5}", head, MORNING)
            keep_head(self.share.folder, forged)

    def change_volume(self, a: int, b: int) -> None:
        """The server comes back with an empty volume, with an office in it or not."""
        root = self.share.folder.root
        if not self._real.exists():
            facts = self.share.folder.read()
            root.rename(self._real)
            root.mkdir()
            if b % 2:
                self.share.folder.create(facts)
            self._disaster()

    def real_volume(self, a: int, b: int) -> None:
        """The server comes back with what it had before."""
        if self._real.exists():
            root = self.share.folder.root
            root.rename(root.with_name(f"volume-{len(list(self.share.home.iterdir()))}"))
            self._real.rename(root)
            self._disaster()

    # What happens to PCs

    def restart(self, a: int, b: int) -> None:
        """A PC is switched off and on."""
        self.pc(a).restart()

    def join(self, a: int, b: int) -> None:
        """A new PC joins the office."""
        if len(self.pcs) < MOST_PCS:
            self.pcs.append(SimulatedPc(self.share, f"pc-{len(self.pcs)}"))

    def clone(self, a: int, b: int) -> None:
        """A profile is copied onto another PC, and both go on under one name."""
        if len(self.pcs) < MOST_PCS:
            old = self.pc(a)
            twin = SimulatedPc(self.share, f"pc-{len(self.pcs)}", old)
            self.pcs.append(twin)

    def lose_disk(self, a: int, b: int) -> None:
        """A PC's disk dies; it joins anew."""
        at = a % len(self.pcs)
        self._disks.append(self.pcs[at])
        self.disks_lost += 1
        self.pcs[at] = SimulatedPc(self.share, f"{self.pcs[at].name}-{b % 1000}")
        self._disaster()

    def old_disk(self, a: int, b: int) -> None:
        """A disk that was given up comes back, with what it knew then."""
        if self._disks:
            old = self._disks.pop(b % len(self._disks))
            self.pcs.append(SimulatedPc(self.share, f"{old.name}-lagi", old))

    # What can still be promised

    def _disaster(self) -> None:
        self.disasters += 1
        self._forget_what_nobody_holds()

    def _forget_what_nobody_holds(self) -> None:
        """What no disk and no ledger holds any more cannot be asked for."""
        held = {event.id for pc in self.pcs for _, event in pc.replica.all_events()}
        real = self._real if self._real.exists() else self.share.folder.root
        rows = self.share.shelf.salvageable(real / self.share.folder.ledger.name)
        for row in rows:
            try:
                held.add(unseal_once(row.sealed, office=founding().office).id)
            except NotGenuine:
                continue
        self.promised &= held


def _ignored(result: object) -> None:
    """A visit within a visit is nobody's answer."""

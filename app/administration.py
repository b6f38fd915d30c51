"""The administrator's verbs: people, keys, posts, acting officers, SOP versions."""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex
from typing import Any

from app.desk import Done, Session
from app.domain import office_events as said
from app.domain.events import NO_EVENT
from app.domain.office_history import KEYS, OFFICE, PEOPLE, rehearse
from app.domain.record import record
from app.domain.roles import Role
from app.domain.sop import Sop
from app.domain.sop_table import sop_to_table
from app.errors import Refusal
from app.ledger.author import Author, Byline
from app.ledger.keys import COST, Cost, new_seed, seal_key
from app.ledger.seal import Signer
from app.projection import Projection


@record
class Invited:
    """A person who may now take over: the act, the person's id and the seed of the issued key."""

    done: Done
    person: str
    seed: bytes


class Administration:
    """Changes the office. `session` is an administrator's, or the root's with an empty person."""

    def __init__(
        self,
        projection: Projection,
        author: Author,
        session: Session,
        kept: Callable[[], None] = lambda: None,
    ) -> None:
        self._projection = projection
        self._author = author
        self._session = session
        self._kept = kept

    def add_person(
        self, name: str, *, rank: str = "", nip: str = "", administrator: bool = False
    ) -> Invited:
        """Take in a person, with a key issued for the take-over. `administrator` needs the root."""
        if not name.strip():
            raise Refusal("name_missing")
        seed, person = new_seed(), token_hex(8)
        added = said.PersonAdded(
            person, name.strip(), Signer(seed).key, rank.strip(), nip.strip(), administrator
        )
        return Invited(self._say(added, PEOPLE), person, seed)

    def issue_key(self, person: str) -> Invited:
        """A new key to take over with: for a forgotten passphrase or a lost invitation."""
        seed = new_seed()
        return Invited(self._say(said.KeyIssued(person, Signer(seed).key), PEOPLE), person, seed)

    def appoint(
        self,
        person: str,
        role: Role,
        title: str,
        *,
        acting: str = "",
        starts_at: int = 0,
        ends_at: int = 0,
    ) -> Done:
        """Give a post; `acting` is "plh" or "plt" for the days from `starts_at` to `ends_at`."""
        if not title.strip():
            raise Refusal("title_missing")
        if acting and not starts_at < ends_at:
            raise Refusal("acting_days_missing")
        began = said.AppointmentBegan(person, role, title.strip(), acting, starts_at, ends_at)
        return self._say(began, PEOPLE)

    def end_appointment(self, appointment: str, reason: str) -> Done:
        """End a post now; acts that arrive later are held."""
        return self._say(said.AppointmentEnded(appointment, reason.strip()), PEOPLE)

    def revoke_key(self, key: str, reason: str) -> Done:
        """End a key now: a laptop was lost."""
        return self._say(said.KeyRevoked(key, reason.strip()), PEOPLE)

    def adopt_sop(self, sop: Sop) -> Done:
        """New coverages follow this version; those under way stay on theirs."""
        return self._say(said.SopAdopted(sop_to_table(sop)), OFFICE)

    def change_leaders(self, leaders: dict[str, str]) -> Done:
        """The leaders whose activities are covered: key -> title."""
        return self._say(said.LeadersChanged(leaders), OFFICE)

    def _say(self, body: Any, stream: str) -> Done:
        prev = NO_EVENT if type(body) in said.ENDINGS else self._head(stream)
        by = Byline(self._session.person, self._session.signer)
        composed = self._author.compose(body, stream, prev, by)
        rehearse(self._projection.office, composed)
        event = self._author.keep(composed, by)
        touched = self._projection.take_own(event)
        self._kept()
        return Done(event, touched)

    def _head(self, stream: str) -> str:
        return self._projection.office_history.heads.get(stream, NO_EVENT)


def take_over(
    projection: Projection,
    author: Author,
    issued: Session,
    passphrase: str,
    office_secret: bytes,
    cost: Cost = COST,
) -> Session:
    """Replace the key of `issued` (an issued key, or the present one) by one of the person's own.

    A changed passphrase is this too: a new key pair. Returns the session with the new key.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise Refusal("passphrase_short", least=SHORTEST_PASSPHRASE)
    seed = new_seed()
    signer = Signer(seed)
    stream = KEYS + issued.person
    prev = projection.office_history.heads.get(stream, NO_EVENT)
    taken = said.KeyTaken(signer.key, seal_key(seed, passphrase, office_secret, cost))
    event = author.write(taken, stream, prev, Byline(issued.person, issued.signer))
    projection.take_own(event)
    return Session(issued.person, signer)


SHORTEST_PASSPHRASE = 4

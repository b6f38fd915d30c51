"""The office as its events leave it: people, keys, posts and SOP versions, each with its span.

A span is counted in ledger positions: what an event may do depends on when it *arrived*, not on
what its author's clock said (design §3, "Judge by prev").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from app.domain.record import record
from app.domain.roles import Role
from app.domain.sop import Sop


@record
class Span:
    """From the position of what began it to the position of what ended it, if anything did."""

    since: int
    until: int | None = None

    def ended_before(self, position: int) -> bool:
        """Whether it was over when something arrived at that position."""
        return self.until is not None and self.until < position


class KeyKind(StrEnum):
    """The root founds; an issued key may sign its own take-over; an own key signs acts."""

    ROOT = "root"
    ISSUED = "issued"
    OWN = "own"


@record
class Key:
    public: str
    person: str  # empty for the root
    kind: KeyKind
    span: Span
    sealed: Mapping[str, object] = field(default_factory=dict)


@record
class Person:
    id: str
    name: str
    rank: str = ""
    nip: str = ""
    administrator: Span | None = None


@record
class Post:
    """An appointment; its id is that of the event that began it."""

    id: str
    person: str
    role: Role
    title: str
    acting: str  # "", "plh", "plt"
    starts_at: int
    ends_at: int  # 0: open
    span: Span

    def covers(self, at: int) -> bool:
        """Whether an office time lies within the days of the appointment."""
        return self.starts_at <= at and (not self.ends_at or at < self.ends_at)


@record
class Actor:
    """Who acts: a person and the posts in which they may act at that moment."""

    person: str
    posts: tuple[Post, ...]

    def post_for(self, *roles: Role) -> Post | None:
        """The post to act in, a definitive one before an acting one."""
        fitting = [post for post in self.posts if post.role in roles]
        return min(fitting, key=lambda post: bool(post.acting), default=None)


@record
class Office:
    """The state of the streams people, keys/* and office."""

    id: str
    name: str = ""
    zone: str = "Asia/Jakarta"
    demo: bool = False
    root: str = ""
    leaders: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    keys: Mapping[str, Key] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    overtaken: Mapping[str, str] = field(default_factory=dict)  # appointment -> what took its place
    sops: Mapping[str, Sop] = field(default_factory=dict)  # digest -> version
    adopted: Mapping[str, int] = field(default_factory=dict)  # digest -> position
    sop: str = ""  # digest of the version in force

    def actor(self, person: str, at: int) -> Actor:
        """A person with the posts held at an office time."""
        held = (post for post in self.posts.values() if post.person == person)
        return Actor(person, tuple(p for p in held if p.span.until is None and p.covers(at)))

    def holders(self, role: Role, at: int) -> tuple[Post, ...]:
        """Who holds a role at an office time, acting officers included."""
        return tuple(
            post
            for post in self.posts.values()
            if post.role is role and post.span.until is None and post.covers(at)
        )

    def is_administrator(self, person: str, position: int) -> bool:
        """Whether a person administered the office when something arrived at that position."""
        known = self.people.get(person)
        span = known.administrator if known else None
        return span is not None and not span.ended_before(position)

    def own_key(self, person: str) -> Key | None:
        """The key that a person signs with at present, sealed under their passphrase."""
        return next(
            (
                key
                for key in self.keys.values()
                if key.person == person and key.kind is KeyKind.OWN and key.span.until is None
            ),
            None,
        )

"""Who can sign in, and how their posts are written."""

from __future__ import annotations

from app.domain.office import Office
from app.domain.roles import Role
from ui.workplace import Workplace


def seated(office: Office) -> list[str]:
    """Who can sign in: people with a key of their own, in the order of the procedure's posts."""
    able = [person for person in office.people if office.own_key(person) is not None]
    places: dict[str, int] = {}
    for post in office.posts.values():
        if post.span.until is None:
            place = list(Role).index(post.role)
            places[post.person] = min(place, places.get(post.person, place))
    return sorted(able, key=lambda who: (places.get(who, len(Role)), office.people[who].name))


def titles_of(workplace: Workplace, person: str) -> str:
    """The posts that a person holds now, as the office writes them."""
    posts = workplace.office.actor(person, workplace.now).posts
    return ", ".join(post_words(post.title, post.acting) for post in posts)


def post_words(title: str, acting: str) -> str:
    """Plh. Kepala Bagian …; never "a.n."."""
    return f"{acting.capitalize()}. {title}" if acting else title

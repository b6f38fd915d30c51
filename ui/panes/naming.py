"""Who did it and who could: people as the office names them, and why a button is closed."""

from __future__ import annotations

from app.domain.office import Office
from app.domain.roles import Role
from app.domain.workflow import Option
from app.errors import Refusal
from ui.formats import listed
from ui.texts import sentence
from ui.texts.names import ROLES
from ui.workplace import Workplace

ACTING = {"plh": "Plh.", "plt": "Plt."}


def names_of(office: Office) -> dict[str, str]:
    """Person ids with their names."""
    return {person.id: person.name for person in office.people.values()}


def signer_words(office: Office, person: str, post: str) -> str:
    """The name; of an acting officer with the post: "Siti, Plh. Kepala Bagian Umum"."""
    known = office.people.get(person)
    name = known.name if known else "(tidak dikenal)"
    held = office.posts.get(post)
    if held is None or not held.acting:
        return name
    post_words = held.title or ROLES[held.role.value]
    return f"{name}, {ACTING.get(held.acting, held.acting)} {post_words}"


def holder_names(office: Office, roles: tuple[Role, ...], now: int) -> tuple[str, ...]:
    """Who holds one of these roles at an office time, each once."""
    people = [post.person for role in roles for post in office.holders(role, now)]
    return tuple(office.people[each].name for each in dict.fromkeys(people))


def why_closed(workplace: Workplace, option: Option | None) -> str:
    """Why a button is closed and who could press it; "" where it is open."""
    if option is None:
        return sentence(Refusal("not_signed_in"))
    if option.refusal is None:
        return ""
    office = workplace.office
    told = sentence(option.refusal, names_of(office))
    able = holder_names(office, _roles(option.refusal), workplace.now)
    return f"{told} Yang dapat: {listed(list(able))}." if able else told


def _roles(refusal: Refusal) -> tuple[Role, ...]:
    if refusal.code != "wrong_role":
        return ()
    named = refusal.facts.get("roles")
    return tuple(Role(each) for each in named) if isinstance(named, tuple) else ()

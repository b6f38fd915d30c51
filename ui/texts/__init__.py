"""The Indonesian sentences of the window: what happened, why, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.errors import Failure, Refusal
from app.reason_words import reason_words
from app.shown_name import shown_name, visible
from ui.formats import listed, minutes, number, size
from ui.texts.archive import ARCHIVE
from ui.texts.copies import COPIES
from ui.texts.ledger import LEDGER
from ui.texts.media import MEDIA
from ui.texts.names import ROLES, STAGES
from ui.texts.packs import PACKS
from ui.texts.people import PEOPLE
from ui.texts.work import WORK

#: every code of a Refusal or an Unavailable -> its sentence; facts stand in braces
FAILURES: dict[str, str] = {**WORK, **PEOPLE, **LEDGER, **MEDIA, **ARCHIVE, **COPIES, **PACKS}

UNKNOWN_REFUSAL = "Tindakan ini tidak dapat dilakukan ({code}). Muat ulang liputan lalu coba lagi."
UNKNOWN_UNAVAILABLE = (
    "Berkas atau jaringan sedang tidak dapat dipakai ({code}). Periksa sambungan lalu coba lagi."
)


#: facts that count bytes, shown as 1,4 GB
_BYTES = frozenset({"needed", "free", "size", "limit_bytes"})
#: facts that count something else
_SHOWN: dict[str, Callable[[float], str]] = {
    "limit_pixels": lambda count: f"{number(count / 1_000_000, 0)} megapiksel",
    "limit_ms": lambda ms: minutes(int(ms)),
    "limit_s": lambda seconds: number(seconds),
}
#: facts that are a code with a name of its own
_NAMED = {"role": ROLES, "roles": ROLES, "stage": STAGES}
#: facts that are a person's id
_PEOPLE = frozenset({"person", "admin"})


class _Facts(dict[str, object]):
    """A fact that the sentence needs but nobody gave shows as an ellipsis, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(failure: Failure, people: Mapping[str, str] = MappingProxyType({})) -> str:
    """The sentence for a failure; an unknown code still gives one that says what to do.

    `people` maps person ids to names, for the facts that are a person.
    """
    unknown = UNKNOWN_REFUSAL if isinstance(failure, Refusal) else UNKNOWN_UNAVAILABLE
    template = FAILURES.get(failure.code, unknown)
    # What a newer format needs is a version's number, not a number of bytes.
    newer = failure.code.endswith(("_newer", "_mistyped"))
    facts = {n: f if newer else _shown(n, f, people) for n, f in failure.facts.items()}
    return template.format_map(_Facts({**facts, "code": failure.code}))


def _shown(name: str, fact: object, people: Mapping[str, str]) -> object:
    if name in _BYTES and isinstance(fact, int):
        return size(fact)
    if name in _SHOWN and isinstance(fact, int | float):
        return _SHOWN[name](fact)
    if name in _PEOPLE:
        return people.get(str(fact), "orang lain")
    if name in _NAMED:
        several = fact if isinstance(fact, tuple) else (fact,)
        return listed([_NAMED[name].get(str(each), str(each)) for each in several])
    if name == "name":
        return shown_name(str(fact))
    if name == "reason":
        fact = reason_words(str(fact))
    if isinstance(fact, str):
        return "\n".join(visible(line) for line in fact.split("\n"))
    return fact

"""What a person brings to a new PC: which office, its root, its secret and their own first key."""

from __future__ import annotations

import hmac
import json
import tomllib
from typing import Any

from app.domain.events import canonical, digest
from app.domain.record import record
from app.errors import Refusal
from app.ledger.keys import SECRET_BYTES
from app.ledger.seal import SEED_BYTES

FORMAT = 1
FILE_NAME = "undangan-demo.toml"  # beside mejasiar.toml, in a demo office only

_HEADING = """\
# Undangan Meja Siar. Berkas ini membuka kantor bagi orang yang namanya ada di dalamnya:
# serahkan langsung kepadanya, jangan disimpan di folder bersama, dan hapus sesudah dipakai.
"""


@record
class IssuedKey:
    """A private key made for a person by an administrator; it may sign only its own take-over."""

    person: str
    seed: bytes  # 32 bytes


@record
class Invitation:
    """One office and the keys issued to those invited: one person, or all of a demo's."""

    office: str  # id of the founding event
    name: str  # of the office, as people know it
    root: str  # the public root key that the PC pins, 64 hex
    secret: bytes  # the office secret, 32 bytes
    keys: tuple[IssuedKey, ...]

    def key_of(self, person: str) -> IssuedKey:
        """The key issued to `person`; raises Refusal not_invited."""
        for key in self.keys:
            if key.person == person:
                return key
        raise Refusal("not_invited", person=person)


def write_invitation(invitation: Invitation) -> str:
    """The invitation as TOML, with a check against a cut or a slip of the hand."""
    plain = _plain(invitation)
    lines = [_HEADING, f'check = "{_check(plain)}"']
    lines += [f"{name} = {_toml(plain[name])}" for name in _NAMES]
    for key in plain["keys"]:
        lines += ["", "[[keys]]", *(f"{name} = {_toml(key[name])}" for name in ("person", "seed"))]
    return "\n".join(lines) + "\n"


def read_invitation(text: str) -> Invitation:
    """What `write_invitation` wrote; raises Refusal invitation_damaged, or invitation_newer."""
    try:
        value = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Refusal("invitation_damaged", reason=str(error)) from error
    if isinstance(value.get("format"), int) and value["format"] > FORMAT:
        raise Refusal("invitation_newer", needed=value["format"], have=FORMAT)
    value.setdefault("keys", [])
    check = value.pop("check", None)
    try:
        whole = hmac.compare_digest(str(check), _check(value))
        invitation = _read(value)
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("invitation_damaged", reason=str(error)) from error
    if not whole:
        raise Refusal("invitation_damaged", reason="check")
    return invitation


_NAMES = ("format", "office", "name", "root", "secret")


def _plain(invitation: Invitation) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "office": invitation.office,
        "name": invitation.name,
        "root": invitation.root,
        "secret": invitation.secret.hex(),
        "keys": [{"person": key.person, "seed": key.seed.hex()} for key in invitation.keys],
    }


def _read(value: dict[str, Any]) -> Invitation:
    invitation = Invitation(
        office=_hex(value["office"], 32).hex(),
        name=str(value["name"]),
        root=_hex(value["root"], 32).hex(),
        secret=_hex(value["secret"], SECRET_BYTES),
        keys=tuple(
            IssuedKey(str(key["person"]), _hex(key["seed"], SEED_BYTES)) for key in value["keys"]
        ),
    )
    if _plain(invitation) != value:
        raise ValueError("fields")
    return invitation


def _hex(text: str, size: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != size:
        raise ValueError("length")
    return value


def _toml(value: object) -> str:
    # A JSON string is a TOML basic string but for U+007F, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _check(plain: dict[str, Any]) -> str:
    return digest(b"mejasiar/invitation/1\0" + canonical(plain))[:16]

"""The headless verbs, for scripts and servers: nothing here knows a window."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Failure, Refusal, Tells

if TYPE_CHECKING:
    from app.ledger.profile import Profile

SOUND, FINDINGS, USAGE, FAILED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None, tells: Tells = str) -> int:
    """Do `verify`, `status` or `restore`; `tells` gives the sentence for a failure.

    Exit codes: 0 done and nothing found, 1 findings, 2 the command line is wrong, 3 it could not
    be done (standard error has the sentence, and then the code and its facts).
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a Windows console may not know every letter
            stream.reconfigure(errors="replace")
    parser = _parser()
    told = parser.parse_args(arguments)
    if told.verb == "verify" and told.restore and not (told.deep and told.profile):
        parser.error("--restore: hanya bersama --deep dan --profile")
    verbs = {"verify": _verify, "status": _status, "restore": _restore}
    try:
        return verbs[told.verb](told, tells)
    except Failure as failure:
        if told.json:
            facts = {name: str(fact) for name, fact in failure.facts.items()}
            print(json.dumps({"failure": failure.code, "facts": facts}))
        return _failed(failure, tells)


def _failed(failure: Failure, tells: Tells) -> int:
    told = dict.fromkeys((tells(failure), str(failure)))
    print("mejasiar: " + "\n".join(told), file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mejasiar", description="Meja Siar tanpa jendela.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="verify|status|restore")
    verify = verbs.add_parser("verify", help="memeriksa semua yang disimpan sebuah kantor")
    status = verbs.add_parser("status", help="keadaan kantor menurut PC ini")
    restore = verbs.add_parser("restore", help="memulihkan buku kantor dari salinan")
    for verb in (verify, status, restore):
        verb.add_argument("--office", type=Path, required=True, metavar="DIR")
        verb.add_argument("--profile", type=Path, metavar="DIR")
        verb.add_argument("--json", action="store_true")
    verify.add_argument(
        "--deep", action="store_true", help="juga folder, kunci, jam, salinan dan disk PC ini"
    )
    verify.add_argument(
        "--restore", action="store_true", help="dengan --deep: pulihkan berkas yang ada di PC ini"
    )
    restore.add_argument("--from", dest="file", type=Path, metavar="FILE", help="berkas salinan")
    restore.add_argument("--list", action="store_true", help="daftar salinan, semuanya dibaca")
    restore.add_argument("--yes", action="store_true", help="pulihkan tanpa bertanya lagi")
    return parser


def _verify(told: argparse.Namespace, tells: Tells) -> int:
    from app.ledger.office_folder import OfficeFolder
    from app.verification.report import report_table
    from app.verification.sentences import report_lines
    from app.verification.verify import verify_office

    profile = _known_profile(told.profile) if told.profile else None
    if told.deep:
        return _verify_deeply(told, profile, tells)
    report = verify_office(OfficeFolder(told.office), profile)
    if told.json:
        print(json.dumps(report_table(report), indent=2))
    else:
        print("\n".join(report_lines(report)))
    return SOUND if report.is_sound else FINDINGS


def _verify_deeply(told: argparse.Namespace, profile: Profile | None, tells: Tells) -> int:
    from app.health.headless import deep_check
    from app.ledger.office_folder import OfficeFolder

    check = deep_check(OfficeFolder(told.office), profile, restores=told.restore)
    print(check.json() if told.json else "\n".join(check.text()))
    if check.failure is not None:
        return _failed(check.failure, tells)
    return SOUND if check.is_sound else FINDINGS


def _status(told: argparse.Namespace, tells: Tells) -> int:
    from app.ledger.office_folder import OfficeFolder
    from app.ledger.profile import default_profile_dir
    from app.verification.status import status_of

    profile = _known_profile(told.profile or default_profile_dir())
    table = status_of(OfficeFolder(told.office), profile)
    print(json.dumps(table, indent=2))
    return SOUND


def _restore(told: argparse.Namespace, tells: Tells) -> int:
    from app.ledger.profile import default_profile_dir
    from app.restore import run

    usual = default_profile_dir()
    root = told.profile or (usual if usual.is_dir() else None)
    answer = run(told, _known_profile(root) if root else None, tells)
    if told.json:
        print(json.dumps(answer.table, indent=2))
    else:
        print("\n".join(answer.lines))
    return answer.code


def _known_profile(root: Path) -> Profile:
    """The profile in `root`; to ask about one that is not there must not make it."""
    from app.ledger.profile import Profile

    if not root.is_dir():
        raise Refusal("profile_without_office", path=str(root))
    return Profile(root)


if __name__ == "__main__":
    sys.exit(main())

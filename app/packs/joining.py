"""How a PC that never meets the network comes to its office: by an invitation and a pack."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from app.errors import Failure, Refusal
from app.ledger.invitation import Invitation
from app.ledger.office_folder import OfficeFolder
from app.ledger.profile import Membership, Profile
from app.ledger.replica import Replica
from app.media.copying import Progress, target_trouble
from app.packs.directions import REVIEW
from app.packs.lone import folder_of_nobody, mark_lone
from app.packs.taking import Taken, take, take_rows
from app.packs.unpacking import Reader, look_at, unpack
from app.settings import read_settings
from app.station import Station


def join_from_pack(
    profile: Profile, invitation: Invitation, path: Path, progress: Progress
) -> tuple[Station, Taken]:
    """Join this PC to the office of an invitation with a review pack in place of its folder.

    The pack is taken in as at any PC. Raises Refusal `pack_without_history` for a pack of
    decisions, `pack_of_other_office` also where the office in it has another root than the
    invitation says, `profile_of_other_office`, and as `unpack` and `take`.
    """
    if look_at(path, invitation.office).direction != REVIEW:
        raise Refusal("pack_without_history")
    with closing(Replica(profile.events_db)) as replica:
        reader = Reader(profile, invitation.office, invitation.secret, replica, lambda file: False)
        unpacked = unpack(path, reader, progress)
        office = unpacked.checked.office
        if not unpacked.manifest.rows.count or office.root != invitation.root:
            unpacked.drop()
            raise Refusal("pack_of_other_office")
        take_rows(replica, unpacked, unpacked.manifest.at)
        with target_trouble(profile.root, 0):
            mark_lone(profile)
        profile.join(Membership(invitation.office, invitation.name, invitation.root), reader.secret)
    limits = read_settings(profile.root).limits
    station = Station(OfficeFolder(folder_of_nobody(profile)), profile, limits)
    try:
        return station, take(station, unpacked)
    except Failure:
        station.close()  # this PC has joined all the same: another try brings the rest
        raise

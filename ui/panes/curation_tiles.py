"""A tile with what people think of its item, each in their colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.domain.media import MediaItem
from app.domain.office import Office
from ui.models.media_model import MediaTile, OtherRating
from ui.panes.curation_rules import Seen
from ui.widgets.paint import initials


def rated(
    tile: MediaTile, seen: Seen, office: Office, colours: Mapping[str, str], told: bool
) -> MediaTile:
    """The tile; ticked where a Ya takes the item, if there is any such choice to be `told`."""
    own = seen.opinion.own
    others = []
    for person, said in seen.opinion.others:
        known = office.people.get(person)
        name = known.name if known else "?"
        colour = colours.get(person, "")
        others.append(OtherRating(initials(name), name, colour, said.stars, said.flag))
    ticked = seen.chosen if told else None
    return replace(tile, ticked=ticked, stars=own.stars, flag=own.flag, others=tuple(others))


def turned_as(tile: MediaTile, item: MediaItem) -> MediaItem:
    """The item with the turn that its tile shows."""
    return item if item.rotation == tile.rotation else replace(item, rotation=tile.rotation)

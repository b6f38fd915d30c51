"""An office in which a coverage of many photos waits for Kabag, handed in as people do."""

from __future__ import annotations

import itertools
from pathlib import Path

from PIL import Image, ImageDraw

from app.demo.office import PASSPHRASE, POSTS, deliver_all, demo_person, found_demo
from app.domain import acts
from app.domain.roles import Role
from benchmarks.stations import joined

TITLE, SMALL = "Pekan budaya", "Rapat singkat"
SIZE = (2048, 1536)  # larger than a preview, so that previews are made as of any phone's photo
CELL = 64


def photos_in(folder: Path, count: int) -> list[Path]:
    """So many photos, each other than the rest in all of its parts; JPEG as a phone's."""
    folder.mkdir(parents=True, exist_ok=True)
    texture = Image.effect_noise(SIZE, 40).convert("L")
    made = []
    for number in range(count):
        hue = Image.linear_gradient("L").resize(SIZE).rotate(number * 7 % 360)
        shade = Image.blend(texture, hue, 0.6)
        picture = Image.merge("RGB", (shade, hue, texture.rotate(180)))
        ImageDraw.Draw(picture).text((CELL, CELL), str(number), fill="white", font_size=400)
        path = folder / f"IMG_{number:04}.jpg"
        picture.save(path, quality=88)
        made.append(path)
    return made


def wait_for_kabag(office: Path, scratch: Path, count: int) -> None:
    """Found the demo office and let two coverages wait: one of two photos, one of `count`."""
    found_demo(office)
    photos = photos_in(scratch / "kamera", count)
    station = joined(office, scratch / "pelaksana")
    people = {post.role: post.name for post in reversed(POSTS)}
    try:
        for title, taken in ((SMALL, photos[:2]), (TITLE, photos)):
            station.sign_in(demo_person(station, people[Role.PELAKSANA]), PASSPHRASE)
            at = station.clock.now().at
            activity = acts.Activity(title, "kdh", at, "Nanga Bulik", ())
            coverage, _ = station.desk.open(activity)
            folder = station.bag_of(coverage)
            items = [station.intake.take_media(path, folder, lambda done: True) for path in taken]
            wording = acts.Wording("Bupati Lamandau membuka pekan budaya.")
            hand_in = acts.CoverageHandedIn(activity, tuple(items), wording, {})
            station.desk.act(coverage, hand_in)
            station.sign_in(demo_person(station, people[Role.KASUBAG]), PASSPHRASE)
            station.desk.act(coverage, acts.CoverageReceived())
        deliver_all(station)
    finally:
        station.close()
    for photo in itertools.chain(photos):
        photo.unlink()

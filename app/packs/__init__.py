"""Packs: coverages, media and history as one sealed file, for a PC that never meets the network."""

"""Meja Siar's services: everything but the window; runs headless."""

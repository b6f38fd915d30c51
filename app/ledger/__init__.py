"""Events from signature to share and back; the only package that imports peewee."""

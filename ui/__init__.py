"""The window: everything that a person sees, and nothing that decides."""

from ui.immortal import keep_constants_alive

keep_constants_alive()  # at import, since without it any use of Qt ends in an abort sooner or later

"""The pieces from which the screens are assembled."""

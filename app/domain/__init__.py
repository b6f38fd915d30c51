"""The procedure itself: pure functions and frozen values, standard library only."""

"""The parts of the right and middle zones from which the tabs of the deciding posts are made."""

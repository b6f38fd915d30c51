"""Windows over the window: what needs room of its own for a while."""

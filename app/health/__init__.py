"""The state of things at one PC and one office, as lines: sound, or with what to do."""

"""The panes of a person's own things: collections, saved searches, tags, notes, what was read."""

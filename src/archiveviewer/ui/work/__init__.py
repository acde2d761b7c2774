"""What goes on behind the window: searching, indexing and opening wired to its parts."""

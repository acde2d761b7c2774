"""The window and its dialogs: what stands where."""

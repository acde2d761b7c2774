"""An article as it is read: the pane, the sheet, its document and its pictures."""

"""Here is text, give me its terms. Pure functions on strings and bytes: no files, no settings, no index."""

"""Everything Qt. The archive comes in as values, a window goes out; nothing here opens an article's file as markup."""

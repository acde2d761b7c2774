"""Asking and choosing: the search box, filters, years, and the list of what was found."""

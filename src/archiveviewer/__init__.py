"""Search and read a newsroom's own archive of Vietnamese articles, offline."""

__version__ = "0.1.0"

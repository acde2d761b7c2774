"""Keep articles findable: terms and articles come in, hits and facets go out. It refuses to know files and windows."""

"""One segment of the index: documents and terms come in, one file that never changes goes out, and back.

From the bottom up: `sections` (a file of named arrays with checksums), `packing` and `record` (postings in few bytes),
`terms` (a dictionary with a record each), `storing` (the documents themselves); `inversion` and `building` write a
segment of articles, `merging` one of several segments, `reading` gives its fields as arrays. It refuses to know queries
and which segments there are.
"""

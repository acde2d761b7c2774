"""Whoosh over arrays: its writers, readers, searchers and columns run on section files and on the archive's segments.

Comes in: what Whoosh hands a codec. Goes out: what Whoosh asks of one. `arraycodec` is the codec for any schema,
`archive` lets Whoosh read a snapshot of the archive. Nothing here reads or writes a pickle. It refuses to know what is
asked.
"""

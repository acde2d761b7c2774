"""A query tree over arrays: which documents match, how well, and where.

Comes in: Whoosh's query trees (and those of `query.nodes`) and segments whose postings are arrays. Goes out: document
numbers, scores and spans as arrays. It refuses to know files, articles and what anybody typed.
"""

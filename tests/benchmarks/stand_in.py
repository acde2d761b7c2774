"""Lets our codec stand in for Whoosh's own, wherever that is asked for, in this process and those it starts."""

from __future__ import annotations

from typing import Any

import whoosh.codec
import whoosh.codec.whoosh3

from archiveviewer.index.codec.arraycodec import ArrayCodec


class StandIn(ArrayCodec):
    """Takes the options of Whoosh's codec, which mean nothing here."""

    def __init__(self, **_options: Any) -> None:
        super().__init__()


whoosh.codec.default_codec = StandIn
whoosh.codec.whoosh3.W3Codec = StandIn

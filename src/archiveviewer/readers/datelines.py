"""What opens a report: the agency or paper whose it is. Comes in: a paragraph. Goes out: that name, as printed. It
refuses to know where in an article the paragraph stood.
"""

from __future__ import annotations

import re

_DATELINE = re.compile(
    r"^(?:[\w ,.]{2,30}?\s?)?\((?P<agency>[^\W\d][^\W\d.+ -]{1,12}(?:[ .+][^\W\d]{0,12}){0,3})"
    r"(?:[ ,]+(?:ngày )?\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?)?\)\s*[-–—.:,]"
)
_CODE = re.compile(
    r"(?P<code>[A-ZĐ]{1,6}O|[A-ZĐ]{2,6}\.VN|TTXVN"
    r"|VOV|VTV|QĐND|CAND|NDĐT|SGGP|TP|TN|TT|LĐ|NLĐ|PL|ND|HNM|KTĐT|[A-ZĐ]{2,4}ĐT|ANTĐ|VnExpress|Vietnam\+)\s*[-–—]\s*(?=\S)"
)


def dateline(paragraph: str) -> str:
    """The agency or paper that opens the paragraph: "(TTXVN) - …", "TTO - …", "(Chinhphu.vn) – …"; or nothing."""
    opening = paragraph[:80]
    match = _DATELINE.match(opening) if "(" in opening else None
    if match is None:
        code = _CODE.match(opening)
        return code["code"] if code else ""
    agency = match["agency"]
    if match.start("agency") > 1 and not agency.isupper():
        return ""  # "Anh (Nam) - …": behind a place only an agency in capitals is one
    return agency

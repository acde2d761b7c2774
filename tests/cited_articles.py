"""Articles to be cited and exported: one of which all is known, one of which nothing is, and any at all."""

from __future__ import annotations

from hypothesis import strategies as st

from archiveviewer.article import Article, Block, Dated, Precision, Provenance

PLACE = Provenance(path="a.txt")
WHOLE = Article(
    id="4f0c12ab34cd56ef",
    title="Tinh giản biên chế: “khó” hay dễ?",
    author="Tô Hoàng Linh, Lê Vũ",
    source="Báo Tuyên Quang",
    published=Dated(value="2009-04-30T14:05:00+07:00", precision="minute"),
    url="https://example.org/bai-1",
    blocks=(Block(kind="paragraph", text="Một.", page=3), Block(kind="paragraph", text="Hai.", page=4)),
    provenance=PLACE,
)
BARE = Article(title="Một bài", provenance=PLACE)


def dated(value: str, precision: Precision = "day", *, guessed: bool = False) -> Article:
    return Article(
        title="Một bài",
        source="Báo Bến Tre",
        published=Dated(value=value, precision=precision, guessed=guessed),
        provenance=PLACE,
    )


ANY = st.text(max_size=12)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles as no reader would make them."""
    when = st.builds(
        Dated,
        value=ANY | st.sampled_from(["2009-13-40", "0000", "2009-04-30", "9999999"]),
        precision=st.sampled_from(["year", "month", "day", "minute"]),
        raw=ANY,
        guessed=st.booleans(),
    )
    block = st.builds(Block, kind=st.sampled_from(["paragraph", "figure", "list"]), text=ANY, caption=ANY)
    return draw(
        st.builds(
            Article,
            id=ANY,
            title=ANY,
            author=ANY,
            source=ANY,
            credit=ANY,
            section=ANY,
            sapo=ANY,
            url=ANY | ANY.map("https://a/{}".format),
            keywords=st.lists(ANY, max_size=3).map(tuple),
            published=st.none() | when,
            blocks=st.lists(block, max_size=3).map(tuple),
            provenance=st.builds(Provenance, path=ANY),
        )
    )

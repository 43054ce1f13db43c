"""A page whose every text looks like markup to somebody."""

from interimkit.render.page import Column, Item, Lines, Page, Paragraph, Section, Table, Tone

HOSTILE = "[red]x[/red] [/] [link=http://x]y[/] :smile: {0} %s {{ z }} <b> | `c` *d* _e_ # f"
PAGE = Page(
    title=HOSTILE,
    blocks=(
        Table(
            columns=(Column(name="a"), Column(name=HOSTILE, align="right")), rows=(("1", HOSTILE),)
        ),
        Paragraph(text=HOSTILE, tone=Tone.QUIET),
        Section(heading=HOSTILE, items=(Item(label="l", text=HOSTILE, reference="ref"),)),
        Lines(lines=(HOSTILE * 3,)),
    ),
)

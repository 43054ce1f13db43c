"""An address as a code to scan, on a terminal: two rows of it in a line."""

from interimkit.render import signs

BORDER = 2
"""Modules of quiet around it: half of what the standard asks, and enough on a bright ground."""

_CELLS = {
    (True, True): signs.BAR,
    (True, False): signs.UPPER_HALF,
    (False, True): signs.LOWER_HALF,
    (False, False): " ",
}


def half_blocks(address: str, *, inked: bool = True) -> tuple[str, ...]:
    """The lines of the code, all of one width.

    Args:
        inked: Whether what is dark is drawn, for a bright ground; else what is bright, for a
            terminal that has light letters on a dark ground.
    """
    import segno

    code = segno.make_qr(address, error="l", boost_error=False)
    rows = [[bool(cell) is inked for cell in row] for row in code.matrix_iter(border=BORDER)]
    if len(rows) % 2:
        rows.append([not inked] * len(rows[0]))
    return tuple(
        "".join(_CELLS[pair] for pair in zip(above, below, strict=True))
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    )

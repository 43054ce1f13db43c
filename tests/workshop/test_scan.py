"""The code to scan, read back from its half blocks."""

import pytest
import segno

from interimkit.workshop.scan import BORDER, half_blocks

_HALVES = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}


@pytest.mark.parametrize("inked", [True, False])
@pytest.mark.parametrize(
    "address", ["http://192.168.1.23:8765/", "http://192.168.100.123:65535/?code=BCDFGH"]
)
def test_what_is_drawn_is_the_code(address: str, inked: bool) -> None:
    lines = half_blocks(address, inked=inked)
    assert len({len(line) for line in lines}) == 1
    rows = [[_HALVES[cell][half] for cell in line] for line in lines for half in (0, 1)]
    ground = int(not inked)
    wanted = [
        [int(bool(cell) is inked) for cell in row]
        for row in segno.make_qr(address, error="l", boost_error=False).matrix_iter(border=BORDER)
    ]
    assert rows[: len(wanted)] == wanted
    assert all(cell == ground for row in rows[len(wanted) :] for cell in row)


def test_an_address_fits_beside_text_on_a_small_terminal() -> None:
    lines = half_blocks("http://192.168.100.123:8765/")
    assert (len(lines), len(lines[0])) == (15, 29)

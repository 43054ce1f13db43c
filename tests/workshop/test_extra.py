"""What a room needs, and how that is said where it is not there."""

from importlib import util

import pytest

from interimkit.errors import ExitCode, MissingExtraError
from interimkit.workshop import extra
from interimkit.workshop.extra import require_extra


@pytest.mark.parametrize("name", extra.NEEDED)
def test_each_part_of_the_extra_is_missed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = util.find_spec
    monkeypatch.setattr(extra, "find_spec", lambda wanted: None if wanted == name else real(wanted))
    with pytest.raises(MissingExtraError) as raised:
        require_extra()
    assert raised.value.exit_code is ExitCode.MISSING_EXTRA
    assert "pip install 'interimkit[workshop]'" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_all_of_the_extra_is_enough() -> None:
    require_extra()

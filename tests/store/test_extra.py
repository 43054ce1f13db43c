"""What an extra holds, and how that is said where it is not there."""

from importlib import util

import pytest

from interimkit.errors import ExitCode, MissingExtraError
from interimkit.store import extra
from interimkit.store.extra import NEEDED, Extra, require_extra


@pytest.mark.parametrize(("of", "name"), [(of, name) for of in Extra for name in NEEDED[of]])
def test_each_part_of_an_extra_is_missed(
    of: Extra, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = util.find_spec
    monkeypatch.setattr(extra, "find_spec", lambda wanted: None if wanted == name else real(wanted))
    with pytest.raises(MissingExtraError) as raised:
        require_extra(of)
    assert raised.value.exit_code is ExitCode.MISSING_EXTRA
    assert f"pip install 'interimkit[{of}]'" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "of", [of for of in Extra if of is not Extra.ENGINES]
)  # ibis is not among what the tests install
def test_all_of_an_extra_is_enough(of: Extra) -> None:
    require_extra(of)

"""Countries as people name them."""

import re

import pytest
from babel import Locale

from interimkit.model.country import CODES, NAMES, country_code, known_names
from interimkit.model.text import Language


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("be", "BE"), ("BE", "BE"), ("belgium", "BE"), ("België", "BE"), ("belgie", "BE"),
        ("Belgique", "BE"), ("UK", "GB"), ("GB", "GB"), ("united kingdom", "GB"),
        ("royaume uni", "GB"), (" Nederland ", "NL"), ("pays-bas", "NL"), ("Allemagne", "DE"),
        ("Holland", "NL"), ("VK", "GB"), ("Great Britain", "GB"), ("deutschland", "DE"),
    ],
)  # fmt: skip
def test_a_country_is_known_by_its_code_and_by_its_names(named: str, code: str) -> None:
    assert country_code(named) == code


@pytest.mark.parametrize("named", ["", "XX", "EN", "B", "BEL", "Belgi"])
def test_what_is_no_country_is_none(named: str) -> None:
    assert country_code(named) is None


@pytest.mark.parametrize("language", Language)
def test_codes_and_names_are_babels(language: Language) -> None:
    theirs = Locale(language).territories
    assert len(CODES) == 249
    assert all(re.fullmatch("[A-Z]{2}", code) for code in CODES)
    assert theirs.keys() >= CODES
    assert {code: names[language] for code, names in NAMES.items()} == {
        code: theirs[code] for code in NAMES
    }


def test_every_name_leads_to_one_country() -> None:
    assert all(country_code(name) for name in known_names())
    for code, names in NAMES.items():
        assert {country_code(name) for name in names.values()} == {code}

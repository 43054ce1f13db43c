"""While the house is rebuilt: the JSON of every command is byte for byte that of 0.1.0."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import DATA
from in_process import run_here

from interimkit.model.text import Language

BEFORE = Path(__file__).with_name("json_of_0_1_0.json")
EXAMPLES = ("anke", "bart", "chantal", "driss", "els")
ROLES = ("cover", "crisis", "strategy", "project", "continuity")
MONEY = (
    ("offer", "--salary", "120000"),
    (
        "offer",
        "--salary",
        "98765.43",
        "--on-costs",
        "35%",
        "--days-billed",
        "140",
        "--day-expenses",
        "12.50",
    ),
    ("offer", "--level", "confirmed"),
    ("offer", "--day-rate", "1300", "--rate-basis", "client", "--months", "8"),
    ("offer", "--day-rate", "1300", "--rate-basis", "manager", "--day-expenses", "45"),
    (
        "offer",
        "--day-rate",
        "1100",
        "--months",
        "6.5",
        "--payment-days",
        "60",
        "--days-per-month",
        "17",
    ),
    ("offer", "--hour-rate", "130", "--hours-per-day", "7.5"),
    *(("offer", "--country", country) for country in ("BE", "DE", "FR")),
    ("offer", "--salary", "120000", "--country", "DE"),
    ("income", "--day-rate", "975"),
    ("income", "--day-rate", "975", "--cost-per-month", "6000"),
    *(
        ("income", "--day-rate", "975", "--role", role, "--cost-per-month", "6000")
        for role in ROLES
    ),
    ("income", "--day-rate", "975", "--months", "3-12", "--gap-months", "3", "--years", "5"),
    (
        "income",
        "--day-rate",
        "975",
        "--utilisation",
        "56%",
        "--cost-per-month",
        "6000",
        "--reserve-months",
        "6.5",
    ),
    (
        "income",
        "--day-rate",
        "900",
        "--start-on-assignment",
        "--cost-per-month",
        "8000",
        "--payment-days",
        "75",
    ),
    ("income", "--day-rate", "975", "--country", "DE", "--years", "1", "--cost-per-month", "5000"),
    ("income", "--day-rate", "975", "--gap-months", "0", "--years", "2", "--days-per-month", "20"),
)
CASES = (
    *(("quiz", "--example", name) for name in EXAMPLES),
    ("quiz", "--key"),
    *(("skills-gap", "--example", name) for name in EXAMPLES),
    *(("skills-gap", "--example", name, "--role", "all") for name in EXAMPLES),
    *(("skills-gap", "--example", "bart", "--role", role) for role in ROLES),
    *(("pitfalls", "--audit", "--example", name) for name in EXAMPLES),
    ("pitfalls",), ("pitfalls", "skipped-handover"),
    ("roles",), *(("roles", role) for role in ROLES),
    ("career",), *(("career", topic) for topic in ("work", "trade-offs", "phase")),
    ("claims",), ("claims", "length-mean"), ("claims", "--verdict", "differs"),
    ("sources",), ("sources", "orsys-2025"),
    ("salary",), ("salary", "--level", "confirmed"),
    ("pack", "check", str(DATA)),
    *MONEY,
)  # fmt: skip


def digest(case: tuple[str, ...], language: Language) -> str:
    done = run_here(*case, "--format", "json", language=language)
    assert done.code in {0, 5}, done.stderr.decode()
    text = done.stdout.decode().replace(str(DATA), "data")
    text = re.sub(r"sha256:\w{64}|\"version\": \"[0-9.]+\"", "", text)
    return sha256(text.encode()).hexdigest()[:16]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case).replace(str(DATA), "data"))
def test_the_json_is_what_it_was(case: tuple[str, ...]) -> None:
    before: dict[str, list[str]] = json.loads(BEFORE.read_text(encoding="utf-8"))
    name = " ".join(case).replace(str(DATA), "data")
    assert [digest(case, language) for language in Language] == before[name]

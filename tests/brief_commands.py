"""The command lines whose pages are brief: every example, kind of assignment, pitfall and topic."""

from datetime import date, timedelta

from conftest import DATA

from interimkit import load_pack
from interimkit.model.career import Career
from interimkit.model.pitfalls import Pitfalls
from interimkit.model.roles import Roles

PACK = load_pack()
EXAMPLES = tuple(sorted(path.stem for path in (DATA / "examples").glob("*.yaml")))
ROLES = tuple(role.id for role in PACK.load(Roles).roles)
TOPICS = tuple(topic.id for topic in PACK.load(Career).topics)
PITFALLS = tuple(pitfall.id for pitfall in PACK.load(Pitfalls).pitfalls)

STAY_OR_GO = (
    "income", "--day-rate", "975", "--against-salary", "118000", "--benefits", "14000",
    "--cost-per-month", "6000",
)  # fmt: skip
SIGNED = (date.today() + timedelta(days=400)).isoformat()  # noqa: DTZ011 - as the reader's day

THERE = ("--months", "8.5", "--start", "2026-12-01", "--distance", "120")
OTHER = "--hour-rate 1500 --rate-basis client --country NL --start 2027-02-01 --months 8.5"
OFFERS = (
    *(("offer", "--country", country) for country in ("BE", "NL", "FR", "DE", "GB")),
    *(
        ("offer", "--salary", "118000", "--benefits", "14000", "--country", country)
        for country in ("BE", "NL", "FR", "DE", "GB", "LU")
    ),
    *(("offer", "--country", country, *THERE) for country in ("BE", "NL", "FR", "DE", "GB")),
    *(
        ("offer", "--salary", "118000", "--benefits", "14000", "--country", country, *THERE)
        for country in ("BE", "NL", "FR", "DE", "GB", "LU")
    ),
    ("offer", "--country", "BE", *THERE, "--day-expenses", "80"),
    ("offer", "--level", "confirmed", "--benefits", "14000", "--country", "BE", *THERE),
    (
        *("offer", "--day-rate", "9000", *THERE, "--day-expenses", "80"),
        *("--compare", f"{OTHER} --distance 120 --day-expenses 80"),
    ),
    ("offer", "--salary", "118000", "--country", "BE", "--compare", "--day-rate 900 --months 6"),
    ("offer", "--day-rate", "900", "--compare", "--day-rate 90"),
)
HURRIED = ("late-orders", "one-date", "my-schedule", "builder-first", "windows-first", "buffer",
           "bonus", "another-year")  # fmt: skip
"""Choices that walk into every pitfall of the built-in case."""
PATIENT = ("floor-first", "council-first", "their-rule", "planner-signs", "late-shift", "consult",
           "pair", "two-inside")  # fmt: skip
PLAYS = tuple(
    ("case", *(part for option in play for part in ("--choose", option)))
    for play in (HURRIED, PATIENT)
)
COMMANDS = (
    *(("quiz", "--example", name) for name in EXAMPLES),
    ("quiz", "--key"),
    *(("diagnose", "--example", n, "--for", r) for n in EXAMPLES for r in ("me", "coach")),
    *(("diagnose", "--example", n, "--role", r) for n in ("bart", "driss") for r in (*ROLES, "all")),
    *(("skills-gap", "--example", name) for name in EXAMPLES),
    *(("skills-gap", "--example", n, "--role", r) for n in EXAMPLES for r in (*ROLES, "all")),
    ("skills-gap", "--example", "chantal", "--role", "cover", "--peer", "PEER"),
    *(("skills-gap", "--example", n, "--role", r, "--peer", "PEER", "--peer", "OTHER")
      for n, r in (("anke", "crisis"), ("bart", "strategy"), ("chantal", "project"),
                   ("els", "all"))),
    *(("pitfalls", "--audit", "--example", name) for name in EXAMPLES),
    ("pitfalls",), *(("pitfalls", pitfall) for pitfall in PITFALLS),
    *PLAYS, ("case", "--key"), ("case", "--balance"),
    ("roles",), *(("roles", role) for role in ROLES),
    ("career",), *(("career", topic) for topic in TOPICS),
    ("claims", "length-mean"), ("sources", "orsys-2025"), ("sources", "xerius"),
    ("claims", "early-end"), ("claims", "first-assignment"), ("salary",),
    ("salary", "--level", "confirmed"), ("offer", "--salary", "120000"), ("offer", "--country", "BE"),
    ("offer", "--salary", "118000", "--country", "BE", "--benefits", "14000"), *OFFERS,
    ("offer", "--day-rate", "1300", "--rate-basis", "client", "--months", "8"),
    ("income", "--day-rate", "975"), ("income", "--day-rate", "975", "--cost-per-month", "6000"),
    ("income", "--day-rate", "975", "--role", "crisis", "--years", "1"),
    ("income", "--day-rate", "975", "--against-salary", "118000"), STAY_OR_GO,
    ("income", "--day-rate", "975", "--against-salary", "118000", "--on-costs", "150%"),
    *((*STAY_OR_GO, "--country", code) for code in ("BE", "NL", "FR", "DE", "UK")),
    (*STAY_OR_GO, "--gap-months", "0.5", "--long-gaps", "25%:9", "--first-gap-months", "6",
     "--set-aside", "40%", "--days-per-week", "3", "--role", "crisis"),
    *(("workshop", "sheet", programme) for programme in ("forty-five-minutes", "quiz", "skills")),
    ("workshop", "sheet"), ("workshop", "notice"),
    ("workshop", "notice", "--subject", "case"),
    *((*STAY_OR_GO[:1], *STAY_OR_GO[3:], "--gap-months", "0.5", "--long-gaps", "33.333%:9", "--first-gap-months", "6",
       "--set-aside", "45%", "--days-per-week", "3", "--role", "crisis", "--on-costs", "150%",
       "--day-rate", rate, "--country", code, "--signed-until", SIGNED)
      for code in ("BE", "DE", "UK") for rate in ("1300", "1600")),
)  # fmt: skip

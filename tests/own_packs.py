"""The least that each file of a pack can hold, about something that the built-in pack never mentions."""

from pathlib import Path

from interimkit.domain.subjects import appetites

FILES = {
    "pack.yaml": """\
name: orchard
version: 1.0.0
languages: [LANGUAGE]
updated: 2026-01-15
title: Looking after an orchard
""",
    "quiz.yaml": """\
basis: toolkit
questions:
  - id: dawn
    name: Dawn
    stem: At dawn I…
    options:
      - {id: rise, points: 3, text: …rise., reason: you rise, feedback: Fruit waits for nobody.}
      - {id: sleep, points: 0, text: …sleep., reason: you sleep, feedback: Sleep has its use.}
  - id: frost
    name: Frost
    stem: In a frost I…
    options:
      - {id: light, points: 3, text: …light fires., reason: you act, feedback: Fires save buds.}
      - {id: pray, points: 1, text: …pray., reason: you hope, feedback: Some buds survive.}
  - id: wasps
    name: Wasps
    stem: Wasps…
    options:
      - {id: traps, points: 2, text: …need traps., reason: you prepare, feedback: Traps help.}
      - {id: leave, points: 0, text: …leave by themselves., reason: you wait, feedback: In October.}
bands: {not_now_up_to: 2, good_fit_from: 6}
""",
    "roles.yaml": """\
basis: toolkit
client_basis: toolkit
mean_months: 4
roles:
  - id: pruning
    name: Pruning
    in_brief: Cutting what bears nothing.
    purpose: So that light comes in.
    steps: [Look., Cut.]
    lengths: [{what: A winter, months_from: 2, months_to: 4}]
    first_weeks: [Where is the saw?]
    exit: [Who burns the wood?]
""",
    "pitfalls.yaml": """\
basis: toolkit
audit_basis: toolkit
outcome: {if_ignored: No apples., if_heeded: Apples.}
pitfalls:
  - id: late-cut
    name: The late cut
    in_brief: Cutting in May.
    risk: The tree bleeds.
    practice: Cut in January.
    question: Is the cutting done by March?
    this_week: Sharpen the saw.
""",
    "skills.yaml": """\
basis: toolkit
levels_basis: toolkit
caution: {source: toolkit, says: Who rates himself is kind.}
skills:
  - id: grafting
    kind: hard
    name: Grafting
    in_brief: Joining two trees.
    levels: [Never., Watched., Did one., Did many., Taught it.]
    required: {pruning: 3}
    routes: [{id: try, kind: on-the-job, text: Graft one twig.}]
    ask_each_other: Which twig lived?
    evidence_hint: a year and a tree
""",
    "career.yaml": """\
basis: toolkit
topics:
  - id: seasons
    name: Seasons
    in_brief: What each asks.
    parts: [{id: winter, heading: Winter, points: [{id: rest, label: Rest, text: Trees rest.}]}]
    next: Walk through an orchard.
""",
    "claims.yaml": """\
basis: toolkit
claims:
  - id: apples-keep
    article: Apples keep until May.
    figures: [{source: toolkit, says: Ours kept until April.}]
    verdict: partly
    in_brief: Until April.
    comment: Try one.
""",
    "sources.yaml": """\
sources:
  - id: almanac-1998
    title: The fruit almanac
    publisher: Fruit Press
    kind: guide
    year: 1998
    interest: sells almanacs
""",
    "salaries.yaml": """\
basis: toolkit
as_of: 2026-01-15
advice_basis: toolkit
currency: EUR
levels: [{id: hand, name: Hand, gross_per_year_from: 30000}]
average_range: {gross_per_year_from: 30000, gross_per_year_to: 40000, depends_on: the weather}
defaults:
  - {input: days-billed, value: 150, basis: toolkit, note: A guess}
  - {input: on-costs, value: 0.3, basis: toolkit, note: A guess}
  - {input: provider-share, value: 0.2, basis: toolkit, note: A guess}
  - {input: day-expenses, value: 0, basis: toolkit, note: A guess}
  - {input: payment-days, value: 30, basis: toolkit, note: A guess}
  - {input: hours-per-day, value: 8, basis: toolkit, note: A guess}
  - {input: days-per-month, value: 18, basis: toolkit, note: A guess}
  - {input: utilisation, value: 0.6, basis: toolkit, note: A guess}
  - {input: reserve-months, value: 6, basis: toolkit, note: A guess}
""",
    "cases/orchard.yaml": """\
name: A season in the orchard
minutes: {alone: 3, room: 15}
opening: The orchard is yours until the snow.
gauges:
  - id: fruit
    name: Fruit
    about: How much hangs there?
    words:
      - {id: none, from: 0, text: none}
      - {id: few, from: 8, text: few}
      - {id: some, from: 10, text: some}
      - {id: many, from: 11, text: many}
      - {id: laden, from: 13, text: laden}
  - id: hands
    name: Hands
    about: Who will help?
    words:
      - {id: nobody, from: 0, text: nobody}
      - {id: one, from: 8, text: one}
      - {id: two, from: 10, text: two}
      - {id: three, from: 12, text: three}
      - {id: all, from: 14, text: all}
moments:
  - id: spring
    day: 10
    minutes: 3
    dilemmas:
      - id: spring
        text: Frost is coming tonight.
        ask: What do you do?
        options:
          - id: fires
            text: Light fires between the rows.
            now: [{text: The buds live. The neighbours cough., effects: {fruit: 1, hands: -1}, basis: [toolkit]}]
            later:
              - at: autumn
                when: {at_least: {fruit: many}}
                text: The neighbours have washed for weeks.
                effects: {hands: -1}
                basis: [toolkit]
          - id: sleep
            text: Sleep, and look in the morning.
            now: [{text: Half of the buds are brown. Everybody is rested., effects: {fruit: -1, hands: 1}, basis: [toolkit]}]
  - id: summer
    day: 100
    minutes: 3
    dilemmas:
      - id: thinning
        when: {at_least: {fruit: many}}
        text: The branches bend already.
        ask: What do you do?
        options:
          - id: thin
            text: Take half of the fruit off.
            now: [{text: The branches hold., effects: {fruit: -1, hands: 1}, basis: [toolkit]}]
          - id: leave-all
            text: Leave all of it to grow.
            now: [{text: It all grows. So does the work., effects: {fruit: 1, hands: -1}, basis: [toolkit]}]
      - id: drought
        text: No rain for a month.
        ask: What do you do?
        options:
          - id: water
            text: Carry water every evening.
            now: [{text: Leaves stay green. Backs ache., effects: {fruit: 1, hands: -1}, basis: [toolkit]}]
          - id: wait
            text: Wait for the rain to come.
            now: [{text: It comes late., effects: {fruit: -1, hands: 1}, basis: [toolkit]}]
  - id: autumn
    day: 200
    minutes: 3
    dilemmas:
      - id: autumn
        text: A buyer wants apples this week.
        ask: When do you pick?
        options:
          - id: early
            text: Now, with whoever is here.
            now: [{text: They are sold. They are sour., effects: {fruit: -1, hands: 1}, basis: [toolkit]}]
          - id: late
            text: Later, when they are ripe.
            now:
              - when: {chose: [leave-all, water]}
                text: They are sweet, and there are many. Nobody has slept.
                effects: {fruit: 2, hands: -1}
                basis: [toolkit]
              - text: They are sweet. Nobody has slept.
                effects: {fruit: 1, hands: -1}
                basis: [toolkit]
endings:
  - id: full
    name: A full barn
    when: {at_least: {fruit: many}}
    text: The barn is full until May.
    basis: [toolkit]
  - id: bare
    name: A bare barn
    text: The barn is empty by Christmas.
    basis: [toolkit]
after:
  - id: neighbours
    name: The neighbours
    lines:
      - {when: {ended: [full]}, text: They come for apples., basis: [toolkit]}
      - {when: {never: [fires]}, text: They bring bread., basis: [toolkit]}
      - {text: They keep their washing inside., basis: [toolkit]}
debrief: [Which evening would you have back?]
""",
    "workshop.yaml": """
basis: toolkit
programmes:
  - id: one-evening
    name: One evening
    about: Among growers; ten minutes.
    steps:
      - {id: join, kind: join, minutes: 4, name: Come in}
      - {id: talk, kind: talk, minutes: 5, name: Talk, screen: Which tree did you last cut?}
      - {id: erase, kind: erase, minutes: 1, name: Erase}
""",
}

ARGUMENTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "quiz": (
        ("--answer", "dawn=rise", "--answer", "frost=light", "--answer", "wasps=traps"),
        ("--answer", "dawn=sleep", "--answer", "frost=light", "--answer", "wasps=leave"),
        ("--key",),
    ),
    "diagnose": (
        ("--answer", "dawn=rise", "--answer", "frost=light", "--answer", "wasps=traps"),
        ("--answer", "dawn=sleep", "--answer", "frost=light", "--answer", "wasps=leave"),
    ),
    "skills-gap": (
        ("--answer", "grafting=2", "--role", "pruning"),
        ("--answer", "grafting=2", "--role", "all"),
    ),
    "case": (
        ("--choose", "fires", "--choose", "thin", "--choose", "early"),
        ("--answer", "spring=sleep", "--answer", "drought=water", "--answer", "autumn=late"),
        ("orchard", "--key"),
        ("orchard", "--balance"),
    ),
    "roles": ((), ("pruning",)),
    "pitfalls": ((), ("late-cut",), ("--audit", "--answer", "late-cut=partly")),
    "career": ((), ("seasons",)),
    "claims": ((), ("apples-keep",)),
    "sources": ((), ("almanac-1998",)),
    "salary": ((),),
    "offer": (("--salary", "40000"), ("--day-rate", "300", "--months", "3")),
    "income": (
        ("--day-rate", "300", "--months", "2-4"),
        ("--day-rate", "300", "--months", "2-4", "--cost-per-month", "2000"),
    ),
    "workshop": (("sheet",), ("notice",)),
    "group": ((str(Path(__file__).parent / "given" / "orchard.jsonl"),),),
}
"""What to type after each command, each time something else, with nothing left to ask."""

assert set(ARGUMENTS) == {appetite.command for appetite in appetites()}


def write_pack(folder: Path, *files: str, language: str = "en") -> Path:
    """A pack of pack.yaml and these files."""
    folder.mkdir(exist_ok=True)
    for name in ("pack.yaml", *files):
        text = FILES[name].replace("LANGUAGE", language)
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder

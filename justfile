# `just` alone lists the recipes.

bin := if os_family() == "windows" { ".venv/Scripts/" } else { ".venv/bin/" }
locale := "src/interimkit/locale"
# What goes through every branch of the core within one process.
core := "tests/model tests/domain tests/content tests/interview tests/properties tests/cli" \
    + " tests/workshop/test_session.py tests/workshop/test_coach.py tests/workshop/test_rehearsal.py" \
    + " tests/workshop/test_turns.py tests/workshop/test_audit_in_a_room.py tests/store/test_history.py" \
    + " tests/render/test_sheet_and_notice.py tests/render/test_group_map.py" \
    + " tests/e2e/test_*_command.py tests/e2e/test_money_commands.py tests/e2e/test_own_packs.py" \
    + " tests/e2e/test_stay_or_go.py src/interimkit/domain"

_list:
    @just --list

# make .venv with everything needed to work on interimkit
setup:
    python3 -m venv .venv
    {{bin}}pip install --quiet -c constraints.txt --editable '.[dev]'

# style, types, layers, dependencies and content
check:
    {{bin}}ruff check .
    {{bin}}ruff format --check .
    {{bin}}mypy
    {{bin}}lint-imports
    {{bin}}deptry .
    {{bin}}interimkit pack check data

# the whole suite
test *arguments:
    {{bin}}python -m pytest {{arguments}}

# the properties, with examples that no run had before
wander *arguments:
    {{bin}}python -m pytest --hypothesis-profile=wander {{arguments}}

# no branch of model, domain and content is untested
coverage:
    {{bin}}python -m pytest --cov=interimkit.model --cov=interimkit.domain --cov=interimkit.content --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 {{core}}

# raise the versions of constraints.txt, which the README's commands install, and of requirements.lock,
# which holds what runs with its hashes, to today's newest: run the suite afterwards
constraints:
    {{bin}}uv pip compile --quiet --universal --upgrade --python-version 3.11 --extra browser --extra oracles --no-annotate --custom-compile-command 'just constraints' --output-file constraints.txt pyproject.toml
    {{bin}}uv pip compile --quiet --universal --upgrade --python-version 3.11 --no-annotate --generate-hashes --custom-compile-command 'just constraints' --output-file requirements.lock --constraints constraints.txt pyproject.toml

# the HTML of every result in Chromium: the system's, or what `playwright install chromium` fetched
browser:
    {{bin}}pip install --quiet -c constraints.txt --editable '.[browser]'
    {{bin}}python -m pytest -m browser tests/browser

# what other programs make of the same numbers: Ibis on Spark, and pingouin; Spark is some 430 MB
oracles:
    {{bin}}pip install --quiet -c constraints.txt --editable '.[oracles]'
    {{bin}}python -m pytest --numprocesses=0 -m oracle tests

# accept what people see now as what they should see: read the diff afterwards
snap:
    {{bin}}python -m pytest --numprocesses=0 -m snapshot --snapshot-update

# the JSON Schemas that editors use for data/*.yaml
schema:
    {{bin}}python scripts/editor_schemas.py

# collect the interface's texts, merge them into the catalogues, compile those
i18n:
    {{bin}}pybabel --quiet extract --keywords=N_ --no-location --omit-header --sort-output --output={{locale}}/interimkit.pot src
    {{bin}}pybabel --quiet update --domain=interimkit --input-file={{locale}}/interimkit.pot --output-dir={{locale}} --no-fuzzy-matching --ignore-obsolete
    rm {{locale}}/interimkit.pot
    {{bin}}pybabel --quiet compile --domain=interimkit --directory={{locale}}

# the scoring key as docs/method.md shows it
key:
    {{bin}}python scripts/method_key.py

# speed, as ratios within one run, in an environment of its own
bench:
    {{bin}}python bench/bench.py

# a room of 500 phones: a burst of answers, events meanwhile, and servers that are killed
bench-room:
    {{bin}}python bench/room.py

# ten million answer sheets in a Parquet file, as ratios to reading it, and the memory they take
bench-group:
    {{bin}}python bench/group.py

# the README's pictures, from real output
shots:
    {{bin}}python scripts/shots.py

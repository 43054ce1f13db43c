"""A result as JSON, and the schema of its kind."""

import json
from decimal import Decimal

import jsonschema
import msgspec
import pytest
from every_result import every_result

from interimkit import compare_pay, load_pack
from interimkit.domain.result import IntendedUse
from interimkit.domain.subjects import result_kind, result_subjects
from interimkit.render import as_json


@pytest.mark.parametrize("subject", result_subjects())
def test_a_results_schema_is_one_and_describes_every_field(subject: str) -> None:
    schema = msgspec.json.decode(as_json.result_schema(result_kind(subject)))
    jsonschema.Draft202012Validator.check_schema(schema)
    structs = [struct for struct in schema["$defs"].values() if "properties" in struct]
    assert structs
    for struct in structs:
        for name, field in struct["properties"].items():
            referred = schema["$defs"].get(field.get("$ref", "").removeprefix("#/$defs/"), {})
            known = "description" in {**referred, **field} or name == "format" or "enum" in field
            assert known, f"{subject}: {struct['title']}.{name} is not described"


def test_every_result_says_what_it_is_meant_for() -> None:
    for result in every_result():
        assert json.loads(as_json.encode(result))["intended_use"] == IntendedUse.OWN_DECISION
    for subject in result_subjects():
        schema = msgspec.json.decode(as_json.result_schema(result_kind(subject)))
        kinds = [d for d in schema["$defs"].values() if "format" in d.get("properties", {})]
        assert [kind["properties"]["intended_use"] for kind in kinds], subject
        assert schema["$defs"]["IntendedUse"]["enum"] == ["own-decision-only"]


@pytest.mark.parametrize("language", ["en", "nl", "fr"])
def test_a_result_meets_its_schema(language: str) -> None:
    result = msgspec.json.decode(as_json.encode(compare_pay(load_pack(language=language))))
    schema = msgspec.json.decode(as_json.result_schema(result_kind("salary")))
    jsonschema.validate(result, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**result, "levels": "many"}, schema)


def test_decimals_leave_as_numbers_and_the_schema_says_so() -> None:
    class Priced(msgspec.Struct):
        rate: Decimal

    assert as_json.encode(Priced(rate=Decimal("709.09"))) == b'{\n  "rate": 709.09\n}\n'
    schema = msgspec.json.decode(as_json.result_schema(Priced))
    assert schema["$defs"]["Priced"]["properties"]["rate"] == {"type": "number"}


def test_what_is_no_text_is_not_encoded_silently() -> None:
    class Odd(msgspec.Struct):
        value: object

    with pytest.raises(NotImplementedError):
        as_json.encode(Odd(value=object()))

"""Closed schemas, and errors that say what is allowed (JSON Schema 2020-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError

TEXT = {"type": "string", "minLength": 1}
SENTENCE = {"type": "string", "minLength": 5}
DATE = r"^\d{4}-\d{2}-\d{2}$"


def closed(required: list[str], **properties: Any) -> dict:
    """Return the schema of a mapping that has these keys and no others."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def strings(**rules: object) -> dict:
    """Return the schema of a list of different strings that each follow the rules."""
    return {"type": "array", "uniqueItems": True, "items": {"type": "string", **rules}}


def one_of(_: object, allowed: list, value: object, __: object) -> Iterator[ValidationError]:
    """Yield an error for a value that a list does not hold; the library compares one by one."""
    if value not in allowed:
        yield ValidationError(f"{value!r} is not one of {allowed!r}")


Validator = validators.extend(Draft202012Validator, {"enum": one_of})


def allowed_keys(error: ValidationError) -> list[str]:
    """Return the keys, or the shapes of keys, that a mapping may have."""
    schema: Any = error.schema
    return [*schema.get("properties", {}), *schema.get("patternProperties", {})]


def unknown_keys(error: ValidationError) -> list[str]:
    """Return the keys of a mapping that its schema does not name."""
    schema: Any = error.schema
    instance: Any = error.instance
    known, shapes = schema.get("properties", {}), schema.get("patternProperties", {})
    new = [key for key in map(str, instance) if key not in known]
    return sorted(key for key in new if not any(_fits(shape, key) for shape in shapes))


def _fits(shape: str, key: str) -> bool:
    return not list(Draft202012Validator({"pattern": shape}).iter_errors(key))


def explain(error: ValidationError) -> tuple[str, str]:
    """Turn a schema error into a problem and a fix that name what is allowed."""
    key = ".".join(str(part) for part in error.absolute_path)
    value: Any = error.instance
    rule: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            unknown = ", ".join(unknown_keys(error))
            return f"unknown key {unknown}", f"use one of {', '.join(allowed_keys(error))}"
        case "required":
            missing = [name for name in rule if name not in value]
            return f"missing key {', '.join(missing)}", "add it"
        case "enum":
            return f"{key} is {value!r}, which is not known", f"use one of {', '.join(rule)}"
        case "minLength" | "maxLength":
            return f"{key} has {len(value)} characters", f"{error.validator} is {rule}"
        case "pattern":
            return f"{key} is {value!r}", f"write it like {rule}"
        case "type" if isinstance(value, date):
            return f"{key} is a date without quotes", f'write "{value}", in quotes'
        case "type":
            return f"{key} is {value!r}", f"write a value of the type {rule}"
    return f"{key}: {error.message}", f"{error.validator}: {rule}"


def top_key(error: ValidationError) -> str:
    """Return the key of the whole mapping that an error is about; empty for a missing one."""
    if error.absolute_path:
        return str(error.absolute_path[0])
    return unknown_keys(error)[0] if error.validator == "additionalProperties" else ""

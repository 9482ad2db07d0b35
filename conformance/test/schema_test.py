"""The published schema accepts what the writer writes, and refuses it with any one field missing or mistyped.

usage: schema_test.py SCHEMA WRITER FILE
"""
import json
import subprocess
import sys

import jsonschema

schema_path, writer, run_path = sys.argv[1:]
subprocess.run([writer, run_path], check=True)
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
with open(run_path, encoding="utf-8") as file:
    lines = [json.loads(line) for line in file]


def objects_in(value):
    """Every object with fields of its own; the names in not_built are free."""
    if isinstance(value, dict):
        yield value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    for key, child in children:
        if key != "not_built":
            yield from objects_in(child)


assert [line["t"] for line in lines] == ["header", "cell", "cell", "cell", "cell", "footer"]
refused = 0
for line in lines:
    validator.validate(line)
    for part in objects_in(line):
        for key in list(part):
            if key == "t":
                continue
            kept = part.pop(key)
            assert not validator.is_valid(line), f"accepted without {key}: {line}"
            part[key] = ["of the wrong type", 7]
            assert not validator.is_valid(line), f"accepted with a mistyped {key}: {line}"
            part[key] = kept
            refused += 2
    line["some_future_field"] = 1
    validator.validate(line)
validator.validate({"t": "some_future_line"})
assert not validator.is_valid({**lines[0], "schema": "halfulp/run/2"})
print(f"{len(lines)} lines accepted, {refused} broken ones refused")

"""The published schema accepts what the writer writes, and refuses it with any one field missing or mistyped.

usage: schema_test.py SCHEMA WRITER FILE
"""
import json
import subprocess
import sys

import jsonschema

schema_path, writer, run_path = sys.argv[1:]
subprocess.run([writer, run_path, "waived"], check=True)
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


OPTIONAL = {"gpu", "other_cases", "products", "against", "difference", "changed_images", "waiver",
            "issue", "expires"}
OPTIONAL_IN = {"footer": {"weights", "images"}, "throughput": {"core_megahertz"}}
kinds = [line["t"] for line in lines]
assert kinds == (["header"] + 4 * ["cell"] + 2 * ["training"] + 2 * ["weights"] + 3 * ["accuracy"] + 2 * ["image"] +
                 2 * ["throughput"] + ["footer"])
refused = 0
for line in lines:
    validator.validate(line)
    optional = OPTIONAL | OPTIONAL_IN.get(line["t"], set())
    for part in objects_in(line):
        for key in list(part):
            if key == "t":
                continue
            kept = part.pop(key)
            assert validator.is_valid(line) == (key in optional), f"wrongly judged without {key}: {line}"
            part[key] = ["of the wrong type", 7]
            assert not validator.is_valid(line), f"accepted with a mistyped {key}: {line}"
            part[key] = kept
            refused += 2
    line["some_future_field"] = 1
    validator.validate(line)
validator.validate({"t": "some_future_line"})
waiver = lines[2]["causes"][0]["waiver"]
for key, other in (("reason", ""), ("expires", "30.06.2027"), ("expires", "2027-06-300")):
    kept, waiver[key] = waiver[key], other
    assert not validator.is_valid(lines[2]), f"accepted a waiver with {key} {other}"
    waiver[key] = kept
accuracy = next(line for line in lines if line["t"] == "accuracy" and line["published"])
validator.validate({**accuracy, "published": None})
assert not validator.is_valid({**accuracy, "published": {**accuracy["published"], "source": ""}})
digit = accuracy["samples"][0].pop("digit")
for other in (digit[:9], digit + [0], digit[:9] + ["much"], digit[:9] + [None]):
    accuracy["samples"][0]["digit"] = other
    assert not validator.is_valid(accuracy), f"accepted with {other}"
throughput = next(line for line in lines if line["t"] == "throughput")
validator.validate({**throughput, "nanoseconds": [1.5, "inf", "nan"]})
for other in ({"nanoseconds": [1.5, "fast"]}, {"outcome": "passed"}, {"threads": -1}, {"threads": 2**32}):
    assert not validator.is_valid({**throughput, **other}), f"accepted with {other}"
weights = next(line for line in lines if line["t"] == "weights")
validator.validate({**weights, "counts": ["18446744073709551615"], "binades": [], "lowest_exponent": -1074})
for other in ({"counts": []}, {"counts": [-1]}, {"binades": [0.5]}, {"lowest_exponent": 0.5}, {"lowest_exponent": 16384},
              {"lowest_exponent": -16495}, {"low": "-inf"}, {"high": "nan"}):
    assert not validator.is_valid({**weights, **other}), f"accepted with {other}"
image = next(line for line in lines if line["t"] == "image")
for other in ({"width": 0}, {"pixels": ""}, {"pixels": "0"}, {"pixels": "FF"}, {"pixels": "0g"}, {"label": -1}):
    assert not validator.is_valid({**image, **other}), f"accepted with {other}"
assert not validator.is_valid({**lines[0], "schema": "halfulp/run/2"})
print(f"{len(lines)} lines accepted, {refused} broken ones refused")

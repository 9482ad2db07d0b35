"""Writes the CTest entries of the gate from what the built tool offers: one per implementation and format.

Usage: discover.py TOOL GATE KNOWN RESULTS OUTPUT
Every float32 input goes through the vector implementation `cpu`; the others run the quick tier, and all of binary32
under the label `exhaustive`.
"""

import fnmatch
import json
import os
import subprocess
import sys

SWEPT = "cpu"  # the implementation whose float32 conversions the gate covers whole


def cells_of(tool):
    listing = subprocess.run([tool, "list", "cells", "all", "--json"], check=True, capture_output=True, text=True)
    return json.loads(listing.stdout)


def known_rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip().split(",") for line in file if line.strip() and not line.startswith("#")]


def entry(name, label, command, seconds):
    words = " ".join(f"[==[{word}]==]" for word in command)
    return (f"add_test([==[{name}]==] {words})\n"
            f"set_tests_properties([==[{name}]==] PROPERTIES LABELS {label} TIMEOUT {seconds} "
            f"PROCESSORS {os.cpu_count()})\n")


def main():
    tool, gate, known_path, results, output = sys.argv[1:]
    known = known_rows(known_path)
    groups = {}
    for cell in cells_of(tool):
        groups.setdefault((cell["implementation"], cell["format"]), []).append(cell["cell"])
    text = []
    for (implementation, subject), ids in groups.items():
        name = f"{implementation}.{subject}"

        def check(form, tier, suffix):
            has_known = any(fnmatch.fnmatchcase(id_, row[0]) for id_ in ids for row in known)
            words = [tool, "check", f"builtin:{implementation}", "--format", form, "--tier", tier,
                     "-o", os.path.join(results, f"{name}{suffix}.jsonl")]
            return [sys.executable, gate, known_path, *words] if has_known else words

        text.append(entry(f"conformance.{name}", "conformance", check(subject, "quick", ""), 600))
        if any("/float32->" in id_ for id_ in ids):
            whole = check(f"float32->{subject}", "exhaustive", ".all-float32")
            if implementation == SWEPT:
                text.append(entry(f"conformance.{name}.all-float32", "conformance", whole, 1200))
            else:
                text.append(entry(f"exhaustive.{name}.all-float32", "exhaustive", whole, 7200))
    temporary = output + ".new"
    os.makedirs(results, exist_ok=True)
    with open(temporary, "w", encoding="utf-8") as file:
        file.writelines(text)
    os.replace(temporary, output)


if __name__ == "__main__":
    main()

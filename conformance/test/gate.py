"""Runs a check and compares its deviations with the known ones of real libraries: the same cells, causes and counts.

Usage: gate.py KNOWN COMMAND... where COMMAND ends in "-o FILE". Red where a deviation is new, has another count, or is
gone: a list of known deviations that nobody checks hides the next bug.
"""

import fnmatch
import json
import subprocess
import sys


def known_rows(path):
    """Lines `cell pattern,tier,cause,count`; a count of * depends on the machine, with ? even whether there is one."""
    with open(path, encoding="utf-8") as file:
        return [line.strip().split(",") for line in file if line.strip() and not line.startswith("#")]


def main():
    known_path, *command = sys.argv[1:]
    finished = subprocess.run(command)
    if finished.returncode not in (0, 1):
        return finished.returncode
    with open(command[command.index("-o") + 1], encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    tier = lines[0]["tier"]
    rows = [row for row in known_rows(known_path) if row[1] in (tier, "*")]
    problems = []
    for cell in (line for line in lines if line["t"] == "cell"):
        expected = {row[2]: row[3] for row in rows if fnmatch.fnmatchcase(cell["id"], row[0])}
        found = {cause["cause"]: str(cause["count"]) for cause in cell["causes"]}
        for cause in sorted(expected.keys() | found.keys()):
            want, got = expected.get(cause, "none"), found.get(cause, "none")
            if want != got and want != "?" and not (want == "*" and got != "none"):
                problems.append(f"{cell['id']}: {cause}: known {want}, found {got}")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

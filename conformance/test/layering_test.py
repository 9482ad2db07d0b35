#!/usr/bin/env python3
"""Fails on an #include that goes against the arrows of docs/architecture.md.

usage: layering_test.py TREE          checks the tree
       layering_test.py --self-test   shows that each kind of forbidden include is caught

An include is judged by the folder of the file it names, however it is spelled.
"""

import os
import re
import sys
import tempfile

REFERENCE = ["reference/format", "reference/value", "reference/oracle", "reference/block"]
CONFORMANCE = ["case", "run", "judge", "diagnose", "result", "device", "waive"]
CASE, RUN, JUDGE, DIAGNOSE, RESULT, DEVICE, WAIVE = (f"conformance/{name}" for name in CONFORMANCE)

# folder -> the folders it may include besides itself. A folder without a row takes that of the nearest one above it.
MAY_INCLUDE = {
    "reference/format": [],
    "reference/value": ["reference/format"],
    "reference/oracle": ["reference/format", "reference/value"],
    "reference/block": ["reference/format", "reference/value", "reference/oracle"],
    "reference/test": REFERENCE,
    "impl/abi": [],
    "impl/cpu": ["impl/abi"],
    "impl/cuda": ["impl/abi", "impl/cpu"],
    "impl/thirdparty": ["impl/abi"],
    "impl/faulty": ["impl/abi", "impl/cpu"],
    CASE: REFERENCE,
    JUDGE: REFERENCE + [CASE],
    DIAGNOSE: REFERENCE + [CASE, JUDGE],
    RESULT: ["reference/format", "reference/value", JUDGE, DIAGNOSE],
    DEVICE: [],
    RUN: REFERENCE + ["impl/abi", CASE, JUDGE, DIAGNOSE, RESULT, DEVICE],
    WAIVE: [CASE, RUN, DIAGNOSE, RESULT],
    "conformance/app": ["reference", "impl", "conformance", "bench", "reports"],
    "conformance/property": ["reference", "impl", "conformance"],
    "conformance/test": ["reference", "impl", "conformance", "reports"],
    "bench": ["reference", "impl", "conformance"],
    "bench/render": ["reference", "conformance", "reports"],
    "reports": [RESULT] + REFERENCE,
}
# What #include "..." and <...> are looked up in, besides the folder of the file itself.
INCLUDE_ROOTS = ["reference", "impl", "conformance", "reports", "bench"]
# folder -> headers from outside the tree that it must not include.
MUST_NOT_INCLUDE = {
    "impl": r"(mpfr|mpf2mpfr|gmp|gmpxx)\.h",
    "reports": r"(mpfr|mpf2mpfr|gmp|gmpxx)\.h",
    "reference/format": r".*[./].*",
    "reference/value": r"(?!(mpfr|gmp|gmpxx)\.h$).*[./].*",
    "reference/oracle": r"(?!(mpfr|gmp|gmpxx)\.h$).*[./].*",
    "reference/block": r"(?!(mpfr|gmp|gmpxx)\.h$).*[./].*",
}
SOURCE = re.compile(r".*\.(h|hpp|c|cc|cpp|cu|cuh|inc)$")
# Highway includes a file again through its define; that names a file like any include.
INCLUDE = re.compile(r"^[ \t]*#[ \t]*(?:include|define[ \t]+HWY_TARGET_INCLUDE)\b[ \t]*(\S.*)$", re.MULTILINE)
NAMED = re.compile(r'"([^"]+)"|<([^>]+)>')


def inside(path, folder):
    return path == folder or path.startswith(folder + "/")


def row_of(path, table):
    """The longest folder of the table that holds the path, or None."""
    return max((folder for folder in table if inside(path, folder)), key=len, default=None)


def target_of(tree, source, name):
    """The file in the tree that an include names, or None where it names one outside."""
    folders = [os.path.dirname(source)] + INCLUDE_ROOTS
    candidates = [os.path.normpath(os.path.join(folder, name)) for folder in folders]
    return next((path for path in candidates if os.path.isfile(os.path.join(tree, path))), None)


def complaint(tree, source, spelled):
    """Why the file must not include what is spelled after #include, or None."""
    row = row_of(source, MAY_INCLUDE)
    if row is None:
        return "its folder has no row in MAY_INCLUDE"
    named = NAMED.match(spelled)
    if not named:
        return "an include through a macro cannot be checked"
    name = named[1] or named[2]
    target = target_of(tree, source, name)
    if target is None:
        barred = row_of(source, MUST_NOT_INCLUDE)
        return f"{barred} must not use it" if barred and re.fullmatch(MUST_NOT_INCLUDE[barred], name) else None
    allowed = [row] + MAY_INCLUDE[row]
    return None if any(inside(target, folder) for folder in allowed) else f"{row} may include {', '.join(allowed)} only"


def sources(tree):
    for root in INCLUDE_ROOTS:
        for folder, _, names in os.walk(os.path.join(tree, root)):
            for name in sorted(names):
                if SOURCE.match(name):
                    yield os.path.relpath(os.path.join(folder, name), tree)


def check(tree):
    """Returns how many includes were looked at, and [path:line: include: why] for each forbidden one."""
    looked_at, complaints = 0, []
    for source in sources(tree):
        with open(os.path.join(tree, source), encoding="utf-8") as file:
            text = file.read().replace("\\\n", "  ")
        for found in INCLUDE.finditer(text):
            looked_at += 1
            why = complaint(tree, source, found[1])
            if why:
                line = text.count("\n", 0, found.start()) + 1
                complaints.append(f"{source}:{line}: {found[0].strip()}: {why}")
    return looked_at, complaints


SAMPLE_HEADERS = ["reference/format/f.h", "reference/value/v.h", "reference/oracle/o.h", "reference/block/b.h",
                  "impl/abi/a.h", "impl/cpu/c.h", "impl/thirdparty/t.h", "conformance/app/app.h",
                  "reports/render/page.h"]
SAMPLE_HEADERS += [f"conformance/{name}/{name}.h" for name in CONFORMANCE]
FORBIDDEN = [
    ("reference/format/x.cpp", '#include "value/v.h"'),
    ("reference/value/x.h", '#include "oracle/o.h"'),
    ("reference/oracle/x.cpp", '#include "abi/a.h"'),
    ("reference/oracle/x.cpp", "#include <cpu/c.h>"),
    ("reference/oracle/x.cpp", '  #  include "../../impl/thirdparty/t.h"'),
    ("reference/oracle/x.cpp", "#include <hwy/highway.h>"),
    ("reference/oracle/x.cpp", '#include "block/b.h"'),
    ("reference/block/x.cpp", '#include "abi/a.h"'),
    ("reference/block/x.cpp", "#include <hwy/highway.h>"),
    ("reference/test/x.cpp", '#include "case/case.h"'),
    ("reference/test/deep/x.cpp", '#include "judge/judge.h"'),
    ("impl/cpu/x.h", '#include "format/f.h"'),
    ("impl/cpu/x.h", "#include <mpfr.h>"),
    ("impl/cuda/x.cu", '#include "oracle/o.h"'),
    ("impl/thirdparty/x.cpp", '#include "run/run.h"'),
    ("impl/faulty/x.cpp", "#include <gmp.h>"),
    ("impl/cpu/x.cpp", '#define HWY_TARGET_INCLUDE "oracle/o.h"'),
    ("impl/cpu/x.cpp", "#include SOME_HEADER"),
    ("impl/newcomer/x.cpp", '#include "abi/a.h"'),
    ("conformance/case/x.cpp", '#include "judge/judge.h"'),
    ("conformance/case/x.cpp", '#include "abi/a.h"'),
    ("conformance/judge/x.cpp", '#include "diagnose/diagnose.h"'),
    ("conformance/diagnose/x.cpp", '#include "result/result.h"'),
    ("conformance/result/x.cpp", '#include "run/run.h"'),
    ("conformance/result/x.cpp", '#include "abi/a.h"'),
    ("conformance/run/x.cpp", '#include \\\n  "app/app.h"'),
    ("conformance/run/x.cpp", '#include "waive/waive.h"'),
    ("conformance/waive/x.cpp", '#include "abi/a.h"'),
    ("reports/x.cpp", '#include "waive/waive.h"'),
    ("reports/x.cpp", '#include "abi/a.h"'),
    ("reports/x.cpp", '#include "run/run.h"'),
]
ALLOWED = [
    ("reference/oracle/x.cpp", '#include <mpfr.h>\n#include <vector>\n#include "format/f.h"\n#include "o.h"'),
    ("reference/test/x.cpp", '#include <llvm/ADT/APFloat.h>\n#include "oracle/o.h"'),
    ("reference/block/x.cpp", '#include <mpfr.h>\n#include "oracle/o.h"\n#include "block/b.h"'),
    ("conformance/judge/x.cpp", '#include "block/b.h"'),
    ("impl/cpu/x.cpp", '#include <hwy/highway.h>\n#include "abi/a.h"\n// #include "oracle/o.h"'),
    ("impl/cuda/x.cpp", "#include <cuda/std/array>"),
    ("conformance/run/x.cpp", '#include "judge/judge.h"\n#include "abi/a.h"'),
    ("conformance/app/x.cpp", '#include "run/run.h"\n#include "render/page.h"'),
    ("reports/render/x.cpp", '#include "result/result.h"\n#include "page.h"\n#include "oracle/o.h"'),
]


def complaints_about(source, text):
    with tempfile.TemporaryDirectory() as tree:
        for path, content in [(header, "") for header in SAMPLE_HEADERS] + [(source, text + "\n")]:
            os.makedirs(os.path.dirname(os.path.join(tree, path)), exist_ok=True)
            with open(os.path.join(tree, path), "w", encoding="utf-8") as file:
                file.write(content)
        return check(tree)[1]


def self_test():
    missed = [f"not caught: {source}: {text}" for source, text in FORBIDDEN if len(complaints_about(source, text)) != 1]
    wrong = [line for source, text in ALLOWED for line in complaints_about(source, text)]
    return [*missed, *wrong], f"{len(FORBIDDEN)} forbidden includes caught, {len(ALLOWED)} files of allowed ones passed"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    if arguments[0] == "--self-test":
        complaints, summary = self_test()
    else:
        looked_at, complaints = check(arguments[0])
        summary = f"{looked_at} includes follow the arrows"
        if looked_at == 0:
            complaints = [f"{arguments[0]}: no include found: not the top of the tree?"]
    print("\n".join(complaints) if complaints else summary)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

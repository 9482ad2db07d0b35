#!/usr/bin/env python3
"""Fails where two variants of the products define a symbol of the same name: the linker would keep one for both.

usage: separate_variants_test.py NM OBJECT...     objects that are no variant are ignored
"""

import re
import subprocess
import sys

VARIANT = re.compile(r"products_(baseline|avx2|avx512)\.")
# A pointer to the runtime's exception handler, the same in every object: data, not code.
SHARED = {"DW.ref.__gxx_personality_v0"}


def defined_symbols(nm, path):
    """The names that other objects can see."""
    text = subprocess.run([nm, "--defined-only", path], check=True, capture_output=True, text=True).stdout
    rows = (line.split() for line in text.splitlines())
    return {name for *_, kind, name in rows if kind.isupper() or kind in "uvw"} - SHARED


def complaints(nm, objects):
    variants = {VARIANT.search(path)[1]: defined_symbols(nm, path) for path in objects if VARIANT.search(path)}
    if "baseline" not in variants:
        yield "no variant among the objects"
    owner = {}
    for variant, symbols in variants.items():
        if not any(f"halfulp_eigen_{variant}" in symbol for symbol in symbols):
            yield f"{variant} defines nothing in namespace halfulp_eigen_{variant}"
        for symbol in sorted(symbols):
            if symbol in owner:
                yield f"{owner[symbol]} and {variant} both define {symbol}"
            owner.setdefault(symbol, variant)


if __name__ == "__main__":
    found = list(complaints(sys.argv[1], sys.argv[2:]))
    print("\n".join(found) or "every variant is by itself")
    sys.exit(1 if found else 0)

"""Writes the CTest entries of the gate from what the built tool offers: one per implementation and format, or family of
block formats that differ in size alone.

Usage: discover.py TOOL WAIVERS RESULTS OUTPUT
Deviations that WAIVERS does not list are red, and so are those of it that are gone: a list of known deviations that nobody
checks hides the next bug.
Every float32 input goes through the vector implementation `cpu`, for blocks through the usual sizes of 4-bit codebooks;
the others run the quick tier, and all of binary32 under the label `exhaustive`. What works on a GPU has the label `gpu`,
all of binary32 included: on machines without one these entries are skipped, or fail if HALFULP_REQUIRE_DEVICE is set.
"""

import json
import os
import re
import subprocess
import sys

SWEPT = "cpu"  # the implementation whose float32 conversions the gate covers whole
SWEPT_BLOCKS = ("bnb_nf4", "bnb_fp4")
BLOCK_OPERATIONS = "quantize,dequantize,pack,unpack"
NUMBER_OPERATIONS = "convert,add,subtract,multiply,divide,fused_multiply_add,square_root"
DETERMINISTIC = "ties_*,toward_*,to_odd"  # stochastic roundings of float32 are sampled in any tier
NOTHING_RAN = 77


def cells_of(tool, implementations):
    listing = subprocess.run([tool, "list", "cells", implementations, "--json"], capture_output=True, text=True)
    if listing.returncode == NOTHING_RAN:
        return []
    listing.check_returncode()
    return json.loads(listing.stdout)


def entry(name, label, command, seconds):
    words = " ".join(f"[==[{word}]==]" for word in command)
    may_skip = f" SKIP_RETURN_CODE {NOTHING_RAN}" if label == "gpu" else ""
    return (f"add_test([==[{name}]==] {words})\n"
            f"set_tests_properties([==[{name}]==] PROPERTIES LABELS {label} TIMEOUT {seconds} "
            f"PROCESSORS {os.cpu_count()}{may_skip})\n")


def operation_of(id_):
    return id_.split("/")[1]


def family_of(cell):
    """What stands in an entry's name: the format, of block formats without their size."""
    if operation_of(cell["cell"]) in NUMBER_OPERATIONS.split(","):
        return cell["format"]
    return re.sub(r"_b[0-9]+$", "", cell["format"]) + ".blocks"


def main():
    tool, waivers, results, output = sys.argv[1:]
    groups = {}
    on_device = cells_of(tool, "device")
    devices = {cell["implementation"] for cell in on_device}
    on_host = [cell for cell in cells_of(tool, "all") if cell["implementation"] not in devices]
    for cell in on_host + on_device:
        groups.setdefault((cell["implementation"], family_of(cell)), []).append(cell)
    text = []
    for (implementation, family), cells in groups.items():
        name = f"{implementation}.{family}"
        ids = [cell["cell"] for cell in cells]
        formats = sorted({cell["format"] for cell in cells})
        blocks = family.endswith(".blocks")

        def check(form, operation, tier, suffix):
            return [tool, "check", f"builtin:{implementation}", "--format", form, "--operation", operation, "--tier", tier,
                    "--waivers", waivers, "-o", os.path.join(results, f"{name}{suffix}.jsonl")]

        quick = check(",".join(formats), BLOCK_OPERATIONS if blocks else NUMBER_OPERATIONS, "quick", "")
        label = "gpu" if implementation in devices else "conformance"
        text.append(entry(f"{label}.{name}", label, quick, 600))
        from_float32 = [id_ for id_ in ids if "/float32->" in id_ and "/stochastic_" not in id_]
        if blocks:
            swept = next((form for form in formats if form in SWEPT_BLOCKS), None)
            if swept is None or not from_float32:
                continue
            whole = check(swept, "quantize", "exhaustive", ".all-float32")
        elif from_float32:
            whole = check(f"float32->{family}", "convert", "exhaustive", ".all-float32") + ["--rounding", DETERMINISTIC]
        else:
            continue
        if implementation in devices:
            text.append(entry(f"gpu.{name}.all-float32", "gpu", whole, 1200))
        elif implementation == SWEPT:
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

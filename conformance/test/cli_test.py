"""The command line as its users meet it: exit codes, messages, files that survive. Needs HALFULP and ADAPTERS."""

import json
import os
import re
import signal
import subprocess
import tempfile
import time
import unittest

HALFULP = os.environ["HALFULP"]
ADAPTERS = os.environ["ADAPTERS"]


def run(*words, **options):
    return subprocess.run([HALFULP, *words], capture_output=True, text=True, timeout=300, **options)


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def without_times(path):
    cells = [line for line in lines_of(path) if line["t"] == "cell"]
    for cell in cells:
        cell.pop("seconds")
    return cells


class ExitCodes(unittest.TestCase):
    def test_an_implementation_that_conforms_exits_0(self):
        done = run("check", "builtin:fp16", "--tier", "smoke")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_an_implementation_that_deviates_exits_1_and_names_the_cause(self):
        done = run("check", "builtin:faulty-ties-away", "--tier", "smoke")
        self.assertEqual(done.returncode, 1)
        self.assertIn("ties_away", done.stdout)

    def test_bad_options_exit_2(self):
        for words in (["check"], ["check", "builtin:fp16", "--tier", "slow"], ["check", "builtin:fp16", "--nosuch"],
                      ["nosuch"], ["explain", "float17", "1"], ["check", "builtin:fp16", "--shard", "3/2"],
                      ["check", "builtin:fp16", "--format", "float17"]):
            done = run(*words)
            self.assertEqual(done.returncode, 2, f"{words}: {done.stdout}{done.stderr}")
            self.assertEqual(done.stdout, "")
            self.assertNotEqual(done.stderr.strip(), "")

    def test_an_unknown_name_gets_a_suggestion(self):
        done = run("explain", "float8_e4m3nf", "1")
        self.assertIn("did you mean float8_e4m3fn?", done.stderr)
        done = run("check", "builtin:fp16", "--format", "float61")
        self.assertIn("did you mean float16?", done.stderr)
        for option, typed, meant in (("--format", "mxfp44", "mxfp4"), ("--operation", "quantise", "quantize"),
                                     ("--profile", "rciel", "rceil"), ("--rounding", "half_aded", "half_added")):
            done = run("check", "cpu", option, typed)
            self.assertEqual(done.returncode, 2)
            self.assertIn(f"did you mean {meant}?", done.stderr)

    def test_an_empty_selection_exits_77(self):
        done = run("check", "builtin:fp16", "--format", "float4_e2m1fn")
        self.assertEqual(done.returncode, 77)
        self.assertIn("selection is empty", done.stderr)

    def test_an_unknown_builtin_exits_2_with_a_suggestion(self):
        done = run("check", "builtin:f16d")
        self.assertEqual(done.returncode, 2)
        self.assertIn("did you mean f16c?", done.stderr)

    def test_operations_ties_and_variants_select_block_cells(self):
        done = run("list", "cells", "cpu", "--operation", "quantize*,dequantize*", "--format", "mxfp4_e2m1",
                   "--rounding", "to_even", "--profile", "rceil", "--json")
        cells = [cell["cell"] for cell in json.loads(done.stdout)]
        self.assertEqual(len(cells), 6)
        self.assertIn("cpu/quantize/float16->mxfp4/to_even/rceil", cells)
        self.assertIn("cpu/dequantize/mxfp4->bfloat16/to_even/rceil", cells)

    def test_an_alias_selects_its_format(self):
        done = run("check", "builtin:fp16", "--tier", "smoke", "--format", "half")
        self.assertEqual(done.returncode, 0, done.stderr)


class BadAdapters(unittest.TestCase):
    EXPECTED = {
        "returns_null": "returned NULL",
        "crashes_on_load": "crashed while loading (signal 11",
        "wrong_abi_version": "has adapter ABI version 99; expected 1",
        "unknown_format": "declares the format 'float7', which does not exist",
        "unknown_profile": "declares the profile 'my-own', which does not exist",
        "declares_nothing": "declares nothing that it supports",
        "writes_nothing": "wrote no result for",
        "crashes_in_run": "the implementation crashed",
        "fails_in_run": "the device is on fire",
        "writes_to_operands": "the implementation crashed",
        "writes_past_results": "the implementation crashed",
        "exits_on_load": "ended the process while loading (exit status 7)",
        "changes_its_mind": "gives different results for the same operands",
        "declines_later": "failed: it declined what it had offered before",
        "unknown_block": "declares the block format 'mxfp5', which does not exist",
        "unknown_variant": "declares the variant 'my-own', which does not exist",
        "writes_to_values": "bad/quantize/float32->mxfp4/to_even/floor: the implementation crashed",
        "writes_past_codes": "bad/quantize/float32->mxfp4/to_even/floor: the implementation crashed",
        "writes_before_scales": "bad/quantize/float32->mxfp4/to_even/floor: the implementation crashed",
        "writes_no_scales": "wrote no result for 1 of 2 bytes",
        "crashes_in_blocks": "the implementation crashed",
        "fails_in_blocks": "failed: the device is on fire",
        "refuses_shapes": "refused a tensor of 1x1 as one it has no blocks for",
        "refuses_buffers": "refused the buffers of a tensor of 1x1",
        "returns_nonsense": "returned the status 77, which does not exist",
        "declines_blocks_later": "failed: it declined what it had offered before",
    }

    def test_each_gets_its_message_and_exit_code_3(self):
        for kind, message in self.EXPECTED.items():
            with self.subTest(kind):
                done = run("check", f"dso:{ADAPTERS}/libbad_{kind}.so", "--tier", "smoke")
                self.assertEqual(done.returncode, 3, done.stdout + done.stderr)
                self.assertIn(message, done.stdout + done.stderr)

    def test_a_call_without_what_does_it_is_not_offered(self):
        done = run("check", f"dso:{ADAPTERS}/libbad_forgets_run_blocks.so", "--tier", "smoke")
        self.assertEqual(done.returncode, 77, done.stdout + done.stderr)

    def test_a_missing_library_says_so(self):
        done = run("check", "dso:/nosuch/libx.so")
        self.assertEqual(done.returncode, 3)
        self.assertIn("cannot be opened", done.stderr)


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def test_two_runs_with_one_seed_differ_in_times_only(self):
        for name in ("a", "b"):
            self.assertEqual(run("check", "fp16", "--tier", "smoke", "--seed", "7", "-o", self.path(name)).returncode, 0)
        self.assertEqual(without_times(self.path("a")), without_times(self.path("b")))

    def test_another_seed_gives_other_samples(self):
        for name, seed in (("a", "7"), ("b", "8")):
            run("check", "fp16", "--tier", "smoke", "--seed", seed, "-o", self.path(name))
        digests = [[cell["digest"] for cell in without_times(self.path(name))] for name in ("a", "b")]
        self.assertNotEqual(digests[0], digests[1])

    def test_shards_together_are_the_whole(self):
        run("check", "cpu-scalar", "--tier", "smoke", "--format", "float8_e5m2", "-o", self.path("whole"))
        parts = []
        for shard in ("1/3", "2/3", "3/3"):
            name = self.path(shard.replace("/", "of"))
            done = run("check", "cpu-scalar", "--tier", "smoke", "--format", "float8_e5m2", "--shard", shard, "-o", name)
            if done.returncode != 77:
                parts += without_times(name)
        whole = without_times(self.path("whole"))
        by_id = lambda cell: cell["id"]
        self.assertEqual(sorted(parts, key=by_id), sorted(whole, key=by_id))

    def test_a_killed_run_goes_on_where_it_was(self):
        command = ["check", "cpu", "--tier", "exhaustive", "--format", "float32->float8_e5m2,float32->float8_e4m3fn,float32->float4_e2m1fn",
                   "--rounding", "ties_to_even,toward_zero"]
        self.assertEqual(run(*command, "-o", self.path("whole")).returncode, 0)
        partial = self.path("killed") + ".partial"
        with subprocess.Popen([HALFULP, *command, "-o", self.path("killed")], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as process:
            deadline = time.monotonic() + 120
            while time.monotonic() < deadline and process.poll() is None:
                if os.path.exists(partial) and open(partial, "rb").read().count(b"\n") > 1:
                    break
                time.sleep(0.01)
            process.send_signal(signal.SIGKILL)
        self.assertFalse(os.path.exists(self.path("killed")), "a run that was killed left no result")
        with open(partial, "ab") as file:
            file.write(b'{"t":"cell","id":"cut th')  # what a kill in the middle of a write leaves
        done = run(*command, "-o", self.path("killed"), "--resume")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(without_times(self.path("killed")), without_times(self.path("whole")))
        self.assertEqual({cell["cases"] for cell in without_times(self.path("whole"))}, {2**32})
        self.assertEqual({cell["domain"][0]["coverage"] for cell in without_times(self.path("whole"))}, {"exhaustive"})

    def test_shards_of_block_cells_together_are_the_whole(self):
        command = ["check", "cpu", "--tier", "smoke", "--format", "mxfp4,bnb_nf4", "-o"]
        self.assertEqual(run(*command, self.path("whole")).returncode, 0)
        parts = []
        for shard in ("1/2", "2/2"):
            name = self.path(shard.replace("/", "of"))
            self.assertEqual(run(*command, name, "--shard", shard).returncode, 0)
            parts += without_times(name)
        by_id = lambda cell: cell["id"]
        self.assertEqual(sorted(parts, key=by_id), sorted(without_times(self.path("whole")), key=by_id))

    def test_a_run_of_block_cells_that_was_cut_short_goes_on_where_it_was(self):
        command = ["check", "cpu", "--tier", "smoke", "--format", "mxfp*", "--operation", "quantize,dequantize"]
        whole, partial = self.path("whole"), self.path("cut") + ".partial"
        self.assertEqual(run(*command, "-o", whole).returncode, 0)
        lines = open(whole, encoding="utf-8").readlines()
        with open(partial, "w", encoding="utf-8") as file:
            file.writelines(lines[:20] + [lines[20][:50]])
        done = run(*command, "-o", self.path("cut"), "--resume", "--junit", self.path("junit"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(without_times(self.path("cut")), without_times(whole))
        self.assertEqual(run("validate", self.path("cut")).returncode, 0)
        self.assertIn("cpu/quantize/float32-&gt;mxfp4/to_even/rceil", open(self.path("junit"), encoding="utf-8").read())

    def test_resume_refuses_another_run(self):
        with open(self.path("x") + ".partial", "w", encoding="utf-8") as file:
            run("check", "fp16", "--tier", "smoke", "-o", self.path("y"))
            file.write(open(self.path("y"), encoding="utf-8").readline())
        done = run("check", "fp16", "--tier", "smoke", "--seed", "9", "-o", self.path("x"), "--resume")
        self.assertEqual(done.returncode, 2)
        self.assertIn("belongs to another run", done.stderr)

    def test_an_interrupted_run_exits_130_and_says_how_to_go_on(self):
        with subprocess.Popen([HALFULP, "check", "fp16", "--tier", "exhaustive", "-o", self.path("i")],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertIn("--resume", errors)

    def test_stdout_is_data_and_progress_stays_off_it(self):
        done = run("list", "formats", "--json")
        self.assertEqual(done.stderr, "")
        names = json.dumps(json.loads(done.stdout))
        self.assertIn("float8_e4m3fn", names)


class Replay(unittest.TestCase):
    def test_the_first_counterexample_of_a_report_can_be_run_again(self):
        done = run("check", "faulty-ties-away", "--tier", "quick")
        index = re.search(r"replay index (\d+)", done.stdout).group(1)
        again = run("replay", "faulty-ties-away/convert/float32->float16/ties_to_even/ieee", index)
        self.assertEqual(again.returncode, 1)
        self.assertIn("ties_away", again.stdout)

    def test_a_wrong_tensor_of_a_report_can_be_run_again_block_by_block(self):
        done = run("check", "faulty-block-scale-floor")
        self.assertEqual(done.returncode, 1)
        self.assertIn("scale rule power_floor", done.stdout)
        index = re.search(r"replay index (\d+)", done.stdout).group(1)
        again = run("replay", "faulty-block-scale-floor/quantize/float32->mxfp4/to_even/rceil", index)
        self.assertEqual(again.returncode, 1, again.stderr)
        self.assertRegex(again.stdout, r"scale 0: expected 0x[0-9a-f]{2} .*; got 0x[0-9a-f]{2} .* <")
        self.assertIn("element  value", again.stdout)
        self.assertIn("deviates: scale_rule: scale rule power_floor", again.stdout)

    def test_a_call_that_was_not_refused_can_be_run_again(self):
        done = run("check", "faulty-block-short-buffer")
        index = re.search(r"replay index (\d+)", done.stdout).group(1)
        again = run("replay", "faulty-block-short-buffer/quantize/float32->mxfp4/to_even/floor", index)
        self.assertEqual(again.returncode, 1, again.stderr)
        self.assertIn("a byte short: expected BAD_BUFFER; got OK, results were written", again.stdout)

    def test_arithmetic_shows_its_operands_and_the_exact_result(self):
        again = run("replay", "gcc-float16/add/float16->float16/ties_to_even/ieee", "40")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(len(re.findall("^input ", again.stdout, re.M)), 2)
        self.assertRegex(again.stdout, r"(?m)^exact +-?0x")

    def test_a_stochastic_rounding_shows_its_random_bits(self):
        again = run("replay", "cuda-functions/convert/float16->float8_e4m3fn/stochastic_a4/ocp-sat", "70")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stdout, r"(?m)^random +\d+ of 2\^4")

    def test_two_cells_that_are_both_right_show_the_first_case_with_different_results(self):
        question = "convert/float32->float16/ties_to_even"
        again = run("replay", f"fp16/{question}/ieee-canonical", "--against", f"gcc-float16/{question}/ieee-payload")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stdout, r"^case \d+ is the first with different results\n")
        first, second = re.findall(r"(?m)^got +(0x[0-9a-f]{4})", again.stdout)
        self.assertNotEqual(first, second)

    def test_two_tensors_show_the_byte_that_differs_first(self):
        question = "quantize/float32->bnb_nf4_nested/down/bnb-cpu"
        again = run("replay", f"cpu/{question}", "--against", f"cuda-blocks-functions/{question}")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stdout, r"^case \d+ is the first with different results; tensor byte \d+: 0x\w\w and 0x\w\w\n")

    def test_equal_results_are_said_to_be(self):
        question = "quantize/float32->mxfp4/to_even/floor"
        again = run("replay", f"cpu/{question}", "--against", f"cpu-scalar/{question}", "--tier", "smoke")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertRegex(again.stdout, r"^no difference: all \d+ cases have the same results\n$")

    def test_the_first_case_that_the_profile_leaves_open_is_found(self):
        again = run("replay", "cpu/convert/float32->float16/ties_to_even/ieee", "--open", "--tier", "exhaustive")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("case 2139095041\n", again.stdout)
        again = run("replay", "fp16/convert/float32->float16/ties_to_even/ieee-canonical", "--open")
        self.assertEqual((again.returncode, again.stderr), (0, ""))
        self.assertIn("the profile accepts one result in every case", again.stdout)

    def test_which_case_is_meant_is_asked_for(self):
        cell = "cpu/convert/float32->float16/ties_to_even/ieee"
        for words in ([], ["1", "--open"], ["--open", "--against", cell]):
            again = run("replay", cell, *words)
            self.assertEqual(again.returncode, 2)
            self.assertIn("which case? expected one of INDEX, --open and --against CELL", again.stderr)
        other = run("replay", cell, "--against", "cpu/convert/float32->bfloat16/ties_to_even/ieee")
        self.assertEqual(other.returncode, 2)
        self.assertIn("does not ask the same as " + cell, other.stderr)

    def test_an_index_out_of_range_exits_2(self):
        again = run("replay", "fp16/convert/float32->float16/ties_to_even/ieee-canonical", "99999999999")
        self.assertEqual(again.returncode, 2)
        self.assertIn("out of range", again.stderr)


if __name__ == "__main__":
    unittest.main()

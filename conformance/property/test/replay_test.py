"""What the property program promises: seeds, skips, and a command that shows a failure again.

usage: replay_test.py PROGRAM
"""

import os
import re
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
BLOCKS = "a_block_does_not_depend_on_others"


def clean_environment(**variables):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HALFULP_", "RC_", "GTEST_"))}
    return {**kept, **variables}


def run(arguments=(), **variables):
    return subprocess.run([PROGRAM, *arguments], env=clean_environment(**variables), capture_output=True, text=True,
                          timeout=120)


def run_broken(fault, name, **variables):
    return run([f"--gtest_filter=mx/broken.{name}"], HALFULP_IMPLEMENTATIONS=f"broken:{fault}", **variables)


def counterexample(output):
    """The lines between what the property means and the command that replays it."""
    found = re.search(r"^Failed\n(.*?)^replay: ", output, re.MULTILINE | re.DOTALL)
    return found[1] if found else None


class Replay(unittest.TestCase):
    def test_the_printed_command_shows_the_same_counterexample(self):
        first = run_broken("scale_source=previous", BLOCKS)
        self.assertEqual(first.returncode, 1, first.stdout)
        command = re.search(r"^replay: (.*)$", first.stdout, re.MULTILINE)[1]
        again = subprocess.run(command, shell=True, env=clean_environment(), capture_output=True, text=True,
                               timeout=120)
        self.assertEqual(again.returncode, 1, again.stdout)
        self.assertIsNotNone(counterexample(first.stdout))
        self.assertEqual(counterexample(again.stdout), counterexample(first.stdout))
        self.assertIn(command, again.stdout)

    def test_a_counterexample_is_small_and_says_where(self):
        shown = counterexample(run_broken("scale_source=previous", BLOCKS, HALFULP_SEED="3").stdout)
        rows, columns = map(int, re.search(r"float32, (\d+) x (\d+)", shown).groups())
        self.assertLessEqual(rows * columns, 33, shown)
        values = re.findall(r"-?0x1[.p][0-9a-f.p+-]*", shown)
        self.assertLessEqual(len(values), 3, shown)
        self.assertRegex(shown, r"scale \[\d+\] is 0x")

    def test_a_replay_runs_one_case_of_many(self):
        first = run_broken("ties=away", "codes_and_scales_are_those_of_the_rules", HALFULP_MAX_SUCCESS="5000")
        command = re.search(r"^replay: (.*)$", first.stdout, re.MULTILINE)[1]
        # One case is enough, however few are allowed.
        again = subprocess.run("HALFULP_MAX_SUCCESS=1 " + command, shell=True, env=clean_environment(),
                               capture_output=True, text=True, timeout=120)
        self.assertEqual(counterexample(again.stdout), counterexample(first.stdout))


class Seeds(unittest.TestCase):
    def test_the_seed_is_printed_first(self):
        output = run(["--gtest_filter=nvfp4/oracle.unpacking*"], HALFULP_IMPLEMENTATIONS="oracle",
                     HALFULP_SEED="12345", HALFULP_MAX_SUCCESS="10").stdout
        self.assertRegex(output.splitlines()[0], r"HALFULP_SEED=12345 HALFULP_MAX_SUCCESS=10\b")

    def test_without_a_seed_runs_differ(self):
        seeds = {run(["--gtest_filter=nvfp4/oracle.unpacking*"], HALFULP_IMPLEMENTATIONS="oracle",
                     HALFULP_MAX_SUCCESS="1").stdout.splitlines()[0] for _ in range(4)}
        self.assertGreater(len(seeds), 1)

    def test_one_seed_gives_one_counterexample(self):
        shown = {counterexample(run_broken("tail=stale", "a_short_block*", HALFULP_SEED="9").stdout)
                 for _ in range(2)}
        self.assertEqual(len(shown), 1)
        self.assertNotIn(None, shown)

    def test_what_is_no_number_is_refused(self):
        for name in "HALFULP_SEED", "HALFULP_MAX_SUCCESS":
            for value in "tea", "-1", "1x":
                done = run(**{name: value})
                self.assertEqual(done.returncode, 2, done.stdout)
                self.assertIn(f"{name}={value}: expected an integer", done.stderr)

    def test_max_success_is_the_number_of_cases(self):
        done = run(["--gtest_filter=nvfp4/oracle.unpacking*", "--gtest_output=json:/dev/stderr"],
                   HALFULP_IMPLEMENTATIONS="oracle", HALFULP_MAX_SUCCESS="37")
        self.assertRegex(done.stderr, r'"cases": "37"')


class Silence(unittest.TestCase):
    def test_no_property_run_is_a_failure(self):
        done = run(["--gtest_filter=no.such"], HALFULP_IMPLEMENTATIONS="oracle")
        self.assertEqual(done.returncode, 1)
        self.assertIn("no property was run", done.stderr)

    def test_an_implementation_without_block_operations_is_skipped_with_the_reason_and_fails(self):
        done = run(HALFULP_IMPLEMENTATIONS="builtin:gcc-float16")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("does not offer", done.stdout)
        self.assertIn("quantize float32 -> ", done.stdout)
        self.assertIn("no property was run", done.stderr)

    def test_an_implementation_that_does_not_exist_is_a_failure(self):
        done = run(["--gtest_filter=*can_be_opened"], HALFULP_IMPLEMENTATIONS="builtin:tea")
        self.assertEqual(done.returncode, 1)
        self.assertIn("builtin:tea", done.stdout)


if __name__ == "__main__":
    unittest.main()

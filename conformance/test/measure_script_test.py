"""bench/gpu/measure.sh over stand-ins for the programs that it runs. Needs SCRIPT, its path."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

SCRIPT = os.environ["SCRIPT"]
# Writes what -o names, and fails where its words contain what FAIL says.
TOOL = """#!/bin/bash
if [[ -n "${FAIL:-}" && "$0 $*" == *"$FAIL"* ]]; then echo "it broke"; exit 9; fi
while (($#)); do if [[ "$1" == -o ]]; then echo "$2"; echo x >"$2"; fi; shift; done
"""


class Measure(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.programs = self.folder / "bin"
        self.programs.mkdir()

    def stand_in(self, name, text=TOOL):
        (self.programs / name).write_text(text)
        (self.programs / name).chmod(0o755)

    def measure(self, **variables):
        path = f"{self.programs}:/usr/bin:/bin"
        return subprocess.run([SCRIPT], capture_output=True, text=True, timeout=60,
                              env={"PATH": path, "OUT": str(self.folder / "out"),
                                   "HALFULP_BUILD_DIR": str(self.programs), **variables})

    def equip(self):
        self.stand_in("nvidia-smi", "#!/bin/bash\necho 'GPU 0: stand-in'\n")
        for name in ("nvcc", "ctest", "compute-sanitizer", "halfulp"):
            self.stand_in(name)

    def test_without_a_gpu_it_says_so_and_exits_77(self):
        self.stand_in("nvidia-smi", "#!/bin/bash\necho 'no devices were found'\n")
        done = self.measure()
        self.assertEqual((done.returncode, done.stdout), (77, ""))
        self.assertEqual(done.stderr, "measure: no GPU: nvidia-smi finds none\n")
        self.assertFalse((self.folder / "out").exists())

    def test_every_step_is_run_and_timed_and_the_parts_become_one_file(self):
        self.equip()
        done = self.measure()
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        steps = [line.split() for line in done.stdout.splitlines()]
        self.assertEqual([words[0] for words in steps[:-1]],
                         ["tests", "sweeps", "blocks", "arithmetic", "stochastic", "speed", "mnist", "memcheck", "racecheck", "merge"])
        self.assertEqual({words[3] for words in steps[:-1]}, {"ok"})
        self.assertTrue((self.folder / "out" / "gpu.jsonl").exists())

    def test_a_step_that_fails_is_told_and_the_others_still_run(self):
        self.equip()
        for fault, step in (("ctest", "tests"), ("exhaustive", "sweeps"), ("quick", "blocks"),
                            ("square_root", "arithmetic"), ("stochastic_", "stochastic"), ("bench", "speed"),
                            ("mnist", "mnist"), ("memcheck", "memcheck"), ("racecheck", "racecheck"), ("merge", "merge")):
            done = self.measure(FAIL=fault)
            self.assertEqual(done.returncode, 1, fault)
            self.assertRegex(done.stdout, rf"(?m)^{step} .*FAILED: exit code 9")
            self.assertEqual(done.stdout.count("FAILED"), 1, done.stdout)
            self.assertIn(f"measure: failed: {step}\n", done.stderr)
            self.assertIn("it broke", done.stderr)


if __name__ == "__main__":
    unittest.main()

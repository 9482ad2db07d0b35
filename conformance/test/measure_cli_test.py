"""The commands that measure, as a user types them. Needs HALFULP, the path of the tool, and DATA, the MNIST folder."""

import gzip
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

HALFULP = os.environ["HALFULP"]
DATA = Path(os.environ["DATA"])
QUICK_BENCH = ["bench", "cpu", "--format", "float16", "--operation", "convert", "--samples", "3", "--seconds", "0.001",
               "--size", "cache"]
QUICK_MNIST = ["mnist", "--seeds", "1", "--epochs", "1", "--format", "float32,float16", "--mode", "weights",
               "--rounding", "nearest"]


def run(*words, **options):
    return subprocess.run([HALFULP, *words], capture_output=True, text=True, timeout=300, **options)


def lines_of(file, kind):
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    return [line for line in lines if line["t"] == kind]


class Measuring(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def assert_fails(self, done, code, *messages):
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        for message in messages:
            self.assertIn(message, done.stderr)


class Bench(Measuring):
    def test_a_line_has_its_speed_and_its_verdict_and_the_file_is_whole(self):
        file = self.folder / "speed.jsonl"
        done = run(*QUICK_BENCH, "-o", str(file))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"float32->float16.*cpu .*conforms")
        self.assertEqual(run("validate", str(file)).returncode, 0)
        speeds = lines_of(file, "throughput")
        self.assertEqual(len(speeds), 2)
        for line in speeds:
            self.assertEqual(len(line["nanoseconds"]), 3)
            self.assertGreater(line["copy_gigabytes_per_second"], 0)

    def test_json_is_an_array_of_lines(self):
        done = run(*QUICK_BENCH, "--json")
        self.assertEqual({line["outcome"] for line in json.loads(done.stdout)}, {"conforms"})

    def test_a_fast_wrong_answer_is_marked(self):
        done = run("bench", "faulty-truncate", "--format", "float16", "--samples", "3", "--seconds", "0.001", "--size",
                   "cache")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("DEVIATES", done.stdout)

    def test_nothing_to_time_is_no_success(self):
        self.assert_fails(run("bench", "f16c", "--operation", "quantize"), 77, "nothing was timed")

    def test_unknown_words_are_named(self):
        self.assert_fails(run("bench", "cpu", "--mix", "normul"), 2, "normul", "normal")
        self.assert_fails(run("bench", "cpu", "--size", "huge"), 2, "huge")
        self.assert_fails(run("bench", "cpu", "--threads", "3"), 2, "3", "1 or all")
        self.assert_fails(run("bench", "cpu", "--format", "float61"), 2, "float61")

    def test_ctrl_c_ends_it_with_a_word_and_leaves_no_file(self):
        file = self.folder / "speed.jsonl"
        process = subprocess.Popen([HALFULP, "bench", "cpu", "--seconds", "5", "-o", str(file)], stderr=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, text=True)
        time.sleep(3)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 130, said)
        self.assertIn("interrupted", said)
        self.assertEqual(list(self.folder.iterdir()), [])


class Mnist(Measuring):
    def network(self):
        """A file with a network after one epoch."""
        file = self.folder / "networks.bin"
        done = run(*QUICK_MNIST, "--save", str(file))
        self.assertEqual(done.returncode, 0, done.stderr)
        return file

    def test_networks_are_trained_saved_and_loaded_again_with_the_same_figures(self):
        networks, first, second = (self.folder / name for name in ("networks.bin", "1.jsonl", "2.jsonl"))
        done = run(*QUICK_MNIST, "--save", str(networks), "-o", str(first))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"float16 .*214\.0390625")
        loaded = run(*QUICK_MNIST, "--load", str(networks), "-o", str(second), "--jobs", "1")
        self.assertEqual(loaded.returncode, 0, loaded.stderr)

        def samples(file):
            return [line["samples"] for line in lines_of(file, "accuracy")]

        self.assertEqual(samples(first), samples(second))
        self.assertEqual(lines_of(first, "weights"), lines_of(second, "weights"))
        self.assertEqual(lines_of(first, "image"), lines_of(second, "image"))
        self.assertEqual(run("diff", str(first), str(first)).stdout, "")

    def test_a_run_has_the_spread_of_its_weights_and_every_image_that_it_names(self):
        file = self.folder / "accuracy.jsonl"
        done = run("mnist", "--seeds", "2", "--epochs", "1", "--format", "float32,bfloat16,float4_e2m1fn", "--mode",
                   "weights", "--rounding", "nearest", "-o", str(file))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(run("validate", str(file)).returncode, 0)
        weights = lines_of(file, "weights")
        sizes = {"784x128": 784 * 128, "128x64": 128 * 64, "64x10": 64 * 10, "all": 109184}
        self.assertEqual({(line["seed"], line["matrix"], line["block"]) for line in weights},
                         {(1, matrix, block) for matrix in sizes for block in (0, 32, 64)})
        for line in weights:
            self.assertEqual(len(line["counts"]), 128 if line["block"] else 96)
            self.assertEqual(sum(line["counts"]), sizes[line["matrix"]])
            self.assertEqual(sum(line["binades"]) + line["zeros"], sizes[line["matrix"]])

        named = set()
        for accuracy in lines_of(file, "accuracy"):
            first, second = accuracy["samples"]
            self.assertNotIn("changed_images", second)
            images = first.get("changed_images", [])
            self.assertEqual(len(images), min(first["changed"], 12), accuracy["id"])
            numbers = [image["number"] for image in images]
            self.assertEqual(numbers, sorted(numbers))
            named.update(numbers)
        self.assertGreaterEqual(len(named), 12, "four bits change many answers")

        pixels = gzip.decompress((DATA / "t10k-images-idx3-ubyte.gz").read_bytes())[16:]
        labels = gzip.decompress((DATA / "t10k-labels-idx1-ubyte.gz").read_bytes())[8:]
        images = lines_of(file, "image")
        self.assertEqual([image["number"] for image in images], sorted(named))
        for image in images:
            number = image["number"]
            self.assertEqual(image["pixels"], pixels[784 * number:784 * (number + 1)].hex())
            self.assertEqual((image["label"], image["width"]), (labels[number], 28))

        kinds = [json.loads(line)["t"] for line in file.read_text().splitlines()]
        self.assertEqual(list(dict.fromkeys(kinds)), ["header", "training", "weights", "accuracy", "image", "footer"])

    def test_unknown_treatments_are_named(self):
        self.assert_fails(run("mnist", "--format", "float61"), 2, "float61", "did you mean float16?")
        self.assert_fails(run("mnist", "--mode", "weigths"), 2, "weigths", "did you mean weights?")
        self.assert_fails(run("mnist", "--rounding", "up"), 2, "up")

    def test_data_that_are_not_there_are_named(self):
        self.assert_fails(run("mnist", "--data", str(self.folder)), 3, str(self.folder), "train-images-idx3-ubyte.gz")

    def test_data_that_were_changed_are_not_used(self):
        for file in DATA.glob("*.gz"):
            shutil.copy(file, self.folder)
        labels = self.folder / "t10k-labels-idx1-ubyte.gz"
        labels.write_bytes(labels.read_bytes()[:-100])
        self.assert_fails(run("mnist", "--data", str(self.folder)), 3, labels.name)

    def test_a_file_that_cannot_be_written_is_known_before_the_work(self):
        done = run(*QUICK_MNIST, "-o", str(self.folder / "nosuch" / "a.jsonl"))
        self.assert_fails(done, 3, "cannot write", "nosuch")

    def test_an_implementation_that_does_not_exist_is_named(self):
        self.assert_fails(run("mnist", "--impl", "cpuu"), 2, "cpuu", "did you mean cpu?")
        self.assert_fails(run("mnist", "--impl", "cpu,cpuu"), 2, "cpuu", "did you mean cpu?")
        self.assert_fails(run("mnist", "--against", "cpuu"), 2, "cpuu", "did you mean cpu?")

    def test_answers_of_others_are_compared_image_by_image(self):
        file = self.folder / "accuracy.jsonl"
        done = run("mnist", "--load", str(self.network()), "--impl", "cuda-functions,cuda-blocks-functions", "--against",
                   "cpu", "--format", "float16,tf32,bnb_nf4", "--mode", "weights", "--rounding", "nearest", "-o", str(file))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("2 treatments compared image by image, 0 differ\n1 treatment not compared", done.stdout)
        self.assertRegex(done.stdout, r"(?m)^same     mnist/tf32/ieee/weights/nearest: cpu-scalar$")
        self.assertEqual(run("validate", str(file)).returncode, 0)
        tf32, float16, nf4 = lines_of(file, "accuracy")
        self.assertEqual((float16["products"], nf4["products"]), ("cuda-functions", "cuda-blocks-functions"))
        self.assertEqual(nf4["against"], {"implementation": "cpu"})
        self.assertEqual(nf4["samples"][0]["difference"], {"images": 0, "first": 0})
        self.assertNotIn("against", tf32)

    def test_an_answer_that_differs_exits_1_and_is_named(self):
        done = run("mnist", "--load", str(self.network()), "--impl", "faulty-block-scale-floor", "--against", "cpu",
                   "--format", "mxfp4", "--variant", "rceil", "--mode", "weights", "--rounding", "nearest")
        self.assertEqual(done.returncode, 1, done.stdout + done.stderr)
        self.assertIn("1 treatment compared image by image, 1 differs", done.stdout)
        self.assertRegex(done.stdout, r"(?m)^differs  mnist/mxfp4/rceil/weights/nearest, seed 1: \d+ images, the first is test "
                                      r"image \d+; faulty-block-scale-floor against cpu$")

    def test_what_compares_nothing_is_no_success(self):
        done = run("mnist", "--load", str(self.network()), "--impl", "cpu", "--against", "builtin:cpu", "--format",
                   "float16", "--mode", "weights", "--rounding", "nearest")
        self.assert_fails(done, 77, "nothing was compared")

    def test_an_implementation_without_its_gpu_says_so(self):
        if re.search(r"(?m)^cuda-blocks .*not built", run("list", "implementations").stdout):
            self.skipTest("the kernels are not built")
        without = {name: value for name, value in os.environ.items() if name != "HALFULP_REQUIRE_DEVICE"}
        without["CUDA_VISIBLE_DEVICES"] = ""
        done = run("mnist", "--impl", "cuda-blocks", env=without)
        self.assert_fails(done, 77, "cuda-blocks: no CUDA device: ")
        self.assertEqual(done.stdout, "")
        self.assert_fails(run("mnist", "--against", "cuda-blocks", env=without), 77, "cuda-blocks: no CUDA device: ")
        done = run("mnist", "--impl", "cuda-blocks", "--require-device", env=without)
        self.assert_fails(done, 3, "--require-device: no CUDA device: ")

    def test_a_file_that_holds_no_networks_is_not_loaded(self):
        file = self.folder / "networks.bin"
        file.write_bytes(b"something else")
        self.assert_fails(run(*QUICK_MNIST, "--load", str(file)), 3, str(file))


class Diff(Measuring):
    def test_bad_files_are_named(self):
        self.assert_fails(run("diff", str(self.folder / "a"), str(self.folder / "b")), 3, str(self.folder / "a"))
        self.assert_fails(run("diff", "a", "b", "--fail-on", "slow"), 2, "slow", "slower")


if __name__ == "__main__":
    unittest.main()

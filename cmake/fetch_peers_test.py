"""Tests of fetch_peers.py with a pip that hands out a wheel made here, or fails."""

import contextlib
import hashlib
import io
import pathlib
import platform
import sys
import tempfile
import unittest
import zipfile
from dataclasses import replace

import fetch_peers

FAKE_PIP = """
import pathlib, shutil, sys
wheel = pathlib.Path({wheel!r})
if sys.argv[1] == "--version":
    sys.exit({version_status})
if not wheel.exists():
    print("WARNING: Retrying after connection broken", "ERROR: nothing matches", sep="\\n", file=sys.stderr)
    sys.exit(1)
target = next(a for a in sys.argv if a.startswith("--dest=")).removeprefix("--dest=")
shutil.copy(wheel, target)
"""


class FetchPeers(unittest.TestCase):
    def setUp(self):
        directory = self.enterContext(tempfile.TemporaryDirectory())
        self.directory = pathlib.Path(directory)
        self.peers_dir = self.directory / "peers"
        self.wheel = self.directory / "lib-1-py3-none-any.whl"
        with zipfile.ZipFile(self.wheel, "w") as archive:
            for member in ("lib/lib.so", "lib/huge.so", "lib-1.dist-info/LICENSE"):
                archive.writestr(member, f"{member} of version 1")
        digest = hashlib.sha256(self.wheel.read_bytes()).hexdigest()
        self.peer = fetch_peers.Peer(
            name="lib",
            project="lib",
            version="1",
            platform="manylinux_2_28",
            sha256={platform.machine(): digest},
            members=("lib/lib.so", "lib-*.dist-info/LICENSE"),
        )
        self.use_pip()

    def use_pip(self, version_status=0):
        script = self.directory / "pip.py"
        script.write_text(FAKE_PIP.format(wheel=str(self.wheel), version_status=version_status))
        fetch_peers.PIP = (sys.executable, str(script))

    def run_main(self, peer):
        """Returns the exit code and the lines of stderr."""
        fetch_peers.PEERS = (peer,)
        said = io.StringIO()
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(said):
            status = fetch_peers.main([str(self.peers_dir)])
        return status, said.getvalue().splitlines()

    def files(self):
        return sorted(str(p.relative_to(self.peers_dir)) for p in self.peers_dir.rglob("*") if not p.is_dir())

    def test_keeps_of_a_wheel_only_the_library_and_its_licence(self):
        self.assertEqual(self.run_main(self.peer), (0, []))
        self.assertEqual(self.files(), ["lib/lib-1.dist-info/LICENSE", "lib/lib/lib.so", "lib/origin.txt"])

    def test_downloads_nothing_when_the_pinned_version_is_there(self):
        self.run_main(self.peer)
        self.wheel.unlink()
        self.assertEqual(self.run_main(self.peer), (0, []))

    def test_replaces_another_version(self):
        self.run_main(self.peer)
        (self.peers_dir / "lib" / "of-version-1").touch()
        self.assertEqual(self.run_main(replace(self.peer, version="2")), (0, []))
        self.assertNotIn("lib/of-version-1", self.files())
        self.assertTrue((self.peers_dir / "lib" / "origin.txt").read_text().startswith("lib 2 "))

    def test_refuses_a_wheel_with_other_bytes_and_leaves_what_was_there(self):
        self.run_main(self.peer)
        before = self.files()
        other = replace(self.peer, version="2", sha256={platform.machine(): "0" * 64})
        status, said = self.run_main(other)
        self.assertEqual((status, len(said)), (1, 1))
        self.assertIn("does not have the pinned SHA-256", said[0])
        self.assertEqual(self.files(), before)
        self.assertTrue((self.peers_dir / "lib" / "origin.txt").read_text().startswith("lib 1 "))

    def test_refuses_a_wheel_without_the_library(self):
        status, said = self.run_main(replace(self.peer, members=("lib/lib.so", "lib/other.so")))
        self.assertEqual((status, len(said)), (1, 1))
        self.assertIn("0 files of lib-1-py3-none-any.whl match lib/other.so", said[0])
        self.assertEqual(list(self.peers_dir.iterdir()), [])

    def test_tells_the_last_line_of_a_pip_that_fails(self):
        self.wheel.unlink()
        status, said = self.run_main(self.peer)
        self.assertEqual(status, 1)
        self.assertEqual(said, ["lib: not fetched: pip: ERROR: nothing matches (no network?)"])
        self.assertEqual(list(self.peers_dir.iterdir()), [])

    def test_says_in_one_line_that_there_is_no_pip(self):
        self.use_pip(version_status=1)
        self.assertEqual(self.run_main(self.peer), (1, ["lib: not fetched: this Python has no pip (python3-pip)"]))

    def test_says_that_there_is_no_wheel_for_another_machine(self):
        status, said = self.run_main(replace(self.peer, sha256={"pdp11": "0" * 64}))
        self.assertEqual((status, said), (1, [f"lib: not fetched: no wheel for {platform.machine()}"]))


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""Downloads the libraries that quantize blocks and have no Debian package: bitsandbytes and GGML.

Each comes out of a wheel with a pinned version and SHA-256, which pip downloads from the index it is set up with; nothing
is installed and no code of the wheel runs. Of a wheel only the library and its licence are kept, in one directory that
appears when it is complete. Exit code 0: everything is there; 1: something is missing, with one line that says why.
"""

import fnmatch
import hashlib
import pathlib
import platform
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass

PIP = (sys.executable, "-m", "pip")
ORIGIN = "origin.txt"


class Unavailable(Exception):
    """Says in one line why a library could not be had."""


@dataclass(frozen=True)
class Peer:
    """A library, the project whose wheel carries it, and the members to keep, each a pattern with one match."""

    name: str
    project: str
    version: str
    platform: str
    sha256: dict[str, str]  # by machine
    members: tuple[str, ...]


PEERS = (
    Peer(
        name="bitsandbytes",
        project="bitsandbytes",
        version="0.50.2",
        platform="manylinux_2_24",
        sha256={
            "x86_64": "55348a9a4a21bfd99cf8c7b32fe67b4030ae5c2a05738e03c1747f65fa6ec283",
            "aarch64": "d5772560dd94c4d9c57f50c9b017450a1707f7687bfd4b3dc86f7342aafe721e",
        },
        members=("bitsandbytes/libbitsandbytes_cpu.so", "bitsandbytes-*.dist-info/licenses/LICENSE"),
    ),
    Peer(
        name="ggml",
        project="pywhispercpp",  # carries GGML 0.13.1 and exports its reference quantizers
        version="1.5.1",
        platform="manylinux_2_28",
        sha256={
            "x86_64": "a70839d9a1f569e1e5424f27ed01a32133d658beae4cd1459eb39de1e0483bba",
            "aarch64": "3fd5ce38397f27e1173423f82f14089da2f61a45b2f1fb307a943765f5c56b3e",
        },
        members=("libggml-base.so", "pywhispercpp.libs/libgomp-*.so.1.0.0", "pywhispercpp-*.dist-info/licenses/LICENSE"),
    ),
)


def download(peer: Peer, machine: str, directory: pathlib.Path) -> pathlib.Path:
    """Has pip put the wheel into `directory`, whatever Python this machine has: only the library in it is wanted."""
    done = subprocess.run(
        [*PIP, "download", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"]
        + ["--only-binary=:all:", "--implementation=cp", "--python-version=3.11", "--abi=cp311"]
        + [f"--platform={peer.platform}_{machine}", "--retries=1", "--timeout=20"]
        + [f"--dest={directory}", f"{peer.project}=={peer.version}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    wheels = list(directory.glob("*.whl"))
    if done.returncode != 0 or len(wheels) != 1:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        network = " (no network?)" if "connection broken" in done.stderr else ""
        raise Unavailable(f"pip: {said[-1] if said else 'no wheel, and no reason given'}{network}")
    return wheels[0]


def unpack(peer: Peer, wheel: pathlib.Path, directory: pathlib.Path) -> None:
    """Extracts the wanted members, under the paths they have in the wheel: the libraries find each other by them."""
    with zipfile.ZipFile(wheel) as archive:
        for pattern in peer.members:
            matches = fnmatch.filter(archive.namelist(), pattern)
            if len(matches) != 1:
                raise Unavailable(f"{len(matches)} files of {wheel.name} match {pattern}")
            archive.extract(matches[0], directory)


def provide(peer: Peer, machine: str, peers_dir: pathlib.Path) -> str:
    """Makes peers_dir/NAME the pinned version, or leaves it as it was. Returns what was done, "" for nothing."""
    if machine not in peer.sha256:
        raise Unavailable(f"no wheel for {machine}")
    destination = peers_dir / peer.name
    origin = f"{peer.project} {peer.version} {peer.sha256[machine]}\n"
    if (destination / ORIGIN).is_file() and (destination / ORIGIN).read_text() == origin:
        return ""
    peers_dir.mkdir(parents=True, exist_ok=True)
    # On the same file system, so that the last step is a rename.
    with tempfile.TemporaryDirectory(prefix=".incoming-", dir=peers_dir) as name:
        incoming = pathlib.Path(name)
        wheel = download(peer, machine, incoming)
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != peer.sha256[machine]:
            raise Unavailable(f"{wheel.name} does not have the pinned SHA-256")
        complete = incoming / "complete"
        unpack(peer, wheel, complete)
        (complete / ORIGIN).write_text(origin)
        if destination.exists():
            destination.rename(incoming / "replaced")
        complete.rename(destination)
    return f"{peer.name}: from {wheel.name}"


def main(arguments: list[str]) -> int:
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(f"usage: fetch_peers.py [DIRECTORY]\n\n{__doc__}DIRECTORY is build/peers unless given.")
        return 0 if len(arguments) == 1 else 1
    default = pathlib.Path(__file__).resolve().parent.parent / "build" / "peers"
    peers_dir = pathlib.Path(arguments[0]).absolute() if arguments else default
    if subprocess.run([*PIP, "--version"], capture_output=True, check=False).returncode != 0:
        print(f"{', '.join(p.name for p in PEERS)}: not fetched: this Python has no pip (python3-pip)", file=sys.stderr)
        return 1
    complete = True
    for peer in PEERS:
        try:
            done = provide(peer, platform.machine(), peers_dir)
            if done:
                print(done)
        except (Unavailable, OSError, zipfile.BadZipFile) as reason:
            complete = False
            print(f"{peer.name}: not fetched: {reason}", file=sys.stderr)
    return 0 if complete else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

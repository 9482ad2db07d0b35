"""Sites from result files that are made here: small real runs, and runs whose every name is an attack."""

import json
import os
import subprocess
from pathlib import Path

HALFULP = os.environ.get("HALFULP", "")
WRITE_SAMPLE_RUN = os.environ.get("WRITE_SAMPLE_RUN", "")

FORMATS = "float16,bfloat16,float8_e4m3fn,float8_e8m0fnu,float4_e2m1fn,binary8p3se,binary4p1uf,nf4,mxfp4,nvfp4"
SUBJECTS = ["cpu", "cuda-functions", "cuda-blocks-functions", "gcc-float16", "eigen", "llvm-apfloat", "faulty-ties-away",
            "faulty-fnuz-nan", "faulty-subnormals-flushed", "faulty-block-ties-away", "faulty-fused-in-two-roundings"]
RUNS = {
    "run": ["check", *SUBJECTS, "--tier", "smoke", "--format", FORMATS],
    "speed": ["bench", "cpu", "gcc-float16", "faulty-truncate", "--format", "float16,bfloat16,mxfp4", "--rounding",
              "ties_to_even,to_even", "--size", "cache", "--samples", "3", "--seconds", "0.001"],
    "accuracy": ["mnist", "--seeds", "1", "--epochs", "1", "--format", "float32,float16,float8_e4m3fn,mxfp4", "--mode",
                 "weights", "--rounding", "nearest"],
}

# Each of these stands where a name of an implementation, a format, a machine or a file stands.
ATTACKS = [
    "</script><script>window.attacked = 1</script>",
    "<img src=x onerror=window.attacked=2>",
    "\"><svg onload=window.attacked=3>",
    "' onmouseover='window.attacked=4' x='",
    "javascript:window.attacked=5//",
    "</title></style></textarea></details><iframe src=javascript:window.attacked=6>",
    "&lt;b&gt; &#60; \u202e ${window.attacked=7} `{{7*7}}`",
    "../../etc/passwd?a=b#c\n%3Cscript%3E\t",
]


def run(*words):
    done = subprocess.run([HALFULP, *map(str, words)], capture_output=True, text=True, timeout=600)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"halfulp {' '.join(map(str, words))}: exit code {done.returncode}: {done.stderr}")
    return done


def real_runs(folder):
    """Verdicts, speeds and accuracies of this machine, quickly made, and one of three parts of a run."""
    files = []
    for name, words in RUNS.items():
        files.append(folder / f"{name}.jsonl")
        run(*words, "-o", files[-1])
    files.append(folder / "part.jsonl")
    run("check", "gcc-float16", "--tier", "smoke", "--format", "float16", "--shard", "1/3", "--seed", "5", "-o", files[-1])
    return files


def small_run(folder):
    """Verdicts of few cells, for pages about machines."""
    run("check", "cpu", "gcc-float16", "eigen", "--tier", "smoke", "--format", "float16,mxfp4", "-o", folder / "small.jsonl")
    return folder / "small.jsonl"


OTHER_MACHINE = {"cpu": "Another CPU", "os": "Another OS", "threads": 64}


def on_another_machine(files, folder):
    """Copies of the files as another machine would have made them, on which gcc-float16 is wrong and speeds differ."""
    copies = []
    for file in files:
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        lines[0]["machine"] = OTHER_MACHINE
        footer = lines[-1]
        for line in lines:
            if line["t"] == "throughput":
                line["nanoseconds"] = [2 * time for time in line["nanoseconds"]]
            if line["t"] == "cell" and line["implementation"] == "gcc-float16" and line["outcome"] == "conforms":
                line.update(outcome="deviates", deviating=1, digest="00000000deadbeef",
                            causes=[{"cause": "other", "sentence": "nobody knows", "count": 1, "examples": []}])
                footer["conforms"] -= 1
                footer["deviates"] += 1
        copies.append(folder / f"other-{file.name}")
        copies[-1].write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines))
    return copies


def waived_run(folder):
    """The sample run, with its one deviation accepted."""
    sample = folder / "sample.jsonl"
    subprocess.run([WRITE_SAMPLE_RUN, sample, "waived"], check=True, timeout=60)
    return sample


def attacking_runs(folder):
    """The waived run once for each attack, with its text wherever the run has a name or a reason."""
    text = waived_run(folder).read_text()
    files = []
    for place, attack in enumerate(ATTACKS):
        inside = json.dumps(attack)[1:-1]
        attacked = text
        for name in ("good", "binary8p4se", "A CPU", "An OS", "A <GPU>", "ties_away", "no cases", "0.1.0", "the <article>",
                     "the <vendor> knows", "https://example.org/issues"):
            attacked = attacked.replace(name, f"{name[0]}{place}{inside}")
        files.append(folder / f"{place} <img src=x onerror=alert(1)>.jsonl")
        files[-1].write_text(attacked)
    return files


def render(files, folder, *words):
    """Renders and returns the pages, the first page first."""
    run("render", *files, "-o", folder, *words)
    return sorted(Path(folder).glob("*.html"), key=lambda page: (page.name != "index.html", page.name))

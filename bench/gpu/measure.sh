#!/usr/bin/env bash
# Everything that a machine with a GPU can say about halfulp, in one call of ten minutes at most: tests, sweeps over all
# float32 inputs, blocks, arithmetic, stochastic roundings, speed, a network's answers beside those of the CPU, and the
# memory checks of compute-sanitizer; then one result file.
# usage: bench/gpu/measure.sh
#   OUT                folder for the result file, gpu.jsonl, its parts and the logs (default: the file goes to
#                      reports/published/MACHINE/DATE.jsonl, the rest to measured/ in the build folder)
#   HALFULP_BUILD_DIR  a folder that is built already (default: build/gpu, configured and built first)
# Exit codes: 0 every step went well, 1 at least one did not, 77 no GPU or no nvcc.
set -uo pipefail

root="$(dirname -- "$(dirname -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")")")"
build_dir="${HALFULP_BUILD_DIR:-$root/build/gpu}"
work="${OUT:-$build_dir/measured}"
readonly root build_dir work tool="$build_dir/halfulp" all_seconds=600
readonly parts=("$work/sweeps.jsonl" "$work/blocks.jsonl" "$work/arithmetic.jsonl" "$work/stochastic.jsonl" "$work/speed.jsonl" "$work/accuracy.jsonl")
# Few and small: under compute-sanitizer everything takes a hundred times as long.
readonly sanitized_formats='float32->float16,float32->float8_e4m3fn,float8_e4m3fn->float32,mxfp4,bnb_nf4'
readonly arithmetic='add,subtract,multiply,divide,fused_multiply_add,square_root'
failed=()
reserved=15  # seconds of the whole that are kept for the merge

say() { printf 'measure: %s\n' "$*" >&2; }

nothing_to_measure() {
  say "$@"
  exit 77
}

# step NAME SECONDS COMMAND...: runs it within its time and what is left of the whole, and notes how it went.
step() {
  local name="$1" limit="$2" left=$((all_seconds - reserved - SECONDS)) begun=$SECONDS log code=0
  shift 2
  log="$work/$name.log"
  if ((left < limit)); then limit=$left; fi
  if ((limit <= 0)); then
    failed+=("$name")
    printf '%-10s %4s s  not run: no time is left\n' "$name" 0
    return
  fi
  timeout --kill-after=5 "$limit" "$@" >"$log" 2>&1 </dev/null || code=$?
  if ((code == 0)); then
    printf '%-10s %4d s  ok\n' "$name" $((SECONDS - begun))
    return
  fi
  failed+=("$name")
  if ((code == 124 || code == 137)); then
    printf '%-10s %4d s  FAILED: not done in %d s; %s\n' "$name" $((SECONDS - begun)) "$limit" "$log"
  else
    printf '%-10s %4d s  FAILED: exit code %d; %s\n' "$name" $((SECONDS - begun)) "$code" "$log"
  fi
  tail -n 5 -- "$log" >&2
}

build() {
  cmake --preset release -S "$root" -B "$build_dir" -DHALFULP_CUDA=ON -DCMAKE_CUDA_ARCHITECTURES=native &&
    cmake --build "$build_dir"
}

check() { "$tool" check device --require-device "$@"; }

# The answers of one network with weights in every format, image by image those of the CPU.
answers() {
  "$tool" mnist --seeds 1 --impl cuda,cuda-blocks --against cpu --mode weights --rounding nearest --require-device "$@"
}

sanitize() {
  compute-sanitizer --tool "$1" --error-exitcode 1 "$tool" check device --require-device --tier smoke \
    --format "$sanitized_formats"
}

# The parts that are there, as one file.
merge() {
  local part there=()
  for part in "${parts[@]}"; do
    if [[ -f "$part" ]]; then there+=("$part"); fi
  done
  if ((${#there[@]} == 0)); then
    echo "no part was written"
    return 1
  fi
  if [[ -n "${OUT:-}" ]]; then
    "$tool" merge "${there[@]}" -o "$OUT/gpu.jsonl"
  else
    "$tool" merge "${there[@]}" --publish
  fi
}

# timeout runs programs, not functions: this script calls itself for those.
if (($# > 0)); then
  case "$1" in
    build | check | answers | sanitize | merge) "$@" ;;
    *)
      say "usage: bench/gpu/measure.sh, without arguments"
      exit 2
      ;;
  esac
  exit
fi

PATH="$PATH:/usr/local/cuda/bin"
export PATH
[[ "$(nvidia-smi -L 2>/dev/null)" == GPU* ]] || nothing_to_measure "no GPU: nvidia-smi finds none"
command -v nvcc >/dev/null || nothing_to_measure "no nvcc: it is neither on the PATH nor in /usr/local/cuda/bin"
if ! mkdir -p -- "$work" || ! rm -f -- "${parts[@]}" "${parts[@]/%/.partial}" "$work/gpu.jsonl" "$work"/*.log; then
  say "cannot write to $work"
  exit 1
fi

readonly self="$root/bench/gpu/measure.sh"
if [[ -z "${HALFULP_BUILD_DIR:-}" ]]; then step build 300 "$self" build; fi
# Without what the next step does at length.
step tests 180 env HALFULP_REQUIRE_DEVICE=1 ctest --test-dir "$build_dir" -L gpu -E "all-float32|[.]binary" \
  --no-tests=error --output-on-failure
step sweeps 60 "$self" check --tier exhaustive --operation convert --format 'float32->*' \
  --rounding 'ties_*,toward_*,to_odd' -o "${parts[0]}"
step blocks 60 "$self" check --tier quick --operation 'quantize*,dequantize*' -o "${parts[1]}"
step arithmetic 30 "$self" check --tier smoke --operation "$arithmetic" -o "${parts[2]}"
step stochastic 30 "$self" check --tier smoke --rounding 'stochastic_?8' --format 'float*,bfloat16' -o "${parts[3]}"
step speed 90 "$tool" bench device --size large -o "${parts[4]}"
step mnist 60 "$self" answers -o "${parts[5]}"
step memcheck 60 "$self" sanitize memcheck
step racecheck 60 "$self" sanitize racecheck
reserved=5
step merge 30 "$self" merge
if [[ -f "$work/merge.log" ]]; then cat -- "$work/merge.log"; fi
if ((${#failed[@]})); then
  say "failed: ${failed[*]}"
  exit 1
fi

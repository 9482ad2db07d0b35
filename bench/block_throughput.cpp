// How fast block operations are: nanoseconds for each of 2^24 float32 values, out of cache, as medians of interleaved
// repetitions, and as ratios to copying the float32 values, to a scalar decision tree (NF4) and to the CPU library of
// bitsandbytes that HALFULP_BITSANDBYTES_LIBRARY names. "Of copy" and what is promised of it count bytes moved per
// second: memcpy reads and writes four bytes for each value, a block operation reads or writes four and the bytes of
// its planes. One core, except for cpu-parallel. Arguments are those of Google Benchmark.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "bitsandbytes.h"
#include "block/block_registry.h"
#include "block/layout.h"
#include "block_call.h"
#include "nf4_tree.h"

namespace halfulp {
namespace {

constexpr std::uint64_t kSide = 4096;
constexpr double kValues = static_cast<double>(kSide * kSide);

constexpr double kCopyBytes = 2 * sizeof(float);

constexpr const char* kCopy = "memcpy";
constexpr const char* kTree = "nf4 decision tree";

/// What a line has to reach.
enum class Promise : std::uint8_t { none, of_copy, times_tree };

struct Line {
  BlockLine line;
  Promise promise = Promise::none;
  double at_least = 0;  ///< A share of the bytes that the copy moves per second, or a multiple of the tree's speed.
};

const std::vector<Line>& lines() {
  constexpr Operation kTo = Operation::quantize, kFrom = Operation::dequantize;
  static const std::vector<Line> all{{{"bnb_nf4", "bnb-default", kTo}, Promise::times_tree, 4},
                                     {{"bnb_nf4", "bnb-default", kFrom}, Promise::of_copy, 0.50},
                                     {{"ggml_q8_0", "ggml", kTo}, Promise::of_copy, 0.45},
                                     {{"ggml_q8_0", "ggml", kFrom}},
                                     {{"mxfp8_e4m3", "floor", kTo}, Promise::of_copy, 0.40},
                                     {{"mxfp8_e4m3", "floor", kFrom}},
                                     {{"bnb_nf4", "bnb-cuda", kTo}},
                                     {{"bnb_nf4", "nearest", kTo}},
                                     {{"bnb_fp4", "bnb-cuda", kTo}},
                                     {{"bnb_fp4", "bnb-default", kFrom}},
                                     {{"bnb_nf4_nested", "bnb-cpu", kTo}},
                                     {{"bnb_nf4_nested", "bnb-cpu", kFrom}},
                                     {{"bnb_dynamic8", "bnb-cpu", kTo}},
                                     {{"bnb_dynamic8", "bnb-cuda", kTo}},
                                     {{"bnb_dynamic8", "bnb-cpu", kFrom}},
                                     {{"bnb_int8", "bnb-default", kTo}},
                                     {{"bnb_int8", "bnb-default", kFrom}},
                                     {{"mxfp8_e4m3", "rceil", kTo}},
                                     {{"mxfp8_e4m3", "microxcaling", kTo}},
                                     {{"mxfp8_e5m2", "floor", kTo}},
                                     {{"mxfp8_e5m2", "floor", kFrom}},
                                     {{"mxfp6_e2m3", "floor", kTo}},
                                     {{"mxfp6_e2m3", "floor", kFrom}},
                                     {{"mxfp6_e3m2", "floor", kTo}},
                                     {{"mxfp6_e3m2", "floor", kFrom}},
                                     {{"mxfp4", "floor", kTo}},
                                     {{"mxfp4", "even", kTo}},
                                     {{"mxfp4", "floor", kFrom}},
                                     {{"mxint8", "floor", kTo}},
                                     {{"mxint8", "floor", kFrom}},
                                     {{"nvfp4", "te", kTo}},
                                     {{"nvfp4", "torchao", kTo}},
                                     {{"nvfp4", "te", kFrom}},
                                     {{"fp8_e4m3_tensor", "reciprocal", kTo}},
                                     {{"fp8_e4m3_row", "quotient", kTo}},
                                     {{"fp8_e4m3_row", "quotient", kFrom}},
                                     {{"fp8_e4m3_1x128", "deepseek", kTo}},
                                     {{"fp8_e4m3_128x128", "deepseek", kTo}},
                                     {{"fp8_e4m3_128x128", "deepseek", kFrom}},
                                     {{"int8_row", "reciprocal", kTo}},
                                     {{"int8_b128", "quotient", kTo}},
                                     {{"int8_b128", "quotient", kFrom}},
                                     {{"int4_b32", "quotient", kTo}},
                                     {{"int4_b32", "quotient", kFrom}},
                                     {{"ternary", "absmean", kTo}},
                                     {{"int2_b128", "gptq", kTo}},
                                     {{"int2_b128", "gptq", kFrom}},
                                     {{"ggml_q4_0", "ggml", kTo}},
                                     {{"ggml_q4_0", "ggml", kFrom}},
                                     {{"ggml_q4_1", "ggml", kTo}},
                                     {{"ggml_q4_1", "ggml", kFrom}},
                                     {{"ggml_q5_0", "ggml", kTo}},
                                     {{"ggml_q5_0", "ggml", kFrom}},
                                     {{"ggml_q5_1", "ggml", kTo}},
                                     {{"ggml_iq4_nl", "ggml", kTo}},
                                     {{"ggml_iq4_nl", "ggml", kFrom}},
                                     {{"ggml_mxfp4", "ggml", kTo}},
                                     {{"ggml_mxfp4", "ggml", kFrom}},
                                     {{"ggml_nvfp4", "ggml", kTo}},
                                     {{"ggml_nvfp4", "ggml", kFrom}},
                                     {{"ggml_tq1_0", "ggml", kTo}},
                                     {{"ggml_tq2_0", "ggml", kTo}},
                                     {{"ggml_tq2_0", "ggml", kFrom}}};
  return all;
}

std::string name_of(const BlockLine& line, std::string_view implementation) {
  return std::string(implementation) + '/' + std::string(halfulp::name_of(line.operation)) + '/' + line.format + '/' +
         line.variant;
}

/// Bytes that the operation reads and writes for each value.
double bytes_moved(const BlockLine& line) {
  const BlockSpec& spec = *block_called(line.format);
  const PlaneSizes planes = plane_sizes(spec, variant_called(spec, line.variant)->rules, {kSide, kSide});
  return sizeof(float) + static_cast<double>(planes.codes + planes.scales + planes.tensor) / kValues;
}

/// Keeps the real time of every repetition.
class Times : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      if (run.error_occurred) {
        std::fprintf(stderr, "%s: %s\n", run.benchmark_name().c_str(), run.error_message.c_str());
      } else {
        const auto iterations = static_cast<double>(std::max<std::int64_t>(run.iterations, 1));
        times_[run.run_name.function_name].push_back(run.real_accumulated_time / iterations);
      }
    }
  }

  /// Nanoseconds for a value, or 0 if it was not measured.
  double median(const std::string& name) const {
    const auto found = times_.find(name);
    if (found == times_.end()) return 0;
    std::vector<double> times = found->second;
    std::ranges::sort(times);
    return times[times.size() / 2] / kValues * 1e9;
  }

 private:
  std::map<std::string, std::vector<double>> times_;
};

template <class Function>
void add(const std::string& name, Function function) {
  benchmark::RegisterBenchmark(name.c_str(), [function](benchmark::State& state) { function(state); })
      ->UseRealTime()
      ->MinTime(0.02);
}

/// Planes hold what the line's own format makes of the values before they are dequantized.
void prepare_planes(const Implementation& implementation, const BlockLine& line, LargeTensor& tensor) {
  if (line.operation == Operation::dequantize) {
    BlockCall(implementation, {line.format, line.variant, Operation::quantize}).run(tensor);
  }
}

void add_baselines(LargeTensor& tensor) {
  add(kCopy, [&](benchmark::State& state) {
    for (auto _ : state) {
      std::memcpy(tensor.restored.data(), tensor.values.data(), tensor.values.size() * sizeof(float));
      benchmark::ClobberMemory();
    }
  });
  add(kTree, [&](benchmark::State& state) {
    auto* const scales = reinterpret_cast<float*>(tensor.scales.data());
    for (auto _ : state) {
      nf4_tree(tensor.values.data(), tensor.values.size(), scales, tensor.codes.data());
      benchmark::ClobberMemory();
    }
  });
}

void add_line(const BlockLine& line, const Implementation& implementation, LargeTensor& tensor) {
  add(name_of(line, implementation.name()), [&, line](benchmark::State& state) {
    prepare_planes(implementation, line, tensor);
    const BlockCall call(implementation, line);
    if (!call.is_offered()) return state.SkipWithError("not offered");
    for (auto _ : state) {
      if (!call.run(tensor)) return state.SkipWithError("failed");
    }
  });
}

void add_bitsandbytes(const BlockLine& line, const Implementation& maker, LargeTensor& tensor) {
  const auto call = bitsandbytes_call(line.format, line.operation);
  if (!call) return;
  add(name_of(line, "bitsandbytes"), [&, line, call](benchmark::State& state) {
    prepare_planes(maker, line, tensor);
    std::vector<float>& values = line.operation == Operation::quantize ? tensor.values : tensor.restored;
    const FlatTensor flat{values.data(), tensor.codes.data(), reinterpret_cast<float*>(tensor.scales.data()),
                          static_cast<std::int64_t>(values.size())};
    for (auto _ : state) call(flat);
  });
}

const char* verdict(const Line& line, double of_copy, double times_tree) {
  if (line.promise == Promise::none) return "";
  return (line.promise == Promise::of_copy ? of_copy : times_tree) >= line.at_least ? "yes" : "NO";
}

void print(const Times& times) {
  const double copy = times.median(kCopy), tree = times.median(kTree);
  std::printf("block operations, ns for each of 2^24 float32 values; memcpy %.3f, NF4 decision tree %.3f\n", copy,
              tree);
  std::printf("%-17s %-13s %-10s %7s %7s %8s %8s %8s %7s %7s %8s\n", "format", "variant", "operation", "scalar", "cpu",
              "parallel", "/scalar", "of copy", "/tree", "/bnb", "promised");
  for (const Line& line : lines()) {
    const auto time = [&](const char* implementation) { return times.median(name_of(line.line, implementation)); };
    const double vector = time("cpu"), bitsandbytes = time("bitsandbytes");
    if (vector == 0) continue;
    const double of_copy = copy / kCopyBytes * bytes_moved(line.line) / vector;
    const bool is_nf4 = line.line.format == "bnb_nf4" && line.line.operation == Operation::quantize;
    std::printf("%-17s %-13s %-10s %7.3f %7.3f %8.3f %7.2fx %7.0f%% ", line.line.format.c_str(),
                line.line.variant.c_str(), std::string(halfulp::name_of(line.line.operation)).c_str(),
                time("cpu-scalar"), vector, time("cpu-parallel"), time("cpu-scalar") / vector, of_copy * 100);
    is_nf4 ? std::printf("%6.2fx ", tree / vector) : std::printf("%7s ", "-");
    bitsandbytes != 0 ? std::printf("%6.2fx ", bitsandbytes / vector) : std::printf("%7s ", "-");
    std::printf("%8s\n", verdict(line, of_copy, tree / vector));
  }
}

/// Arguments with repetitions and their interleaving before those of the command line, which may say otherwise.
std::vector<char*> with_defaults(int argc, char** argv) {
  static std::string repetitions = "--benchmark_repetitions=7",
                     interleaved = "--benchmark_enable_random_interleaving=true";
  std::vector<char*> arguments{argv[0], repetitions.data(), interleaved.data()};
  arguments.insert(arguments.end(), argv + 1, argv + argc);
  return arguments;
}

}  // namespace
}  // namespace halfulp

int main(int argc, char** argv) {
  using namespace halfulp;
  std::vector<char*> arguments = with_defaults(argc, argv);
  int count = static_cast<int>(arguments.size());
  benchmark::Initialize(&count, arguments.data());
  if (benchmark::ReportUnrecognizedArguments(count, arguments.data())) return 1;
  const auto implementations = open_implementations({"builtin:cpu-scalar", "builtin:cpu", "builtin:cpu-parallel"});
  LargeTensor tensor(kSide);
  add_baselines(tensor);
  for (const Line& line : lines()) {
    for (const auto& implementation : implementations) add_line(line.line, *implementation, tensor);
    add_bitsandbytes(line.line, *implementations.front(), tensor);
  }
  Times times;
  benchmark::RunSpecifiedBenchmarks(&times);
  print(times);
}

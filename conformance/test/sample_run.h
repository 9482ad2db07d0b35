// A run with one cell of every outcome, measurements of every kind and text that wants escaping, for the tests of
// everything that reads runs.
#pragma once

#include <limits>

#include "result/record.h"
#include "result/totals.h"

namespace halfulp {

inline CellRecord sample_cell(const std::string& implementation, const std::string& from, const std::string& to) {
  CellRecord cell{.id = implementation + "/convert/" + from + "->" + to + "/ties_to_even/ieee",
                  .implementation = implementation,
                  .operation = "convert",
                  .from = from,
                  .to = to,
                  .rounding = "ties_to_even",
                  .profile = "ieee",
                  .subject = to,
                  .outcome = "conforms",
                  .reason = {},
                  .domain = {{"exhaustive", std::uint64_t{1} << 32}},
                  .cases = std::uint64_t{1} << 32,
                  .digest = "0123456789abcdef",
                  .causes = {},
                  .seconds = 1.5};
  return cell;
}

/// Networks of two seeds, of `accuracy` and half a percent more.
inline AccuracyRecord sample_accuracy(const std::string& format, const std::string& variant, double accuracy) {
  AccuracyRecord record{.id = "mnist/" + format + "/" + variant + "/weights/nearest",
                        .experiment = "mnist",
                        .implementation = "good",
                        .format = format,
                        .variant = variant,
                        .mode = "weights",
                        .rounding = "nearest",
                        .kilobytes = 54.1015625,
                        .kilobytes_with_scales = 60.5,
                        .bits_per_weight = 4.5,
                        .samples = {},
                        .published = {}};
  for (const std::uint64_t seed : {1u, 2u}) {
    record.samples.push_back({.seed = seed,
                              .accuracy = accuracy + 0.5 * static_cast<double>(seed - 1),
                              .loss = 0.25,
                              .changed = 40 + seed,
                              .largest_error = 0.0625,
                              .mean_error = 0.0078125,
                              .clipped = 0.001,
                              .zeroed = 0.125,
                              .digit = {-8, -13, -6, -11, -0.03125, -8, -7, -7.5, -6.5, -3.75}});
  }
  return record;
}

/// `implementation` converting float32 to float16, 4 + 2 bytes an element, at `nanoseconds` beside a copy of 12 GB/s.
inline ThroughputRecord sample_throughput(const std::string& implementation, std::vector<double> nanoseconds) {
  const std::string cell = implementation + "/convert/float32->float16/ties_to_even/ieee";
  return {.id = cell + "/normal/large/1",
          .cell = cell,
          .implementation = implementation,
          .operation = "convert",
          .from = "float32",
          .to = "float16",
          .rounding = "ties_to_even",
          .profile = "ieee",
          .subject = "float16",
          .mix = "normal",
          .size = "large",
          .threads = 1,
          .elements = 1u << 22,
          .bytes_per_element = 6,
          .nanoseconds = std::move(nanoseconds),
          .copy_gigabytes_per_second = 12,
          .memory_gigabytes_per_second = 0,
          .core_megahertz = 4187.5,
          .outcome = "conforms"};
}

/// Five weights, two of them zero.
inline WeightsRecord sample_weights(const std::string& matrix, std::uint64_t block) {
  return {.experiment = "mnist",
          .seed = 1,
          .matrix = matrix,
          .block = block,
          .low = -0.5,
          .high = 0.5,
          .counts = {1, 0, 3, 1},
          .lowest_exponent = -2,
          .binades = {2, 1},
          .zeros = 2};
}

/// Two rows of three pixels.
inline ImageRecord sample_image(std::uint64_t number, unsigned label) {
  return {.experiment = "mnist", .number = number, .label = label, .width = 3, .pixels = {0, 127, 255, 16, 0, 1}};
}

inline RunRecord sample_run() {
  RunRecord run;
  run.header = {.schema = std::string(kSchemaVersion),
                .suite_version = "0.1.0",
                .git = "abc123",
                .oracle = "MPFR 4.2.0",
                .compiler = "GNU 12.2.0",
                .machine_cpu = "A CPU",
                .machine_os = "An OS",
                .machine_threads = 2,
                .gpu = GpuRecord{.name = "A <GPU>",
                                 .compute_capability = "9.0",
                                 .driver = "13.1",
                                 .toolkit = "13.0",
                                 .memory_bytes = std::uint64_t{80} << 30,
                                 .multiprocessors = 132,
                                 .core_megahertz = 1980,
                                 .memory_megahertz = 2619},
                .started = "2026-01-31T12:00:00Z",
                .tier = "exhaustive",
                .seed = 18446744073709551615u,
                .shard = 0,
                .shards = 1,
                .planned_cells = 4,
                .plan = "00000000deadbeef",
                .implementations = {{"good", "1.0", "https://example.org/good", "builtin"},
                                    {"b<a>d", "2 & \"3\"", "javascript:alert(1)", "dso"}},
                .not_built = {{"absent", "its <header> was not found"}}};
  CellRecord deviating = sample_cell("b<a>d", "float32", "float16");
  deviating.outcome = "deviates";
  deviating.deviating = 3;
  deviating.causes = {
      {"ties_away",
       "a tie went to the larger magnitude",
       3,
       {{855642113, "0x33000001", "0x1.000002p-25", "~2.98023259404089e-8", "0x0001", "0x1p-24", "0x0000", "0x0p+0"}}}};
  deviating.domain = {{"boundary", 1000}, {"sampled", 24}};
  deviating.cases = 1024;
  deviating.other_cases = CasesRecord{"quick", 7};
  CellRecord errored = sample_cell("b<a>d", "float32", "bfloat16");
  errored.outcome = "errored";
  errored.reason = "failed: \"</script><img onerror=alert(1)>\"";
  CellRecord skipped = sample_cell("good", "float32", "binary8p4se");
  skipped.outcome = "skipped";
  skipped.reason = "no cases";
  for (CellRecord* cell : {&errored, &skipped}) {
    cell->domain.clear();
    cell->digest.clear();
    cell->cases = 0;
  }
  run.cells = {sample_cell("good", "float32", "float16"), deviating, errored, skipped};
  run.trainings = {{"mnist", 1, "trained", {{92.25, 0.25, 1.5}, {94, 0.1875, 1.25}}}, {"mnist", 2, "<b>.bin", {}}};
  AccuracyRecord float32 = sample_accuracy("float32", "ieee", 95.75);
  float32.bits_per_weight = 32;
  float32.kilobytes = float32.kilobytes_with_scales = 427.2890625;
  float32.published = {"the <article>", 96.01, 0.1376, 427.2890625};
  AccuracyRecord ternary = sample_accuracy("ternary", "<i>", 9.75);
  ternary.products = "b<a>d";
  ternary.against = {"good", "b<a>d"};
  for (AccuracySample& sample : ternary.samples) {
    sample.difference = {7, 247};
    sample.loss = std::numeric_limits<double>::infinity();
    sample.digit[3] = -std::numeric_limits<double>::infinity();
  }
  AccuracyRecord nf4 = sample_accuracy("bnb_nf4", "bnb-default", 95.25);
  nf4.samples[0].changed_images = {{247, 4, 9}, {447, 4, {}}, {582, {}, 8}};
  run.accuracies = {float32, nf4, ternary};
  run.weights = {sample_weights("784x128", 32), sample_weights("all", 0)};
  run.images = {sample_image(247, 4), sample_image(447, 4)};
  run.throughputs = {sample_throughput("good", {0.75, 1, 0.5, 0.625}), sample_throughput("b<a>d", {0.25, 0.25, 0.5})};
  run.throughputs[1].outcome = "deviates";
  run.throughputs[1].memory_gigabytes_per_second = std::numeric_limits<double>::infinity();
  run.footer = totals_of(run);
  run.footer.seconds = 12.25;
  return run;
}

/// The same run with its one deviation accepted.
inline RunRecord waived_run() {
  RunRecord run = sample_run();
  run.cells[1].causes.front().waiver = {"the <vendor> knows", "https://example.org/issues/1?a&b", "2027-06-30"};
  return run;
}

}  // namespace halfulp

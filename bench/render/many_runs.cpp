#include "render/many_runs.h"

#include <array>
#include <random>
#include <string>

#include "format/registry.h"
#include "oracle/profile.h"
#include "page/cause_rows.h"
#include "result/totals.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr std::array<std::string_view, 5> kRoundings{"ties_to_even", "toward_zero", "toward_positive",
                                                     "toward_negative", "ties_to_away"};
constexpr std::array<std::string_view, 4> kOperations{"convert", "add", "multiply", "fused_multiply_add"};

class Maker {
 public:
  explicit Maker(const ManyRuns& size) : size_(size) {
    for (const FormatSpec& format : standard_formats().rows()) {
      if (formats_.size() < size.formats && !format.is_codebook()) formats_.push_back(&format);
    }
  }

  RunRecord make(std::size_t file) {
    RunRecord run;
    run.header = header_of(file);
    for (std::size_t i = 0; i < size_.cells_per_file; ++i) {
      run.cells.push_back(cell_of(file * size_.cells_per_file + i));
      if (i % 10 == 0) run.throughputs.push_back(throughput_of(run.cells.back()));
    }
    run.header.planned_cells = run.cells.size();
    run.footer = totals_of(run);
    run.footer.seconds = 1;
    return run;
  }

 private:
  HeaderRecord header_of(std::size_t file) const {
    HeaderRecord header;
    header.schema = std::string(kSchemaVersion);
    header.suite_version = "0.1.0";
    header.git = "0123456789ab";
    header.oracle = "MPFR 4.2.0";
    header.compiler = "GNU 12.2.0";
    header.machine_cpu = "CPU " + std::to_string(file % size_.machines);
    header.machine_os = "An OS";
    header.machine_threads = 8;
    header.started = "2026-01-" + std::to_string(10 + file % 20) + "T12:00:00Z";
    header.tier = "quick";
    header.seed = 1;
    header.plan = std::to_string(file);
    for (std::size_t i = 0; i < size_.implementations; ++i) {
      header.implementations.push_back({name_of(i), "1." + std::to_string(i), "https://example.org/", "builtin"});
    }
    return header;
  }

  static std::string name_of(std::size_t implementation) { return "library-" + std::to_string(implementation); }

  /// The digits of `number` in mixed radix choose implementation, format, rounding, operation, profile in turn.
  CellRecord cell_of(std::size_t number) {
    const auto take = [&number](std::size_t count) {
      const std::size_t digit = number % count;
      number /= count;
      return digit;
    };
    CellRecord cell;
    cell.implementation = name_of(take(size_.implementations));
    const FormatSpec& format = *formats_[take(formats_.size())];
    cell.rounding = kRoundings[take(kRoundings.size())];
    cell.operation = kOperations[take(kOperations.size())];
    const std::span<const Profile> known = profiles();
    cell.profile = known[take(known.size())].name;
    cell.to = cell.subject = format.name;
    cell.from = cell.operation == "convert" ? "float64" : cell.to;
    cell.id = cell.implementation + "/" + cell.operation + "/" + cell.from + "->" + cell.to + "/" + cell.rounding +
              "/" + cell.profile;
    cell.seconds = 0.5;
    const std::size_t draw = random_() % 100;
    if (draw < 3) {
      cell.outcome = draw == 0 ? "errored" : "skipped";
      cell.reason = draw == 0 ? "it returned 1" : "no cases";
      return cell;
    }
    cell.cases = 65536;
    cell.domain = {{draw < 50 ? "exhaustive" : "boundary", cell.cases}};
    cell.digest = std::to_string(1000000000000000 + random_() % 5);
    cell.outcome = draw < 90 ? "conforms" : "deviates";
    if (draw >= 90) add_causes(cell, format);
    return cell;
  }

  void add_causes(CellRecord& cell, const FormatSpec& format) {
    for (int i = 0; i < 2; ++i) {
      CauseRecord cause{std::string(cause_rows()[random_() % 31].name), "a sentence about what went wrong", 5, {}};
      for (std::uint64_t k = 0; k < cause.count; ++k) cause.examples.push_back(example_of(format, k));
      cell.deviating += cause.count;
      cell.causes.push_back(std::move(cause));
    }
  }

  ExampleRecord example_of(const FormatSpec& format, std::uint64_t index) {
    const Code expected = random_() & format.magnitude_mask(), actual = random_() & format.magnitude_mask();
    return {.index = index,
            .input = "0x3e60000000000001",
            .input_value = "0x1.0000000000001p-25",
            .input_decimal = "~2.9802322387695319e-8",
            .expected = hex_of(format, expected),
            .expected_value = hexfloat_of(decode(format, expected)),
            .actual = hex_of(format, actual),
            .actual_value = hexfloat_of(decode(format, actual))};
  }

  ThroughputRecord throughput_of(const CellRecord& cell) {
    ThroughputRecord speed;
    speed.id = cell.id + "/normal/cache/1";
    speed.cell = cell.id;
    speed.implementation = cell.implementation;
    speed.operation = cell.operation;
    speed.from = cell.from;
    speed.to = cell.to;
    speed.rounding = cell.rounding;
    speed.profile = cell.profile;
    speed.subject = cell.subject;
    speed.mix = "normal";
    speed.size = "cache";
    speed.elements = 4096;
    speed.bytes_per_element = 6;
    for (int i = 0; i < 7; ++i) speed.nanoseconds.push_back(0.5 + static_cast<double>(random_() % 1000) / 1000);
    speed.copy_gigabytes_per_second = 20;
    speed.outcome = cell.outcome;
    return speed;
  }

  ManyRuns size_;
  std::vector<const FormatSpec*> formats_;
  std::mt19937_64 random_{1};
};

}  // namespace

std::vector<RunRecord> make_many_runs(const ManyRuns& size) {
  Maker maker(size);
  std::vector<RunRecord> runs;
  for (std::size_t file = 0; file < size.files; ++file) runs.push_back(maker.make(file));
  return runs;
}

}  // namespace halfulp

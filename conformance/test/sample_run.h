// A run with one cell of every outcome and text that wants escaping, for the tests of everything that reads runs.
#pragma once

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
  run.footer = totals_of(run.cells);
  run.footer.seconds = 12.25;
  return run;
}

}  // namespace halfulp

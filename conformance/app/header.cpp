#include "app/header.h"

#include <thread>

#include "app/machine.h"
#include "app/version.h"
#include "run/record.h"

namespace halfulp {

HeaderRecord make_header(const std::vector<const Implementation*>& implementations, const std::vector<Cell>& cells,
                         const Selection& selection) {
  HeaderRecord header;
  header.schema = kSchemaVersion;
  header.suite_version = suite_version();
  header.git = git_commit();
  header.oracle = oracle_version();
  header.compiler = compiler_version();
  header.machine_cpu = cpu_name();
  header.machine_os = os_name();
  header.machine_threads = std::thread::hardware_concurrency();
  header.started = utc_now();
  header.tier = row_of(selection.tier).name;
  header.seed = selection.seed;
  header.shard = selection.shard;
  header.shards = selection.shards;
  header.planned_cells = cells.size();
  header.plan = plan_fingerprint(cells, selection);
  describe_implementations(implementations, header);
  return header;
}

}  // namespace halfulp

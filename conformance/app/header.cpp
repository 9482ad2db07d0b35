#include "app/header.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include "app/machine.h"
#include "app/version.h"
#include "device/chosen_device.h"
#include "run/record.h"

namespace halfulp {
namespace {

/// The GPU, where there is one and something was made for it.
std::optional<GpuRecord> gpu_of(const std::vector<const Implementation*>& implementations) {
  if (std::ranges::none_of(implementations, &Implementation::is_on_device) || !why_no_device().empty()) return {};
  const std::lock_guard turn(device_turn());
  const DeviceFacts facts = chosen_device().facts();
  return GpuRecord{.name = facts.name,
                   .compute_capability = facts.compute_capability,
                   .driver = facts.driver,
                   .toolkit = facts.toolkit,
                   .memory_bytes = facts.memory_bytes,
                   .multiprocessors = facts.multiprocessors,
                   .core_megahertz = facts.core_megahertz,
                   .memory_megahertz = facts.memory_megahertz};
}

}  // namespace

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
  header.gpu = gpu_of(implementations);
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

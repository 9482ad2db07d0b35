#include "result/machine.h"

#include <tuple>

namespace halfulp {
namespace {

std::string counted(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string gpu_text(const GpuRecord& gpu) {
  constexpr std::uint64_t kHalfGibibyte = std::uint64_t{1} << 29;
  return gpu.name + " (" + gpu.compute_capability + ", " + counted(gpu.multiprocessors, "multiprocessor") + ", " +
         std::to_string((gpu.memory_bytes + kHalfGibibyte) >> 30) + " GiB, driver " + gpu.driver + ")";
}

}  // namespace

std::string machine_text(const HeaderRecord& header) {
  std::string text = header.machine_cpu + ", " + counted(header.machine_threads, "thread") + ", " + header.machine_os;
  if (header.gpu) text += ", " + gpu_text(*header.gpu);
  return text;
}

std::string suite_text(const HeaderRecord& header) {
  return header.suite_version + ", git " + header.git + ", oracle " + header.oracle + ", compiler " + header.compiler;
}

bool may_be_one_machine(const HeaderRecord& a, const HeaderRecord& b) {
  const auto host_of = [](const HeaderRecord& header) {
    return std::tie(header.machine_cpu, header.machine_threads, header.machine_os);
  };
  return host_of(a) == host_of(b) && (!a.gpu || !b.gpu || a.gpu == b.gpu);
}

}  // namespace halfulp

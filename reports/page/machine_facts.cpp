#include "page/machine_facts.h"

#include <string>

#include "result/machine.h"
#include "view/machines.h"
#include "view/words.h"

namespace halfulp {
namespace {

void write_fact(HtmlWriter& html, Literal name, const std::string& value) {
  html.element("dt", {}, name.text());
  html.element("dd", {}, value);
}

std::string clocks_of(const GpuRecord& gpu) {
  std::string text;
  if (gpu.core_megahertz > 0) text += "core " + grouped(gpu.core_megahertz) + " MHz";
  if (gpu.memory_megahertz > 0)
    text += (text.empty() ? "memory " : ", memory ") + grouped(gpu.memory_megahertz) + " MHz";
  return text;
}

void write_gpu(HtmlWriter& html, const GpuRecord& gpu) {
  constexpr std::uint64_t kHalfGibibyte = std::uint64_t{1} << 29;
  write_fact(html, "GPU",
             gpu.name + ", compute capability " + gpu.compute_capability + ", " +
                 counted(gpu.multiprocessors, "multiprocessor") + ", " +
                 grouped((gpu.memory_bytes + kHalfGibibyte) >> 30) + " GiB");
  if (const std::string clocks = clocks_of(gpu); !clocks.empty()) write_fact(html, "Highest clocks", clocks);
  write_fact(html, "CUDA", "driver " + gpu.driver + ", toolkit " + gpu.toolkit);
}

}  // namespace

std::vector<std::string> machine_headings(const std::vector<const HeaderRecord*>& machines) {
  std::vector<std::string> names;
  for (const HeaderRecord* machine : machines) {
    names.push_back(machine->machine_cpu + (machine->gpu ? " with " + machine->gpu->name : ""));
  }
  return told_apart(names, machines);
}

void write_machine_links(HtmlWriter& html, const std::vector<std::pair<std::string, std::string>>& sections) {
  if (sections.size() < 2) return;
  html.element("ul", {{"class", "contents"}, {"aria-label", "Machines"}}, [&] {
    for (const auto& [id, name] : sections) {
      html.element("li", {}, [&] { html.element("a", {{"href", "#" + id}}, name); });
    }
  });
}

void write_machine_facts(HtmlWriter& html, const std::vector<const NamedRun*>& runs) {
  const HeaderRecord& header = runs.front()->run.header;
  html.element("dl", {}, [&] {
    write_fact(html, "CPU", header.machine_cpu + ", " + counted(header.machine_threads, "thread"));
    write_fact(html, "System", header.machine_os + ", compiler " + header.compiler);
    if (header.gpu) write_gpu(html, *header.gpu);
    for (std::size_t i = 0; i < runs.size(); ++i) {
      html.element("dt", {}, runs.size() == 1 ? "Run" : "Run " + std::to_string(i + 1));
      html.element("dd", {}, runs[i]->file + ", " + date_text(runs[i]->run.header.started));
    }
  });
}

}  // namespace halfulp

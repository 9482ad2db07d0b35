#include "page/performance.h"

#include <algorithm>
#include <string>

#include "page/machine_facts.h"
#include "page/speed_overview.h"
#include "page/speed_sweep.h"
#include "page/throughput.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Drawings, then tables, are left out of what comes after so many bytes.
constexpr std::size_t kDrawingBudget = 1'100'000, kTableBudget = 1'700'000;

/// So many measurements of a machine are shown unfolded; of more only the format with most.
constexpr std::size_t kMostOpen = 40;

void write_intro(HtmlWriter& html) {
  html.element(
      "p", {{"class", "soft"}},
      "Bytes read and written, in gigabytes (10\u2079) per second. A bar ends at the median and its whisker spans "
      "the quartiles. The solid upright line is a copy of as many bytes on as many threads in the same run, "
      "the dotted one what the memory can do in theory, where it is known. A hollow, dashed bar with \u2717 "
      "is of a cell that does not conform: it may be fast because it is wrong. G/s are billions of "
      "elements per second, ns nanoseconds per element, of all threads together: the median, the quartiles and the "
      "least of the samples. The clock is that of the core, estimated beside the samples.");
}

/// "12 measurements of 3 implementations".
std::string summary_of(const SpeedSubject& subject) {
  std::vector<std::string> names;
  std::size_t failing = 0;
  for (const SpeedQuestion& question : subject.questions) {
    for (const SpeedSetting& setting : question.settings) {
      for (const Speed& row : setting.rows) {
        names.push_back(row.record->implementation);
        failing += !row.is_right();
      }
    }
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return counted(subject.count, "measurement") + " of " + counted(names.size(), "implementation") +
         (failing > 0 ? ", \u2717 " + grouped(failing) + " of wrong results" : "");
}

void write_questions(HtmlWriter& html, const Source& source, const SpeedMachine& machine, const SpeedSubject& subject) {
  std::size_t left_out = 0;
  for (const SpeedQuestion& question : subject.questions) {
    for (const SpeedSetting& setting : question.settings) {
      if (html.size() > kTableBudget) {
        left_out += setting.rows.size();
        continue;
      }
      const Bars bars = html.size() < kDrawingBudget ? Bars::drawn : Bars::left_out;
      write_throughput(html, source.links, question, setting, machine.runs, bars);
    }
    if (html.size() < kDrawingBudget) write_speed_sweeps(html, question);
  }
  if (left_out == 0) return;
  html.element("p", {{"class", "warning"}}, "and " + counted(left_out, "measurement") + " more in the result file.");
}

void write_subject(HtmlWriter& html, const Source& source, const SpeedMachine& machine, const SpeedSubject& subject) {
  const auto body = [&] {
    html.element("summary", {}, [&] {
      html.element("strong", {}, subject.format);
      html.element("span", {{"class", "note"}}, " " + summary_of(subject));
    });
    html.element("p", {}, [&] { source.links.write(html, "format", subject.format, "About " + subject.format); });
    write_questions(html, source, machine, subject);
  };
  std::size_t all = 0;
  for (const SpeedSubject& one : machine.subjects) all += one.count;
  const auto largest = std::ranges::max_element(machine.subjects, {}, &SpeedSubject::count);
  if (all <= kMostOpen || &subject == &*largest) {
    html.element("details", {{"open", ""}}, body);
  } else {
    html.element("details", {}, body);
  }
}

/// The id and the heading of a machine's section.
using Section = std::pair<std::string, std::string>;

std::vector<Section> sections_of(const std::vector<SpeedMachine>& machines, const std::string& slug) {
  std::vector<const HeaderRecord*> headers;
  for (const SpeedMachine& machine : machines) headers.push_back(&machine.runs.front()->run.header);
  std::vector<Section> sections;
  for (const std::string& heading : machine_headings(headers)) {
    sections.emplace_back(id_in(slug, "machine" + std::to_string(sections.size() + 1)), heading);
  }
  return sections;
}

}  // namespace

Page performance_page(const Source& source) {
  HtmlWriter html;
  const std::vector<SpeedMachine> machines = speeds_by_machine(source.runs);
  const std::string slug = source.links.slug_of("performance");
  html.element("h1", {}, "Performance");
  if (machines.empty()) {
    html.element("p", {}, "No run measured speeds. \u201Chalfulp bench -o speed.jsonl\u201D makes such a file.");
  } else {
    write_intro(html);
  }
  const std::vector<Section> sections = sections_of(machines, slug);
  write_machine_links(html, sections);
  for (std::size_t i = 0; i < machines.size(); ++i) {
    const SpeedMachine& machine = machines[i];
    html.element("h2", {{"id", sections[i].first}}, sections[i].second);
    write_machine_facts(html, machine.runs);
    write_speed_overview(html, machine);
    for (const SpeedSubject& subject : machine.subjects) write_subject(html, source, machine, subject);
  }
  return {.slug = slug, .title = "Performance", .content = html.take(), .entry = "Performance"};
}

}  // namespace halfulp

#include "diagnose/diagnosis.h"

#include <algorithm>

namespace halfulp {
namespace {

/// Keeps the smallest examples, in order.
void keep_example(std::vector<Mismatch>& examples, const Mismatch& found) {
  const auto place = std::ranges::lower_bound(examples, found.order(), {}, &Mismatch::order);
  if (place == examples.end() && examples.size() == Diagnosis::kMaxExamples) return;
  examples.insert(place, found);
  if (examples.size() > Diagnosis::kMaxExamples) examples.pop_back();
}

void add_counts(CauseCount& into, const CauseCount& from) {
  into.count += from.count;
  for (const Mismatch& example : from.examples) keep_example(into.examples, example);
}

std::size_t rank_of(std::string_view cause) {
  const auto row = std::ranges::find(causes(), cause, &Cause::name);
  return static_cast<std::size_t>(row - causes().begin());
}

/// The causes that explain `cause` too, the broadest first.
std::vector<std::string_view> broader_causes(std::string_view cause) {
  std::vector<std::string_view> names;
  const std::size_t rank = rank_of(cause);
  std::string_view rest = rank < causes().size() ? causes()[rank].part_of : std::string_view{};
  while (!rest.empty()) {
    const auto space = std::min(rest.find(' '), rest.size());
    names.push_back(rest.substr(0, space));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return names;
}

/// The operands without their signs, all added up; random bits count nothing.
Code magnitude_of(const Question& question, Code word) {
  const FormatSpec& format = *question.from;
  const Code mask = format.is_codebook() ? format.code_mask() : format.magnitude_mask();
  Code sum = 0;
  const Columns columns = question.columns();
  for (const Column& column : columns.all()) {
    if (column.format != nullptr) sum += column.in(word)&mask;
  }
  return sum;
}

}  // namespace

CauseCount& Diagnosis::entry(std::string_view cause) {
  const auto found = std::ranges::find(counts_, cause, &CauseCount::cause);
  if (found != counts_.end()) return *found;
  return counts_.emplace_back(CauseCount{std::string(cause), 0, {}});
}

void Diagnosis::add(const Question& question, const CaseSource& source, std::uint64_t offset, const Segment& segment) {
  const std::uint64_t last_index = segment.first + segment.length - 1;
  const Deviation first = make_deviation(question, source.at(segment.first), segment.expected, segment.actual);
  const Deviation last = make_deviation(question, source.at(last_index), segment.expected, segment.actual);
  if (first.operand.cls != last.operand.cls) {  // zero beside finite, finite beside infinity: different stories
    const std::uint64_t half = segment.length / 2;
    add(question, source, offset, {segment.first, half, segment.expected, segment.actual});
    add(question, source, offset, {segment.first + half, segment.length - half, segment.expected, segment.actual});
    return;
  }
  const auto cause = std::ranges::find_if(causes(), [&](const Cause& row) { return row.holds(first, last); });
  CauseCount& counted = entry(cause->name);
  counted.count += segment.length;
  // Within a segment inputs ascend, so that its first few are its smallest.
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(segment.length, kMaxExamples); ++i) {
    const std::uint64_t index = segment.first + i;
    const Code input = source.at(index);
    keep_example(counted.examples,
                 {offset + index, input, magnitude_of(question, input), segment.expected, segment.actual});
  }
}

void Diagnosis::add_unrecorded(std::uint64_t count) {
  if (count > 0) entry(kNotDiagnosed).count += count;
}

void Diagnosis::merge(const Diagnosis& other) {
  for (const CauseCount& found : other.counts_) add_counts(entry(found.cause), found);
}

std::vector<CauseCount> Diagnosis::result() const {
  Diagnosis folded;
  for (const CauseCount& found : counts_) {
    std::string_view name = found.cause;
    for (const std::string_view broader : broader_causes(name)) {
      if (std::ranges::find(counts_, broader, &CauseCount::cause) == counts_.end()) continue;
      name = broader;
      break;
    }
    add_counts(folded.entry(name), found);
  }
  std::ranges::sort(folded.counts_, {}, [](const CauseCount& count) { return rank_of(count.cause); });
  return folded.counts_;
}

}  // namespace halfulp

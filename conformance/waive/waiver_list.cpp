#include "waive/waiver_list.h"

#include <algorithm>
#include <iterator>

#include "run/selection.h"

namespace halfulp {
namespace {

bool is_about(const Waiver& waiver, const std::string& cell) { return matches_pattern(waiver.cells, cell); }

std::string results_text(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " wrong result" : " wrong results");
}

std::string place_text(const Waiver& waiver) { return waiver.at.file + ":" + std::to_string(waiver.at.line) + ": "; }

bool shows(const CellRecord& cell, const std::string& cause) {
  return std::ranges::find(cell.causes, cause, &CauseRecord::cause) != cell.causes.end();
}

}  // namespace

WaiverList::WaiverList(const std::vector<Waiver>& waivers, const HeaderRecord& run,
                       const std::vector<std::string>& cells) {
  constexpr std::size_t kDay = 10;  // of 2026-01-31T12:00:00Z
  day_ = run.started.substr(0, kDay);
  std::ranges::copy_if(waivers, std::back_inserter(waivers_),
                       [&](const Waiver& waiver) { return waiver.tier.empty() || waiver.tier == run.tier; });
  for (const std::string& cell : cells) {
    std::vector<const Waiver*> before;
    for (const Waiver& waiver : waivers_) {
      if (!is_about(waiver, cell)) continue;
      for (const Waiver* other : before) {
        if (are_rivals(*other, waiver)) refuse_second(*other, waiver, cell);
      }
      before.push_back(&waiver);
    }
  }
}

void WaiverList::apply(CellRecord& cell) const {
  for (CauseRecord& cause : cell.causes) {
    const Waiver* const waiver = find(cell.id, cause.cause);
    const bool is_accepted = waiver != nullptr && objection(*waiver, cause.count).empty();
    cause.waiver = is_accepted ? std::optional(waiver->record) : std::nullopt;
  }
}

std::vector<std::string> WaiverList::complaints(const std::vector<CellRecord>& cells) const {
  std::vector<std::string> lines;
  for (const CellRecord& cell : cells) {
    if (cell.outcome != "conforms" && cell.outcome != "deviates") continue;
    for (const CauseRecord& cause : cell.causes) {
      const Waiver* const waiver = find(cell.id, cause.cause);
      const std::string what = cell.id + ": " + cause.cause + ": ";
      if (waiver == nullptr) {
        lines.push_back(what + results_text(cause.count) + "; expected none, since no waiver has them");
      } else if (const std::string why = objection(*waiver, cause.count); !why.empty()) {
        lines.push_back(place_text(*waiver) + what + why);
      }
    }
    for (const Waiver& waiver : waivers_) {
      if (waiver.may_pass || !is_about(waiver, cell.id) || shows(cell, waiver.cause)) continue;
      const std::string wanted = waiver.count ? results_text(*waiver.count) : "some";
      lines.push_back(place_text(waiver) + cell.id + ": " + waiver.cause + ": no longer deviates; expected " + wanted +
                      ": remove the waiver");
    }
  }
  return lines;
}

const Waiver* WaiverList::find(const std::string& cell, const std::string& cause) const {
  const auto row = std::ranges::find_if(
      waivers_, [&](const Waiver& waiver) { return waiver.cause == cause && is_about(waiver, cell); });
  return row != waivers_.end() ? &*row : nullptr;
}

std::string WaiverList::objection(const Waiver& waiver, std::uint64_t found) const {
  const std::string what = results_text(found) + "; expected ";
  if (!waiver.record.expires.empty() && day_ > waiver.record.expires) {
    return what + "none, since the waiver expired on " + waiver.record.expires;
  }
  if (waiver.count && *waiver.count != found) return what + std::to_string(*waiver.count);
  return "";
}

}  // namespace halfulp

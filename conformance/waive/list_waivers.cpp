#include "waive/list_waivers.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <utility>

namespace halfulp {
namespace {

constexpr std::string_view kHead =
    "# Deviations that are accepted as they are, for `halfulp check IMPL... --waivers THIS_FILE`.\n"
    "# \"unexplained\" wants a reason: why it may stay, or who is to mend it by when (`issue`, `expires`).\n";

/// A basic string of TOML.
std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += escape.data();
    } else {
      out += c;
    }
  }
  return out + '"';
}

/// One cause of one cell in one tier, as all runs have it.
struct Found {
  std::set<std::uint64_t> counts;
  std::size_t runs = 0;  ///< That show it.
  WaiverRecord record = {};
};

using CellKey = std::pair<std::string, std::string>;  ///< Id and tier.
using CauseKey = std::pair<CellKey, std::string>;

/// Causes in order of appearance, and how many runs judged each cell.
struct Survey {
  std::vector<CauseKey> order;
  std::map<CauseKey, Found> causes;
  std::map<CellKey, std::size_t> judged;
};

Survey survey_of(const std::vector<NamedRun>& runs) {
  Survey survey;
  for (const NamedRun& named : runs) {
    for (const CellRecord& cell : named.run.cells) {
      if (cell.outcome != "conforms" && cell.outcome != "deviates") continue;
      const CellKey key{cell.id, cases_of(cell, named.run.header).tier};
      ++survey.judged[key];
      for (const CauseRecord& cause : cell.causes) {
        const auto [place, is_new] = survey.causes.try_emplace({key, cause.cause});
        if (is_new) survey.order.push_back(place->first);
        Found& found = place->second;
        found.counts.insert(cause.count);
        ++found.runs;
        if (cause.waiver && found.record.reason.empty()) found.record = *cause.waiver;
      }
    }
  }
  return survey;
}

void append_waiver(std::string& text, const CauseKey& key, const Found& found, std::size_t judged) {
  const auto& [cell, cause] = key;
  text += "\n[[waiver]]\ncell = " + quoted(cell.first) + "\ncause = " + quoted(cause) +
          "\ntier = " + quoted(cell.second) + "\n";
  if (found.counts.size() == 1) text += "count = " + std::to_string(*found.counts.begin()) + "\n";
  if (found.runs < judged) text += "may_pass = true\n";
  text += "reason = " + quoted(found.record.reason.empty() ? "unexplained" : found.record.reason) + "\n";
  if (!found.record.issue.empty()) text += "issue = " + quoted(found.record.issue) + "\n";
  if (!found.record.expires.empty()) text += "expires = " + found.record.expires + "\n";
}

}  // namespace

std::string list_waivers(const std::vector<NamedRun>& runs) {
  const Survey survey = survey_of(runs);
  std::string text(kHead);
  for (const CauseKey& key : survey.order) {
    append_waiver(text, key, survey.causes.at(key), survey.judged.at(key.first));
  }
  return text;
}

}  // namespace halfulp

#include "view/causes.h"

#include <algorithm>

#include "view/words.h"

namespace halfulp {

std::string CauseSum::sentence() const {
  if (sentences.empty()) return "";
  if (sentences.size() == 1) return sentences.front();
  return sentences.front() + " (and " + counted(sentences.size() - 1, "other way") + ")";
}

std::string CauseSum::waived_text() const {
  if (waived == 0) return "";
  const Verdict verdict = verdict_of("waived");
  const std::string text = std::string(verdict.symbol) + " " + std::string(verdict.word);
  return waived == cells.size() ? text : text + " in " + grouped(waived) + " of " + counted(cells.size(), "cell");
}

std::vector<CauseSum> sum_causes(const std::vector<Found>& cells) {
  std::vector<CauseSum> sums;
  for (const Found& found : cells) {
    for (const CauseRecord& cause : found.cell->causes) {
      auto sum = std::ranges::find(sums, cause.cause, &CauseSum::cause);
      if (sum == sums.end()) {
        sum = sums.emplace(sums.end());
        sum->cause = cause.cause;
      }
      sum->count += cause.count;
      sum->cells.push_back(found);
      sum->waived += cause.waiver.has_value();
      sum->formats.insert(found.cell->subject);
      if (std::ranges::find(sum->sentences, cause.sentence) == sum->sentences.end()) {
        sum->sentences.push_back(cause.sentence);
      }
      if (sum->shown == nullptr && !cause.examples.empty()) {
        sum->shown = &cause;
        sum->shown_in = found;
      }
    }
  }
  std::ranges::stable_sort(sums, std::ranges::greater{}, &CauseSum::count);
  return sums;
}

}  // namespace halfulp

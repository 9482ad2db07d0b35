#include "compare/text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace halfulp {
namespace {

std::string plain(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, '?');
  return text;
}

std::string number(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

std::string exact(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", value);
  return text;
}

std::string percent(const MeanSpread& spread) {
  if (spread.count == 0) return "nothing";
  char text[80];
  std::snprintf(text, sizeof text, "%.2f +- %.2f %% (n %zu)", spread.mean, spread.deviation, spread.count);
  return text;
}

/// What a line is about, as wide as the longest such word.
std::string start_of(std::string_view what) {
  std::string text(what);
  text.resize(10, ' ');
  return text;
}

std::string line(std::string_view what, const std::string& id) { return start_of(what) + plain(id) + "  "; }

std::string times(const Quartiles& quartiles) {
  return number(quartiles.median) + " (" + number(quartiles.q1) + " to " + number(quartiles.q3) + ")";
}

std::string open_text(const InputChange& change) {
  std::string text;
  if (change.is_right_on_both) text += "; both are right";
  if (!change.open_results.empty()) text += ": " + plain(change.open_results);
  const std::uint64_t open = std::max(change.open_before, change.open_after);
  return open == 0 ? text : text + "; the profile leaves " + std::to_string(open) + " results open";
}

std::string text_of(const InputChange& change) {
  std::string text = line("input", change.cell);
  if (change.first) {
    const InputDifference& first = *change.first;
    text += "case " + std::to_string(first.index) + ", " + plain(first.input) + " = " + plain(first.input_value) +
            ": " + plain(first.before) + " -> " + plain(first.after);
  } else {
    text += "no example shows which input has another result" + open_text(change);
  }
  return text + "; replay on both sides: " + plain(change.replay) + "\n";
}

std::string text_of(const SpeedChange& change) {
  std::string text = line(name_of(change.verdict), change.id);
  text += change.ratio > 0 ? number(change.ratio) + " times as fast" : "no ratio";
  if (change.before && change.after) {
    text += "; times of the copy: " + times(*change.before) + " -> " + times(*change.after);
  }
  if (!change.reason.empty()) text += "; " + change.reason;
  if (change.outcome != "conforms") text += "; the cell is not right: " + change.outcome;
  return text + "\n";
}

std::string size_text(std::string_view what, double before, double after) {
  if (before == after) return "";
  return std::string("; ") + std::string(what) + " " + exact(before) + " -> " + exact(after);
}

std::string text_of(const AccuracyChange& change) {
  std::string text = line("accuracy", change.id) + percent(change.before) + " -> " + percent(change.after);
  if (!change.has_other_mean) text += ", within the spread";
  text += size_text("KB", change.sizes_before.kilobytes, change.sizes_after.kilobytes);
  text +=
      size_text("KB with scales", change.sizes_before.kilobytes_with_scales, change.sizes_after.kilobytes_with_scales);
  text += size_text("bits per weight", change.sizes_before.bits_per_weight, change.sizes_after.bits_per_weight);
  return text + "\n";
}

std::string lone_lines(std::string_view what, const std::vector<LoneLine>& lines) {
  std::string text;
  for (const LoneLine& lone : lines) text += start_of(what) + lone.kind + " " + plain(lone.id) + "\n";
  return text;
}

std::size_t count(const std::vector<SpeedChange>& speeds, SpeedVerdict verdict) {
  return static_cast<std::size_t>(std::ranges::count(speeds, verdict, &SpeedChange::verdict));
}

std::string speed_summary(const std::vector<SpeedChange>& speeds) {
  if (count(speeds, SpeedVerdict::same) == speeds.size()) return "";
  std::string text = "throughput:";
  for (const SpeedVerdict verdict :
       {SpeedVerdict::same, SpeedVerdict::faster, SpeedVerdict::slower, SpeedVerdict::unclear}) {
    text += (verdict == SpeedVerdict::same ? " " : ", ") + std::to_string(count(speeds, verdict)) + " " +
            std::string(name_of(verdict));
  }
  return text + "\n";
}

std::string summary_of(const Comparison& found) {
  std::string text;
  if (!found.outcomes.empty() || !found.digests.empty()) {
    const auto worse = std::ranges::count_if(found.outcomes, &OutcomeChange::is_worse);
    text += "cells: " + std::to_string(found.cells) + " in both, " + std::to_string(found.outcomes.size()) +
            " with another outcome, " + std::to_string(worse) + " of them worse, " +
            std::to_string(found.digests.size()) + " with other results\n";
  }
  text += speed_summary(found.speeds);
  if (!found.accuracies.empty()) {
    text += "accuracy: " + std::to_string(found.accuracy_lines) + " in both, " +
            std::to_string(found.accuracies.size()) + " changed\n";
  }
  if (!found.missing.empty() || !found.added.empty()) {
    text += "lines: " + std::to_string(found.missing.size()) + " missing, " + std::to_string(found.added.size()) +
            " added\n";
  }
  return text;
}

}  // namespace

std::string text_of(const Comparison& found) {
  std::string text;
  if (!found.is_same_machine()) {
    text += start_of("before") + plain(found.machine_before) + "\n" + start_of("after") + plain(found.machine_after) +
            "\nwarning: speeds are of different machines\n";
  }
  for (const OutcomeChange& change : found.outcomes) {
    text += line("outcome", change.cell) + change.before + " -> " + change.after + "\n";
  }
  for (const DigestChange& change : found.digests) {
    text += line("digest", change.cell) + "other results of " + std::to_string(change.cases) +
            " cases: " + plain(change.before) + " -> " + plain(change.after) + "\n";
  }
  for (const InputChange& change : found.inputs) text += text_of(change);
  for (const SpeedChange& change : found.speeds) {
    if (change.verdict != SpeedVerdict::same) text += text_of(change);
  }
  for (const AccuracyChange& change : found.accuracies) text += text_of(change);
  text += lone_lines("missing", found.missing) + lone_lines("added", found.added);
  return text + summary_of(found);
}

}  // namespace halfulp

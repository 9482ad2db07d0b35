#include "judge/sweep_answers.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "block/layout.h"

namespace halfulp {
namespace {

/// Elements that the oracle looks at in one round.
constexpr std::size_t kRoundElements = 32768;
constexpr std::size_t kMostSamples = 16384;
constexpr std::uint32_t kMagnitude = 0x7FFFFFFF;

/// Whether the blocks between two neighbouring samples need not be looked at.
bool are_alike(const SweepRun& a, const SweepRun& b) {
  return a.is_steady && b.is_steady && a.codes == b.codes && a.scale == b.scale && a.is_scale_last == b.is_scale_last &&
         a.is_unique == b.is_unique && a.has_open == b.has_open;
}

/// Blocks spread evenly between two, both left out.
void add_between(std::uint64_t from, std::uint64_t to, std::uint64_t count, std::vector<std::uint64_t>& blocks) {
  const std::uint64_t gap = to - from;
  count = std::min(count, gap - 1);
  for (std::uint64_t i = 1; i <= count; ++i) blocks.push_back(from + gap * i / (count + 1));
}

}  // namespace

SweepAnswers::SweepAnswers(const BlockQuestion& question, const DecisionSweep& sweep)
    : question_(question), sweep_(sweep) {
  for (std::size_t stretch = 0; stretch < DecisionSweep::stretches().size(); ++stretch) {
    runs_.push_back(build_runs(stretch));
  }
}

SweepRun SweepAnswers::ask(const DecisionSweep::Place& place) const {
  const TensorCase block = sweep_.block_at(place);
  const Expectation expectation = expectation_of(question_, question_.rules(), block);
  std::uint32_t scale = 0, last = 0;
  std::memcpy(&scale, expectation.bytes[Part::scales].data(), sizeof scale);
  const auto& values = block.operands[Part::values];
  std::memcpy(&last, values.data() + values.size() - sizeof last, sizeof last);
  const bool has_anchor = DecisionSweep::stretches()[place.stretch].has_anchor;
  const auto& elements = expectation.answer.elements;
  SweepRun run{.first = place.block,
               .codes = expectation.bytes[Part::codes],
               .is_scale_last = !has_anchor && scale == (last & kMagnitude),
               .is_unique = expectation.is_unique,
               .has_open = expectation.has_open};
  if (!run.is_scale_last) run.scale = scale;
  run.is_steady = std::all_of(elements.begin() + (has_anchor ? 1 : 0), elements.end(),
                              [&](const Admissible& element) { return element == elements.back(); });
  return run;
}

std::vector<SweepRun> SweepAnswers::build_runs(std::size_t stretch) const {
  const std::uint64_t blocks = sweep_.blocks_of(DecisionSweep::stretches()[stretch]);
  const std::uint64_t per_round = std::max<std::uint64_t>(kRoundElements / sweep_.block_length(), 8);
  std::vector<SweepRun> samples;
  std::vector<std::uint64_t> wanted{0};
  if (blocks > 1) {
    add_between(0, blocks - 1, per_round, wanted);
    wanted.push_back(blocks - 1);
  }
  while (!wanted.empty()) {
    std::vector<SweepRun> asked(wanted.size());
    tbb::parallel_for(std::size_t{0}, wanted.size(), [&](std::size_t i) { asked[i] = ask({stretch, wanted[i]}); });
    samples.insert(samples.end(), std::make_move_iterator(asked.begin()), std::make_move_iterator(asked.end()));
    std::ranges::sort(samples, {}, &SweepRun::first);
    // Alike neighbours are one run, of which both ends have been asked about; only the ends stay.
    std::vector<SweepRun> ends;
    for (SweepRun& sample : samples) {
      const bool is_inner =
          ends.size() >= 2 && are_alike(ends[ends.size() - 2], ends.back()) && are_alike(ends.back(), sample);
      if (is_inner) ends.pop_back();
      ends.push_back(std::move(sample));
    }
    samples = std::move(ends);
    if (samples.size() > kMostSamples) throw std::logic_error("the answers to a sweep do not step from level to level");
    std::vector<std::uint64_t> gaps;
    for (std::size_t i = 0; i + 1 < samples.size(); ++i) {
      if (samples[i + 1].first - samples[i].first > 1 && !are_alike(samples[i], samples[i + 1])) gaps.push_back(i);
    }
    wanted.clear();
    for (const std::uint64_t i : gaps) {
      add_between(samples[i].first, samples[i + 1].first, std::max<std::uint64_t>(per_round / gaps.size(), 1), wanted);
    }
  }
  std::vector<SweepRun> runs;
  for (SweepRun& sample : samples) {
    if (runs.empty() || !are_alike(runs.back(), sample)) runs.push_back(std::move(sample));
  }
  return runs;
}

const SweepRun& SweepAnswers::run_of(const DecisionSweep::Place& place) const {
  const auto& runs = runs_[place.stretch];
  const std::uint64_t last = sweep_.blocks_of(DecisionSweep::stretches()[place.stretch]) - 1;
  const auto after = std::ranges::upper_bound(runs, std::min(place.block, last), {}, &SweepRun::first);
  return *std::prev(after);
}

void SweepAnswers::write(std::uint64_t index, TensorBytes& bytes) const {
  const DecisionSweep::Place place = sweep_.place_of(index);
  const SweepStretch& stretch = DecisionSweep::stretches()[place.stretch];
  const std::size_t blocks = sweep_.blocks_per_tensor();
  auto& codes = bytes[Part::codes];
  auto& scales = bytes[Part::scales];
  codes.resize(bytes_of(question_, sweep_.shape(), Part::codes));
  scales.resize(blocks * sizeof(std::uint32_t));
  const std::size_t code_bytes = codes.size() / blocks;
  const SweepRun* run = &run_of(place);
  const SweepRun* const end_of_runs = runs_[place.stretch].data() + runs_[place.stretch].size();
  for (std::size_t i = 0; i < blocks; ++i) {
    if (run + 1 != end_of_runs && run[1].first <= place.block + i) ++run;
    std::memcpy(codes.data() + i * code_bytes, run->codes.data(), code_bytes);
    std::uint32_t scale = run->scale;
    if (run->is_scale_last) {
      const std::uint64_t end = (place.block + i + 1) * sweep_.block_length();
      scale =
          (stretch.first + static_cast<std::uint32_t>(std::min<std::uint64_t>(end, stretch.patterns)) - 1) & kMagnitude;
    }
    std::memcpy(scales.data() + i * sizeof scale, &scale, sizeof scale);
  }
}

}  // namespace halfulp

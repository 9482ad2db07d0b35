#include "run/batch_shapes.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <vector>

#include "case/container.h"
#include "result/value_text.h"
#include "run/buffers.h"
#include "run/fill_operands.h"
#include "run/guard.h"
#include "run/operand_text.h"

namespace halfulp {
namespace {

constexpr std::size_t kLanes = 16;  // no packed form and no thread of a kernel takes more at once
constexpr std::size_t kAlone = 64;  // copies of an operand that fill any vector
constexpr std::size_t kLongestBatch = 257;
constexpr std::uint64_t kDrawn = 96;  // operands besides the special ones
constexpr unsigned char kUntouched = 0xC3;

Code nan_of(const FormatSpec& format) {
  return format.nan == Nan::negative_zero ? Code{1} << (format.k - 1) : format.magnitude_mask();
}

/// What vectors get wrong for those beside it. A codebook and random bits have their first and last codes instead.
std::vector<Code> neighbours_of(const Column& column) {
  if (column.format == nullptr || column.format->is_codebook()) return {0, column.mask()};
  const FormatSpec& format = *column.format;
  std::vector<Code> codes{0, 1, format.max_finite_code()};
  if (format.has_infinity()) codes.push_back(format.infinity_code());
  if (format.nan != Nan::none) codes.push_back(nan_of(format));
  return codes;
}

/// Words that have in each column another of its neighbours.
std::vector<Code> neighbours_of(const Columns& columns) {
  std::vector<std::vector<Code>> of_column;
  std::size_t most = 0;
  for (const Column& column : columns.all()) {
    of_column.push_back(neighbours_of(column));
    most = std::max(most, of_column.back().size());
  }
  std::vector<Code> words(most);
  for (std::size_t i = 0; i < most; ++i) {
    for (std::size_t j = 0; j < of_column.size(); ++j) {
      words[i] |= of_column[j][(i + j) % of_column[j].size()] << columns.all()[j].shift;
    }
  }
  return words;
}

std::vector<Code> operands_of(const Columns& columns) {
  std::vector<Code> words = neighbours_of(columns);
  const Column& first = columns.all()[0];
  for (const Code word : neighbours_of(columns)) words.push_back(word ^ first.format->sign_mask() << first.shift);
  const CaseSource drawn = CaseSource::sampled_words(columns.bits(), 1, kDrawn);
  for (std::uint64_t i = 0; i < drawn.size(); ++i) words.push_back(drawn.at(i));
  // A reserved bit is in no operand.
  if (first.format->sign == Sign::reserved_zero) {
    for (Code& word : words) word &= ~(Code{1} << (first.shift + first.bits - 1));
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

/// The lane's call on lists of codes.
class Batches {
 public:
  explicit Batches(const ConversionLane& lane) : lane_(lane) {}

  /// The results of [1, kBatchCases] operands, or nothing if the call fails.
  std::optional<std::vector<Code>> run(const std::vector<Code>& operands) {
    const Question& question = lane_.question();
    const int to_bits = question.to->container_bits();
    const std::size_t count = operands.size(), bytes = static_cast<std::size_t>(to_bits) / 8;
    const CaseSource source = CaseSource::list(Coverage::boundary, operands);
    const OperandArrays arrays = fill_operands(buffers_, question.columns(), source, 0, count);
    void* const results = buffers_.results(count, bytes);
    zone_ = count <= kLongestBatch ? kZone : 0;  // a full batch begins where its memory does
    before_ = static_cast<unsigned char*>(results) - zone_;
    std::memset(before_, kUntouched, zone_);
    {
      const CallMark inside(lane_.id);
      if (!lane_.call->run(arrays.data(), results, count)) return std::nullopt;
    }
    std::vector<Code> codes;
    for (std::size_t i = 0; i < count; ++i) codes.push_back(load_code(results, to_bits, i));
    return codes;
  }

  /// Whether the last batch wrote before its results. What lies behind them is a page that cannot be written.
  bool wrote_before() const {
    return !std::all_of(before_, before_ + zone_, [](unsigned char byte) { return byte == kUntouched; });
  }

 private:
  static constexpr std::size_t kZone = 64;

  const ConversionLane& lane_;
  const Buffers buffers_;
  unsigned char* before_ = nullptr;
  std::size_t zone_ = 0;
};

class Shapes {
 public:
  explicit Shapes(const ConversionLane& lane)
      : question_(lane.question()), batches_(lane), operands_(operands_of(question_.columns())) {}

  std::string find() {
    if (!learn_results()) return "";
    const std::string problem = find_among_neighbours();
    return problem.empty() ? find_by_length() : problem;
  }

 private:
  /// Runs every operand among copies of itself. False if a call fails.
  bool learn_results() {
    for (const Code operand : operands_) {
      const auto results = batches_.run(std::vector<Code>(kAlone, operand));
      if (!results) return false;
      alone_[operand] = results->front();
    }
    return true;
  }

  /// The first result that is not what its operand gave alone, and where it stands.
  std::optional<std::size_t> first_other(const std::vector<Code>& operands, const std::vector<Code>& results) const {
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (results[i] != alone_.at(operands[i])) return i;
    }
    return std::nullopt;
  }

  std::string difference(Code operand, Code result) const {
    return "gives " + hex_of(*question_.to, result) + " for " + hex_of(question_, operand) + ", and " +
           hex_of(*question_.to, alone_.at(operand)) + " where all of the batch is that";
  }

  std::string find_among_neighbours() {
    for (const Code neighbour : neighbours_of(question_.columns())) {
      std::vector<Code> batch;
      const auto flush = [&]() -> std::string {
        const auto results = batch.empty() ? std::nullopt : batches_.run(batch);
        const auto other = results ? first_other(batch, *results) : std::nullopt;
        std::string problem;
        if (other) {
          problem = difference(batch[*other], (*results)[*other]) + ": it depends on its neighbours, here " +
                    hex_of(question_, neighbour) + ", in place " + std::to_string(*other % kLanes) + " of " +
                    std::to_string(kLanes);
        }
        batch.clear();
        return problem;
      };
      for (const Code operand : operands_) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          batch.resize(batch.size() + kLanes, neighbour);
          batch[batch.size() - kLanes + lane] = operand;
          if (batch.size() < kBatchCases) continue;
          if (const std::string problem = flush(); !problem.empty()) return problem;
        }
      }
      if (const std::string problem = flush(); !problem.empty()) return problem;
    }
    return "";
  }

  std::string find_by_length() {
    for (std::size_t length = 0; length <= kLongestBatch; ++length) {
      std::vector<Code> batch;
      for (std::size_t i = 0; i < length; ++i) batch.push_back(operands_[i % operands_.size()]);
      const auto results = batches_.run(batch);
      if (!results) return "fails on a batch of " + std::to_string(length) + " operands";
      if (batches_.wrote_before()) return "wrote before its results in a batch of " + std::to_string(length);
      const auto other = first_other(batch, *results);
      if (!other) continue;
      return difference(batch[*other], (*results)[*other]) + ": it depends on the batch, here operand " +
             std::to_string(*other) + " of " + std::to_string(length);
    }
    return "";
  }

  const Question& question_;
  Batches batches_;
  const std::vector<Code> operands_;
  std::map<Code, Code> alone_;
};

}  // namespace

std::string find_shape_dependence(const ConversionLane& lane) { return Shapes(lane).find(); }

}  // namespace halfulp

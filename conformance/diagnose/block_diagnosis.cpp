#include "diagnose/block_diagnosis.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <optional>

namespace halfulp {
namespace {

/// Elements of tensors that are tried with every alternative in one round, and rounds at most.
constexpr std::uint64_t kRoundElements = 8192;
constexpr std::size_t kRoundTensors = 128;
constexpr int kMaxRounds = 4;

struct KindRow {
  WrongPlace::Kind kind;
  std::string_view cause, sentence;
};

constexpr std::array kKinds{
    KindRow{WrongPlace::Kind::scale, "wrong_scale", "a scale is not the one that the rules give"},
    KindRow{WrongPlace::Kind::tensor, "wrong_tensor_scale", "what belongs to the whole tensor is wrong"},
    KindRow{WrongPlace::Kind::element, "wrong_code", "an element is not the one that the rules give"},
    KindRow{WrongPlace::Kind::value, "wrong_value", "a value is not the one that the rules give"},
    KindRow{WrongPlace::Kind::byte, "noncanonical_bytes", "the codes are right, but no packing gives these bytes"},
    KindRow{WrongPlace::Kind::reply, "refusal", "a call that must be refused was answered, or something was written"},
};

/// One wrong tensor on its way to a cause.
struct Pending {
  const WrongTensor* wrong = nullptr;
  WrongPlace::Kind kind = WrongPlace::Kind::element;  ///< Of the first wrong place, once looked at.
  std::vector<bool> explained_by = {};                ///< By alternative, once tried.
};

void keep_example(BlockCause& cause, const WrongTensor& wrong) {
  ++cause.count;
  const auto order = [](const WrongTensor& tensor) { return std::pair(tensor.tensor.shape.count(), tensor.index); };
  const auto place = std::ranges::lower_bound(cause.examples, order(wrong), {}, order);
  if (place == cause.examples.end() && cause.examples.size() == BlockCause::kMaxExamples) return;
  cause.examples.insert(place, wrong);
  if (cause.examples.size() > BlockCause::kMaxExamples) cause.examples.pop_back();
}

/// Calls `visit` with 0 to count - 1, in parallel. All calls are made even where the tasks around are cancelled: an
/// outcome that is half there could not be read.
template <class Visit>
void for_all(std::size_t count, Visit visit) {
  tbb::task_group_context alone(tbb::task_group_context::isolated);
  tbb::parallel_for(std::size_t{0}, count, visit, alone);
}

/// Sorts the wrong tensors of one cell by cause.
class Sorter {
 public:
  explicit Sorter(const BlockQuestion& question) : question_(question), alternatives_(alternatives_of(question)) {}

  std::vector<BlockCause> sort(const std::vector<WrongTensor>& wrong) {
    std::vector<Pending> open;
    for (const WrongTensor& tensor : wrong) {
      const bool is_refusal = tensor.tensor.misuse != Misuse::none || tensor.result.reply != Reply::done;
      if (is_refusal) {
        add_by_kind(WrongPlace::Kind::reply, tensor);
      } else {
        open.push_back({.wrong = &tensor});
      }
    }
    std::ranges::stable_sort(open, {}, [](const Pending& pending) { return pending.wrong->tensor.shape.count(); });
    for (int round = 0; round < kMaxRounds && !open.empty(); ++round) open = sort_round(std::move(open));
    for (const Pending& pending : open) add_by_kind(pending.kind, *pending.wrong);
    return std::move(causes_);
  }

 private:
  /// Tries the first tensors with every alternative, the others with what explains those. Returns what is left.
  std::vector<Pending> sort_round(std::vector<Pending> open) {
    std::size_t tried = 0;
    for (std::uint64_t elements = 0; tried < open.size() && tried < kRoundTensors && elements < kRoundElements;
         ++tried) {
      elements += open[tried].wrong->tensor.shape.count();
    }
    for_all(tried, [&](std::size_t i) { try_all(open[i]); });
    std::vector<std::size_t> chosen;
    std::vector<Pending> first(std::make_move_iterator(open.begin()),
                               std::make_move_iterator(open.begin() + static_cast<std::ptrdiff_t>(tried)));
    while (const auto best = most_telling(first)) {
      chosen.push_back(*best);
      std::erase_if(first, [&](const Pending& pending) {
        if (!pending.explained_by[*best]) return false;
        keep_example(cause_of(alternatives_[*best]), *pending.wrong);
        return true;
      });
    }
    for (const Pending& pending : first) add_by_kind(pending.kind, *pending.wrong);
    std::vector<Pending> rest(std::make_move_iterator(open.begin() + static_cast<std::ptrdiff_t>(tried)),
                              std::make_move_iterator(open.end()));
    return sort_rest(std::move(rest), chosen);
  }

  std::vector<Pending> sort_rest(std::vector<Pending> rest, const std::vector<std::size_t>& chosen) {
    std::vector<std::optional<std::size_t>> explained(rest.size());
    for_all(rest.size(), [&](std::size_t i) {
      const Expectation expectation = look_at(rest[i]);
      const auto found =
          std::ranges::find_if(chosen, [&](std::size_t at) { return explains(at, rest[i], expectation); });
      if (found != chosen.end()) explained[i] = *found;
    });
    std::vector<Pending> left;
    for (std::size_t i = 0; i < rest.size(); ++i) {
      if (explained[i]) {
        keep_example(cause_of(alternatives_[*explained[i]]), *rest[i].wrong);
      } else {
        left.push_back(std::move(rest[i]));
      }
    }
    return left;
  }

  /// The expectation of the question's own rules; notes the first wrong place.
  Expectation look_at(Pending& pending) const {
    const WrongTensor& wrong = *pending.wrong;
    Expectation expectation = expectation_of(question_, question_.rules(), wrong.tensor);
    if (const auto place = first_wrong(question_, wrong.tensor, expectation, wrong.result)) pending.kind = place->kind;
    return expectation;
  }

  void try_all(Pending& pending) const {
    const Expectation expectation = look_at(pending);
    for (std::size_t at = 0; at < alternatives_.size(); ++at) {
      pending.explained_by.push_back(explains(at, pending, expectation));
    }
  }

  bool explains(std::size_t at, const Pending& pending, const Expectation& expectation) const {
    return would_be_right(question_, alternatives_[at].rules, pending.wrong->tensor, expectation,
                          pending.wrong->result);
  }

  /// The alternative that explains the most, the earliest of several.
  std::optional<std::size_t> most_telling(const std::vector<Pending>& pending) const {
    std::vector<std::size_t> counts(alternatives_.size());
    for (const Pending& tensor : pending) {
      for (std::size_t at = 0; at < counts.size(); ++at) counts[at] += tensor.explained_by[at];
    }
    const auto most = std::ranges::max_element(counts);
    if (most == counts.end() || *most == 0) return std::nullopt;
    return static_cast<std::size_t>(most - counts.begin());
  }

  BlockCause& entry(std::string_view cause, const std::string& sentence) {
    const auto found = std::ranges::find(causes_, cause, &BlockCause::cause);
    if (found == causes_.end()) return causes_.emplace_back(BlockCause{std::string(cause), sentence, 0, {}});
    const bool is_told = found->sentence.find(sentence) != std::string::npos;
    if (!is_told) found->sentence += "; elsewhere " + sentence;
    return *found;
  }

  BlockCause& cause_of(const Alternative& alternative) {
    return entry(alternative.axis->name, sentence_of(question_, alternative));
  }

  void add_by_kind(WrongPlace::Kind kind, const WrongTensor& wrong) {
    const auto row = std::ranges::find(kKinds, kind, &KindRow::kind);
    keep_example(entry(row->cause, std::string(row->sentence)), wrong);
  }

  const BlockQuestion& question_;
  const std::vector<Alternative> alternatives_;
  std::vector<BlockCause> causes_;
};

}  // namespace

std::vector<BlockCause> diagnose_blocks(const BlockQuestion& question, const std::vector<WrongTensor>& wrong) {
  return Sorter(question).sort(wrong);
}

}  // namespace halfulp

#include "diagnose/block_diagnosis.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace halfulp {
namespace {

/// Tensors that are tried with every alternative in one round, and elements of them, about; rounds at most.
constexpr std::size_t kSmallest = 64, kSpread = 64;
constexpr std::uint64_t kRoundElements = 16384;
constexpr int kMaxRounds = 4;
/// Alternatives that explain equally many of the tried tensors are told apart by all the others: so many at most.
constexpr std::size_t kMostEqual = 4;

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
  bool is_tried = false;                              ///< With every alternative.
  std::vector<Fit> fits;                              ///< By alternative, as far as tried.
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
    for (const WrongTensor& tensor : wrong) {
      if (tensor.tensor.misuse != Misuse::none) {
        add_by_kind(WrongPlace::Kind::reply, tensor);
      } else {
        pending_.push_back({&tensor, {}, false, std::vector<Fit>(alternatives_.size(), Fit::none)});
      }
    }
    std::ranges::stable_sort(pending_, {}, [](const Pending& pending) { return pending.wrong->tensor.shape.count(); });
    for (int round = 0; round < kMaxRounds; ++round) {
      const std::vector<Pending*> sample = sample_unexplained();
      if (sample.empty()) break;
      for_all(sample.size(), [&](std::size_t i) { try_all(*sample[i]); });
      try_on_all(telling_ones(sample));
    }
    count_causes();
    return std::move(causes_);
  }

 private:
  /// Tensors that nothing explains yet: the smallest, and some of all sizes.
  std::vector<Pending*> sample_unexplained() {
    std::vector<Pending*> open;
    for (Pending& pending : pending_) {
      if (!pending.is_tried && !is_explained(pending)) open.push_back(&pending);
    }
    std::vector<Pending*> sample(open.begin(),
                                 open.begin() + static_cast<std::ptrdiff_t>(std::min(open.size(), kSmallest)));
    std::uint64_t elements = 0;
    const std::size_t rest = open.size() - sample.size();
    const std::size_t step = rest / kSpread + 1;
    for (std::size_t i = sample.size(); i < open.size() && elements < kRoundElements; i += step) {
      sample.push_back(open[i]);
      elements += open[i]->wrong->tensor.shape.count();
    }
    return sample;
  }

  static bool is_explained(const Pending& pending) {
    return std::ranges::any_of(pending.fits, [](Fit fit) { return fit != Fit::none; });
  }

  void try_all(Pending& pending) const {
    std::vector<std::size_t> all(alternatives_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    try_some(pending, all);
    pending.is_tried = true;
  }

  /// Tries alternatives on every tensor that has not seen all of them.
  void try_on_all(const std::vector<std::size_t>& some) {
    for_all(pending_.size(), [&](std::size_t i) {
      if (!pending_[i].is_tried) try_some(pending_[i], some);
    });
  }

  void try_some(Pending& pending, const std::vector<std::size_t>& some) const {
    const WrongTensor& wrong = *pending.wrong;
    const Expectation expectation = expectation_of(question_, question_.rules(), wrong.tensor);
    if (const auto place = first_wrong(question_, wrong.tensor, expectation, wrong.result)) pending.kind = place->kind;
    for (const std::size_t at : some) {
      pending.fits[at] = fit_of(question_, alternatives_[at].rules, wrong.tensor, expectation, wrong.result);
    }
  }

  /// How many tensors an alternative explains, and how many of them exactly.
  struct Score {
    std::size_t explained = 0, exactly = 0;
    auto operator<=>(const Score&) const = default;
  };

  std::vector<Score> scores_of(const std::vector<Pending*>& tensors) const {
    std::vector<Score> scores(alternatives_.size());
    for (const Pending* pending : tensors) {
      for (std::size_t at = 0; at < scores.size(); ++at) {
        scores[at].explained += pending->fits[at] != Fit::none ? 1 : 0;
        scores[at].exactly += pending->fits[at] == Fit::exact ? 1 : 0;
      }
    }
    return scores;
  }

  /// The alternatives that together explain what can be explained of the tensors, with those that explain as many.
  std::vector<std::size_t> telling_ones(std::vector<Pending*> tensors) const {
    std::vector<std::size_t> telling;
    while (true) {
      const std::vector<Score> scores = scores_of(tensors);
      const auto best = std::ranges::max_element(scores);
      if (best == scores.end() || best->explained == 0) return telling;
      const auto chosen = static_cast<std::size_t>(best - scores.begin());
      telling.push_back(chosen);
      std::size_t equal = 0;
      for (std::size_t at = 0; at < scores.size() && equal < kMostEqual; ++at) {
        if (at == chosen || scores[at].explained != best->explained) continue;
        telling.push_back(at);
        ++equal;
      }
      std::erase_if(tensors, [&](const Pending* pending) { return pending->fits[chosen] != Fit::none; });
    }
  }

  /// Gives every tensor to one cause: the alternative that explains the most takes all it explains, and so on. Of
  /// several the one that explains more of them exactly is taken, then the earliest.
  void count_causes() {
    std::vector<Pending*> left;
    for (Pending& pending : pending_) left.push_back(&pending);
    while (true) {
      const std::vector<Score> scores = scores_of(left);
      const auto best = std::ranges::max_element(scores);
      if (best == scores.end() || best->explained == 0) break;
      const auto chosen = static_cast<std::size_t>(best - scores.begin());
      BlockCause& cause = cause_of(alternatives_[chosen]);
      std::erase_if(left, [&](const Pending* pending) {
        if (pending->fits[chosen] == Fit::none) return false;
        keep_example(cause, *pending->wrong);
        return true;
      });
    }
    for (const Pending* pending : left) add_by_kind(pending->kind, *pending->wrong);
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
  std::vector<Pending> pending_;
  std::vector<BlockCause> causes_;
};

}  // namespace

std::vector<std::string_view> place_causes() {
  std::vector<std::string_view> names;
  for (const KindRow& row : kKinds) names.push_back(row.cause);
  return names;
}

std::vector<BlockCause> diagnose_blocks(const BlockQuestion& question, const std::vector<WrongTensor>& wrong) {
  return Sorter(question).sort(wrong);
}

}  // namespace halfulp

#include "faulty/wrong_statistic.h"

#include <vector>

#include "cpu/block/operations.h"

namespace halfulp::impl::faulty {
namespace {

using namespace cpu::block;

/// What this thread saw of the block before. Blocks of the formats concerned are at most one chunk.
struct Before {
  bool is_first = true;
  Statistic statistic;
  std::vector<float> values;
};
thread_local Before before;

void observe_previous(const Plan& plan, const float* x, std::size_t count, Statistic& statistic) {
  kPortableKernels.observe(plan, x, count, statistic);
  const Statistic own = statistic;
  if (!before.is_first) statistic = before.statistic;
  before = {false, own, {}};
}

void observe_stale(const Plan& plan, const float* x, std::size_t count, Statistic& statistic) {
  kPortableKernels.observe(plan, x, count, statistic);
  if (!before.is_first && count < before.values.size()) {
    kPortableKernels.observe(plan, before.values.data() + count, before.values.size() - count, statistic);
  }
  before.is_first = false;
  before.values.assign(x, x + count);
}

template <decltype(Kernels::observe) observe>
adapter::BlockRun observing(const halfulp_query& query) {
  static const Kernels kernels = [] {
    Kernels changed = kPortableKernels;
    changed.observe = observe;
    return changed;
  }();
  Functions functions;
  functions.kernels = &kernels;
  functions.quantize_blocks = [](const Plan& plan, const Kernels& chosen, TensorState& state, const Values& values,
                                 const Shape& shape, const Planes& planes, BlockRange range) {
    before = {};
    quantize_blocks(plan, chosen, state, values, shape, planes, range);
  };
  return prepare(query, functions);
}

}  // namespace

adapter::BlockRun with_previous_statistic(const halfulp_query& query) { return observing<&observe_previous>(query); }

adapter::BlockRun with_stale_tail(const halfulp_query& query) { return observing<&observe_stale>(query); }

}  // namespace halfulp::impl::faulty

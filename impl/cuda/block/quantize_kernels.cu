#include "cuda/block/block_kernels.cuh"
#include "cuda/block/kernels.h"
#include "cuda/block/launch.cuh"
#include "cuda/block/nested_kernels.cuh"
#include "cuda/block/scale_kernels.cuh"
#include "cuda/block/stored_kernels.cuh"

namespace halfulp::cuda::block {
namespace {

struct ClearMark {
  Quantizing work;

  __device__ void operator()(std::uint64_t column) const { clear_mark(work, column); }
};

struct MarkColumn {
  Quantizing work;

  __device__ void operator()(std::uint64_t element) const { mark_column(work, element); }
};

struct EncodeUnit {
  Quantizing work;

  __device__ void operator()(std::uint64_t unit) const { encode_unit(work, unit); }
};

/// How the tensor is done.
enum class Way : std::uint8_t { stored_blocks, whole_blocks, step_by_step };

Way way_of(const Quantizing& work) {
  if (work.plan.is_grouped() && work.plan.length <= kLongestGroup) return Way::stored_blocks;
  return can_do_whole_blocks(work) ? Way::whole_blocks : Way::step_by_step;
}

/// What is kept between steps, one after the other in memory.
struct Kept {
  TensorState* state = nullptr;    ///< [1]
  Sum* sums = nullptr;             ///< [kPartialSums]
  Statistic* of_tensor = nullptr;  ///< [parts of the tensor]
  Statistic* of_blocks = nullptr;  ///< [parts of all blocks]
  Scaling* scalings = nullptr;     ///< [blocks]
  float* block_scales = nullptr;   ///< [blocks]
};

/// Parts of which statistics are kept.
std::uint64_t kept_parts(std::uint64_t areas, const Parts& parts) { return parts.count == 1 ? 0 : areas * parts.count; }

Kept keep_between_steps(const Quantizing& work, Way way, const Parts& of_tensor, const Parts& of_block,
                        DeviceBytes& memory) {
  constexpr std::size_t kAlignment = 16;
  const std::uint64_t blocks = work.cut.blocks();
  const bool is_stepwise = way == Way::step_by_step, is_nested = work.plan.tensor == TensorPart::nested;
  std::size_t size = 0;
  const auto place_for = [&](std::uint64_t count, std::size_t bytes) {
    const std::size_t at = size;
    size += (count * bytes + kAlignment - 1) / kAlignment * kAlignment;
    return at;
  };
  const std::size_t state = place_for(1, sizeof(TensorState)), sums = place_for(kPartialSums, sizeof(Sum));
  const std::size_t whole = place_for(kept_parts(1, of_tensor), sizeof(Statistic));
  const std::size_t parts = place_for(is_stepwise ? kept_parts(blocks, of_block) : 0, sizeof(Statistic));
  const std::size_t scalings = place_for(is_stepwise ? blocks : 0, sizeof(Scaling));
  const std::size_t scales = place_for(is_nested ? blocks : 0, sizeof(float));
  std::byte* const at = memory.reserve(size);
  return {.state = reinterpret_cast<TensorState*>(at + state),
          .sums = reinterpret_cast<Sum*>(at + sums),
          .of_tensor = reinterpret_cast<Statistic*>(at + whole),
          .of_blocks = reinterpret_cast<Statistic*>(at + parts),
          .scalings = reinterpret_cast<Scaling*>(at + scalings),
          .block_scales = reinterpret_cast<float*>(at + scales)};
}

void quantize_all_blocks(const Quantizing& work, Way way, const Parts& parts, Statistic* statistics) {
  const std::uint64_t blocks = work.cut.blocks();
  if (blocks == 0) return;
  if (way == Way::stored_blocks) {
    const unsigned lanes = lanes_of_stored(work.plan);
    quantize_stored_blocks<<<grid_for(blocks, kThreads / lanes), kThreads>>>(work, lanes);
    return check_launch("quantize stored blocks");
  }
  if (way == Way::whole_blocks) {
    const unsigned lanes = lanes_for(eights_of_block(work.cut));
    quantize_whole_blocks<<<grid_for(blocks, kThreads / lanes), kThreads>>>(work, lanes);
    return check_launch("quantize blocks");
  }
  launch_for_areas<ScaleBlock>(work, blocks, parts, statistics);
  launch_for_each(work.units(), EncodeUnit{work}, "encode values");
}

void quantize_all_scales(const Quantizing& work, Sum* sums) {
  sum_scales<<<kPartialSums, kThreads>>>(work, sums);
  check_launch("sum scales");
  find_offset<<<1, kThreads>>>(work, sums);
  check_launch("find the mean of scales");
  if (work.cut.blocks() == 0) return;
  quantize_scales<<<grid_for(nested_blocks(work.cut.blocks()), 1), kThreads>>>(work);
  check_launch("quantize scales");
}

}  // namespace

void quantize_on_device(Quantizing work, DeviceBytes& memory) {
  const Way way = way_of(work);
  const Parts of_tensor = parts_of(work.cut.count()), of_block = parts_of(work.cut.tile_rows * work.cut.tile_columns);
  const Kept kept = keep_between_steps(work, way, of_tensor, of_block, memory);
  work.state = kept.state;
  work.scalings = kept.scalings;
  work.block_scales = kept.block_scales;
  if (work.plan.tensor == TensorPart::scale) launch_for_areas<SetState>(work, 1, of_tensor, kept.of_tensor);
  if (work.plan.tensor == TensorPart::outlier_columns) {
    launch_for_each(work.cut.columns, ClearMark{work}, "clear the columns of outliers");
    if (work.has_outliers()) launch_for_each(work.cut.count(), MarkColumn{work}, "mark the columns of outliers");
  }
  quantize_all_blocks(work, way, of_block, kept.of_blocks);
  if (work.plan.tensor == TensorPart::nested) quantize_all_scales(work, kept.sums);
}

}  // namespace halfulp::cuda::block

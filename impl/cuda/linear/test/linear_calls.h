// "linear" of the adapters that run on the CPU, on tensors with outputs between canaries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "abi/adapter.h"
#include "cpu/test/block_subjects.h"
#include "cpu/test/block_ways.h"

namespace halfulp::cuda::test {

/// Sizes of a product.
struct Sizes {
  std::size_t outputs = 0, columns = 0, rows = 0;
};

/// Weights as they are stored, and inputs.
struct Operands {
  Sizes sizes;
  cpu::test::Planes planes;   ///< Codes, scales and the plane `tensor`.
  std::vector<float> inputs;  ///< [rows][columns]
};

/// The prepared call, or an empty one if it is not offered.
adapter::BlockRun linear_of(const cpu::test::BlockSubject& subject);
adapter::BlockRun linear_of(const halfulp_format& weights);

/// A call's tensor, without outputs. Refers to the operands.
halfulp_blocks tensor_of(Operands& operands);

/// [rows][outputs]. Fails the test if the status is not HALFULP_OK, if operands were changed or if anything was written
/// beside the outputs.
std::vector<float> outputs_of(const adapter::BlockRun& run, Operands operands);

/// Shapes of less than a tile, of whole tiles, and of some and a part, with rows of weights that begin anywhere.
std::vector<Sizes> many_sizes();

}  // namespace halfulp::cuda::test

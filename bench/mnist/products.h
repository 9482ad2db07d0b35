// Products of row-major float32 matrices by Eigen, compiled for several instruction sets.
#pragma once

#include <cstddef>
#include <string_view>

namespace halfulp::mnist {

/// What forward and backward passes need. Results depend on the instruction set, never on threads; blocks of the
/// products are cut for fixed cache sizes. Buffers may have any alignment and must not overlap.
struct Products {
  std::string_view name;  ///< "avx512", "avx2", "sse2"; "baseline" on other machines than x86-64.

  /// y[rows][outputs] = x[rows][inputs] * w[outputs][inputs]^T
  void (*forward)(const float* x, const float* w, float* y, std::size_t rows, std::size_t inputs, std::size_t outputs);
  /// dw[outputs][inputs] = dy[rows][outputs]^T * x[rows][inputs]
  void (*weights_gradient)(const float* dy, const float* x, float* dw, std::size_t rows, std::size_t inputs,
                           std::size_t outputs);
  /// dx[rows][inputs] = dy[rows][outputs] * w[outputs][inputs]
  void (*inputs_gradient)(const float* dy, const float* w, float* dx, std::size_t rows, std::size_t inputs,
                          std::size_t outputs);
};

/// Those of the widest instruction set that this machine has.
const Products& products();

}  // namespace halfulp::mnist

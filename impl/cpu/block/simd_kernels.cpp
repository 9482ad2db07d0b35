#include "cpu/block/simd_kernels.h"

#include "cpu/block/simd_decode.h"
#include "cpu/block/simd_encode.h"
#include "cpu/block/simd_observe.h"
#include "cpu/block/simd_order.h"
#include "cpu/block/simd_values.h"

namespace halfulp::cpu::block {
namespace {

void widen_by_vectors(ValueFormat format, const std::byte* codes, std::size_t count, float* x) {
  const WidenKernel kernel = format == ValueFormat::float32 ? nullptr : widen_kernel(format);
  kernel != nullptr ? kernel(codes, count, x) : widen(format, codes, count, x);
}

void narrow_by_vectors(ValueFormat format, const float* x, std::size_t count, std::byte* codes) {
  const NarrowKernel kernel = format == ValueFormat::float32 ? nullptr : narrow_kernel(format);
  kernel != nullptr ? kernel(x, count, codes) : narrow(format, x, count, codes);
}

}  // namespace

const Kernels kVectorKernels{.widen = &widen_by_vectors,
                             .narrow = &narrow_by_vectors,
                             .observe = &observe_by_vectors,
                             .encode = &encode_by_vectors,
                             .decode = &decode_by_vectors,
                             .put = &put_by_vectors,
                             .take = &take_by_vectors};

}  // namespace halfulp::cpu::block

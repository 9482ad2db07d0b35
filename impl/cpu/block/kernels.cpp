#include "cpu/block/kernels.h"

#include "cpu/block/decode.h"
#include "cpu/block/encode.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {

const Kernels kPortableKernels{.widen = &widen,
                               .narrow = &narrow,
                               .observe = &observe,
                               .encode = &encode,
                               .decode = &decode,
                               .put = &put,
                               .take = &take};

}  // namespace halfulp::cpu::block

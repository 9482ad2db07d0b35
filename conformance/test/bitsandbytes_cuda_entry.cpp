// The adapter of bitsandbytes' CUDA library as a shared library of its own, over the library that stands in for it.
#include "abi/adapter.h"

namespace halfulp::impl {
adapter::Adapter adapter_bitsandbytes_cuda();
}

extern "C" const halfulp_adapter* halfulp_adapter_entry(void) {
  static const halfulp_adapter* const face = halfulp::adapter::expose(halfulp::impl::adapter_bitsandbytes_cuda());
  return face;
}

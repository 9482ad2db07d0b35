// From a query with weights of an element format to what multiplies by them.
#pragma once

#include <string_view>
#include <type_traits>

#include "abi/adapter.h"
#include "cuda/conversions.h"
#include "cuda/linear/code_weights.h"
#include "cuda/linear/products.h"
#include "cuda/linear/sides.h"

namespace halfulp::cuda::linear {

/// What answers the query by `run(terms)`, on formats of at most 16 bits and float32; an empty BlockRun for others.
template <class Run>
adapter::BlockRun prepare_elements(const halfulp_query& query, Run run) {
  const bool is_asked = std::string_view(query.operation) == "linear" && query.block == nullptr &&
                        query.operand_count == 1 && query.result != nullptr && cpu::is_float32(*query.result);
  if (!is_asked) return {};
  const auto make = [run]<class Container, class Decode>(const Decode& decode) -> adapter::BlockRun {
    return [run, decode](const halfulp_blocks& tensor) -> std::int32_t {
      const std::int32_t status = check_codes(tensor, sizeof(Container));
      if (status != HALFULP_OK) return status;
      run(products_of(tensor, CodeWeights<Container, Decode>{decode, static_cast<const std::byte*>(tensor.codes),
                                                             tensor.rows * tensor.columns}));
      return HALFULP_OK;
    };
  };
  const halfulp_format& weights = query.operands[0];
  if (cpu::is_float32(weights)) return make.template operator()<std::uint32_t>(AsItIs{});
  return with_decoder(weights, make);
}

/// The line of support.
inline adapter::BlockOperation of_elements(adapter::BlockRun (*prepare)(const halfulp_query&)) {
  return {"linear", "*", "float32", "*", "*", prepare};
}

}  // namespace halfulp::cuda::linear

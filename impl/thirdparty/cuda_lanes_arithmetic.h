// Under test: the arithmetic of __half, __nv_bfloat16 and their pairs that is rounded to nearest and not contracted, of
// cuda_fp16.h and cuda_bf16.h. The headers have no fused multiply-add and no square root for the host.
#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "thirdparty/cuda_lanes.h"

namespace halfulp::impl {

template <class Number>
inline constexpr bool kIsPair = std::is_same_v<Number, __half2> || std::is_same_v<Number, __nv_bfloat162>;

struct Add {
  template <class Number>
  __host__ __device__ static Number of(Number a, Number b) {
    if constexpr (kIsPair<Number>) {
      return __hadd2_rn(a, b);
    } else {
      return __hadd_rn(a, b);
    }
  }
};

struct Subtract {
  template <class Number>
  __host__ __device__ static Number of(Number a, Number b) {
    if constexpr (kIsPair<Number>) {
      return __hsub2_rn(a, b);
    } else {
      return __hsub_rn(a, b);
    }
  }
};

struct Multiply {
  template <class Number>
  __host__ __device__ static Number of(Number a, Number b) {
    if constexpr (kIsPair<Number>) {
      return __hmul2_rn(a, b);
    } else {
      return __hmul_rn(a, b);
    }
  }
};

struct Divide {
  template <class Number>
  __host__ __device__ static Number of(Number a, Number b) {
    if constexpr (kIsPair<Number>) {
      return __h2div(a, b);
    } else {
      return __hdiv(a, b);
    }
  }
};

/// An operation on the numbers in lanes, as a function of lanes.
template <class Operation, int kLanes, class Value, class... Operands>
struct OnNumbers {
  __host__ __device__ static void convert(const Lanes<Operands, kLanes>&... x, Lanes<Value, kLanes>& y) {
    set(y, Operation::of(number_of(x)...));
  }
};

/// One line of arithmetic. `Where::columns<Function, kLanes, Result, Operands...>()` applies a function to arrays.
template <class Where, int kLanes, class Operation, class Value, class... Operands>
adapter::Function arithmetic_row(std::string operation) {
  return {
      std::move(operation), kFormatOf<Value>, kFormatOf<Value>, "ties_to_even", "ieee", [](const halfulp_query&) {
        return Where::template columns<OnNumbers<Operation, kLanes, Value, Operands...>, kLanes, Value, Operands...>();
      }};
}

/// The arithmetic that the headers have for host and device, with 1 or 2 lanes.
template <class Where, int kLanes>
std::vector<adapter::Function> arithmetic_lanes() {
  std::vector<adapter::Function> rows;
  const auto add_rows = [&]<class Value>(Value) {
    rows.push_back(arithmetic_row<Where, kLanes, Add, Value, Value, Value>("add"));
    rows.push_back(arithmetic_row<Where, kLanes, Subtract, Value, Value, Value>("subtract"));
    rows.push_back(arithmetic_row<Where, kLanes, Multiply, Value, Value, Value>("multiply"));
    rows.push_back(arithmetic_row<Where, kLanes, Divide, Value, Value, Value>("divide"));
  };
  add_rows(__half_raw{});
  add_rows(__nv_bfloat16_raw{});
  return rows;
}

}  // namespace halfulp::impl

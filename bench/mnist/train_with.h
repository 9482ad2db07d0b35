// Training with given products: what train() and the benchmark against other libraries share.
#pragma once

#include "mnist/products.h"
#include "mnist/train.h"

namespace halfulp::mnist {

inline constexpr std::size_t kBatch = 64;

/// As train(), with these products.
Training train_with(const Products& products, const DataSet& data, std::uint64_t seed, int epochs,
                    const std::function<bool(std::size_t)>& on_images);

}  // namespace halfulp::mnist

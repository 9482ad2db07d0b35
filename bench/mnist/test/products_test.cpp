// The products of every instruction set that this machine has, against sums in double.
#include "mnist/products.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <vector>

#include "mnist/products_variants.h"
#include "mnist/random.h"

namespace halfulp::mnist {
namespace {

/// From the narrowest to the widest.
std::vector<Products> variants() {
  std::vector<Products> all{baseline_products()};
#ifdef __x86_64__
  if (__builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2")) all.push_back(avx2_products());
  if (__builtin_cpu_supports("fma") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
    all.push_back(avx512_products());
  }
#endif
  return all;
}

/// A matrix that starts where no vector does, between two guards.
struct Matrix {
  Matrix(std::size_t rows, std::size_t width) : columns(width), numbers(rows * width + 2, kGuard) {}

  float* data() { return numbers.data() + 1; }
  float at(std::size_t row, std::size_t column) const { return numbers[1 + row * columns + column]; }
  bool is_guarded() const { return numbers.front() == kGuard && numbers.back() == kGuard; }

  static constexpr float kGuard = 12345.0f;
  std::size_t columns;
  std::vector<float> numbers;
};

Matrix drawn(std::size_t rows, std::size_t columns, Random& random) {
  Matrix matrix(rows, columns);
  for (std::size_t i = 0; i < rows * columns; ++i) matrix.data()[i] = random.symmetric(1.0f);
  return matrix;
}

/// Compares with sums of `length` products in double: term(row, column, i) has the two factors.
template <class Term>
void expect_sums(const Matrix& got, std::size_t rows, std::size_t length, Term term) {
  EXPECT_TRUE(got.is_guarded());
  const double tolerance = 1e-7 * static_cast<double>(length) + 1e-6;
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t column = 0; column < got.columns; ++column) {
      double sum = 0;
      for (std::size_t i = 0; i < length; ++i) sum += double{term(row, column, i).first} * term(row, column, i).second;
      ASSERT_NEAR(got.at(row, column), sum, tolerance) << row << ", " << column;
    }
  }
}

struct Shape {
  std::size_t rows, inputs, outputs;
};
constexpr Shape kShapes[] = {{64, 784, 128}, {64, 128, 64}, {64, 64, 10}, {32, 64, 10}, {1, 784, 128},
                             {1, 1, 1},      {3, 5, 7},     {65, 33, 17}, {2, 1500, 3}};

TEST(Products, are_sums_of_products_in_every_shape) {
  for (const Products& products : variants()) {
    for (const auto& [rows, inputs, outputs] : kShapes) {
      SCOPED_TRACE(std::string(products.name) + " " + std::to_string(rows) + " rows, " + std::to_string(inputs) +
                   " inputs, " + std::to_string(outputs) + " outputs");
      Random random(1, Stream::weights);
      Matrix x = drawn(rows, inputs, random), w = drawn(outputs, inputs, random), dy = drawn(rows, outputs, random);

      Matrix y(rows, outputs);
      products.forward(x.data(), w.data(), y.data(), rows, inputs, outputs);
      expect_sums(y, rows, inputs,
                  [&](auto row, auto column, auto i) { return std::pair(x.at(row, i), w.at(column, i)); });

      Matrix dw(outputs, inputs);
      products.weights_gradient(dy.data(), x.data(), dw.data(), rows, inputs, outputs);
      expect_sums(dw, outputs, rows,
                  [&](auto row, auto column, auto i) { return std::pair(dy.at(i, row), x.at(i, column)); });

      Matrix dx(rows, inputs);
      products.inputs_gradient(dy.data(), w.data(), dx.data(), rows, inputs, outputs);
      expect_sums(dx, rows, outputs,
                  [&](auto row, auto column, auto i) { return std::pair(dy.at(row, i), w.at(i, column)); });
    }
  }
}

TEST(Products, do_not_depend_on_where_the_matrices_lie) {
  for (const Products& products : variants()) {
    Random random(2, Stream::weights);
    Matrix x = drawn(64, 784, random), w = drawn(128, 784, random), y(64, 128);
    products.forward(x.data(), w.data(), y.data(), 64, 784, 128);
    const std::vector<float> moved(x.data(), x.data() + 64 * 784);
    std::vector<float> same(64 * 128);
    products.forward(moved.data(), w.data(), same.data(), 64, 784, 128);
    EXPECT_EQ(std::memcmp(same.data(), y.data(), same.size() * sizeof(float)), 0) << products.name;
  }
}

TEST(Products, are_those_of_the_widest_instruction_set) {
  EXPECT_EQ(products().name, variants().back().name);
  EXPECT_EQ(&products(), &products());
}

}  // namespace
}  // namespace halfulp::mnist

#include "mnist/openblas_products.h"

#include <cblas.h>

namespace halfulp::mnist {
namespace {

int width(std::size_t size) { return static_cast<int>(size); }

void forward(const float* x, const float* w, float* y, std::size_t rows, std::size_t inputs, std::size_t outputs) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, width(rows), width(outputs), width(inputs), 1.0f, x,
              width(inputs), w, width(inputs), 0.0f, y, width(outputs));
}

void weights_gradient(const float* dy, const float* x, float* dw, std::size_t rows, std::size_t inputs,
                      std::size_t outputs) {
  cblas_sgemm(CblasRowMajor, CblasTrans, CblasNoTrans, width(outputs), width(inputs), width(rows), 1.0f, dy,
              width(outputs), x, width(inputs), 0.0f, dw, width(inputs));
}

void inputs_gradient(const float* dy, const float* w, float* dx, std::size_t rows, std::size_t inputs,
                     std::size_t outputs) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, width(rows), width(inputs), width(outputs), 1.0f, dy,
              width(outputs), w, width(inputs), 0.0f, dx, width(inputs));
}

}  // namespace

Products openblas_products() {
  openblas_set_num_threads(1);
  return {"openblas", &forward, &weights_gradient, &inputs_gradient};
}

std::string openblas_kernels() { return openblas_get_corename(); }

}  // namespace halfulp::mnist

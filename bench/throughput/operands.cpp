#include "throughput/operands.h"

#include "run/prepared.h"

namespace halfulp::throughput {
namespace {

std::string key_of(std::string_view what, std::string_view depends_on, const Mix& mix, const Size& size) {
  std::string key(what);
  if (mix.depends_on_target) key.append("/").append(depends_on);
  return key.append("/").append(mix.name).append("/").append(size.name);
}

void place(const Slices* slices, unsigned thread, void*& pointer, std::uint64_t& bytes) {
  if (slices == nullptr) return;
  pointer = slices->of(thread);
  bytes = slices->bytes();
}

}  // namespace

TensorSlices::TensorSlices(const BlockQuestion& question, std::span<const Part> parts, Shape shape, unsigned threads) {
  for (const Part part : parts) {
    parts_[static_cast<std::size_t>(part)] = std::make_unique<Slices>(bytes_of(question, shape, part), threads);
  }
}

void TensorSlices::place_in(halfulp_blocks& blocks, unsigned thread) const {
  place(part(Part::values), thread, blocks.values, blocks.value_bytes);
  place(part(Part::codes), thread, blocks.codes, blocks.code_bytes);
  place(part(Part::scales), thread, blocks.scales, blocks.scale_bytes);
  place(part(Part::tensor), thread, blocks.tensor, blocks.tensor_bytes);
}

void TensorSlices::spread() const {
  for (const auto& slices : parts_) {
    if (slices != nullptr) slices->spread();
  }
}

Operands::Operands(std::uint64_t seed, unsigned threads)
    : seed_(seed), threads_(threads), maker_(open_implementation("builtin:cpu")) {}

std::shared_ptr<const Slices> Operands::codes(const Question& question, const Mix& mix, const Size& size) {
  const std::string key = key_of(question.from->name, question.to->name, mix, size);
  if (key != codes_key_) {
    codes_.reset();  // before the next ones take memory
    codes_key_.clear();
    const auto bytes = static_cast<std::size_t>(question.from->container_bits()) / 8;
    const auto slices = std::make_shared<const Slices>(size.elements() * bytes, threads_);
    fill(mix, {question, slices->of(0), size.elements()}, seed_);
    slices->spread();
    codes_ = slices;
    codes_key_ = key;
  }
  return codes_;
}

std::shared_ptr<const TensorSlices> Operands::values(const BlockQuestion& question, const Mix& mix, const Size& size) {
  const std::string key = key_of(question.values->name, question.spec->name, mix, size);
  if (key != values_key_) {
    values_.reset();
    values_key_.clear();
    constexpr Part kValues[] = {Part::values};
    const auto slices = std::make_shared<const TensorSlices>(question, kValues, size.shape(), threads_);
    mix.tensor({question, slices->part(Part::values)->of(0), size.shape()}, seed_);
    slices->spread();
    values_ = slices;
    values_key_ = key;
  }
  return values_;
}

std::shared_ptr<const TensorSlices> Operands::planes(const BlockQuestion& question, const Mix& mix, const Size& size) {
  const std::string key =
      key_of(question.spec->name, question.spec->name, mix, size) + "/" + std::string(question.values->name);
  // Variants that decode alike read the same bytes.
  const bool is_there = key == planes_key_ && asks_same(Operation::dequantize, *planes_rules_, question.rules());
  if (!is_there) {
    planes_.reset();
    planes_key_.clear();
    BlockQuestion quantize = question;
    quantize.operation = Operation::quantize;
    const PreparedCall call({maker_.get(), quantize});
    if (!call.offered()) throw NoOperands("there is nothing to dequantize: cpu does not quantize by this variant");
    const auto slices =
        std::make_shared<const TensorSlices>(question, operands_of(Operation::dequantize), size.shape(), threads_);
    halfulp_blocks blocks{};
    blocks.struct_size = sizeof blocks;
    blocks.rows = size.shape().rows;
    blocks.columns = size.shape().columns;
    values(quantize, mix, size)->place_in(blocks, 0);
    slices->place_in(blocks, 0);
    const std::int32_t status = call.run(blocks);
    if (status != HALFULP_OK) {
      throw NoOperands("there is nothing to dequantize: cpu quantized with the status " + std::to_string(status));
    }
    slices->spread();
    planes_ = slices;
    planes_key_ = key;
    planes_rules_ = &question.rules();
  }
  return planes_;
}

std::shared_ptr<const TensorSlices> Operands::tensor(const BlockQuestion& question, const Mix& mix, const Size& size) {
  return question.operation == Operation::quantize ? values(question, mix, size) : planes(question, mix, size);
}

}  // namespace halfulp::throughput

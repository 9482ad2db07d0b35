#include "case/case_source.h"

#include "case/ascending.h"
#include "case/container.h"
#include "case/random_stream.h"

namespace halfulp {

CaseSource CaseSource::every_word(int bits) {
  CaseSource source;
  source.size_ = std::uint64_t{1} << bits;
  return source;
}

CaseSource CaseSource::exhaustive(const FormatSpec& format) {
  return every_word(format.sign == Sign::reserved_zero ? format.magnitude_bits() : format.k);
}

CaseSource CaseSource::list(Coverage coverage, std::vector<Code> codes) {
  CaseSource source;
  source.coverage_ = coverage;
  source.size_ = codes.size();
  source.codes_ = std::make_shared<const std::vector<Code>>(std::move(codes));
  return source;
}

CaseSource CaseSource::sampled_words(int bits, std::uint64_t seed, std::uint64_t count) {
  CaseSource source;
  source.coverage_ = Coverage::sampled;
  source.size_ = count;
  source.seed_ = seed;
  source.mask_ = ~std::uint64_t{0} >> (64 - bits);
  return source;
}

CaseSource CaseSource::sampled(const FormatSpec& format, std::uint64_t seed, std::uint64_t count) {
  return sampled_words(format.sign == Sign::reserved_zero ? format.magnitude_bits() : format.k, seed, count);
}

Code CaseSource::at(std::uint64_t index) const {
  if (codes_ != nullptr) return (*codes_)[index];
  return mask_ != 0 ? random_bits(seed_, index) & mask_ : index;
}

void CaseSource::fill(std::uint64_t first, std::size_t count, int container_bits, void* codes) const {
  with_container(container_bits, [&](auto zero) {
    using Container = decltype(zero);
    auto* out = static_cast<Container*>(codes);
    if constexpr (sizeof(Container) == sizeof(std::uint32_t)) {
      if (is_contiguous()) return write_ascending(static_cast<std::uint32_t>(first), count, out);
    }
    if (is_contiguous()) {
      auto next = static_cast<Container>(first);
      for (std::size_t i = 0; i < count; ++i) out[i] = next++;
    } else {
      for (std::size_t i = 0; i < count; ++i) out[i] = static_cast<Container>(at(first + i));
    }
  });
}

}  // namespace halfulp

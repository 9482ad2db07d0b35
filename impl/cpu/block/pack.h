// Codes one by one to the bytes that are stored, and back.
#pragma once

#include <cstdint>

#include "cpu/block/facts.h"
#include "cpu/block/kernels.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// Packs codes [stored_elements] and scales [blocks][scales_per_block] in containers. Bits of a code beyond its width
/// are ignored. A plane of no bytes may be nullptr.
void pack(const Facts& facts, const Kernels& kernels, const Shape& shape, const std::uint8_t* loose_codes,
          const std::uint8_t* loose_scales, std::uint8_t* codes, std::uint8_t* scales);

/// Takes apart what pack() gives.
void unpack(const Facts& facts, const Kernels& kernels, const Shape& shape, const std::uint8_t* codes,
            const std::uint8_t* scales, std::uint8_t* loose_codes, std::uint8_t* loose_scales);

}  // namespace halfulp::cpu::block

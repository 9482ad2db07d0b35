#include "oracle/profile.h"

#include <algorithm>
#include <array>

namespace halfulp {
namespace {

using enum FiniteOverflow;

constexpr std::array kProfiles{
    Profile{.name = "ieee", .rule = "IEEE 754-2019 4.3, 6.2, 7.4; any NaN"},
    Profile{.name = "ieee-canonical",
            .nan = NanIn::canonical,
            .rule = "ieee with the canonical quiet NaN, sign kept (FP16, Eigen)"},
    Profile{.name = "ieee-payload",
            .nan = NanIn::payload_quiet,
            .rule = "ieee with sign and leading payload kept, quieted (F16C, Imath)"},
    Profile{.name = "ieee-raw",
            .nan = NanIn::payload_raw,
            .rule = "ieee with sign, leading payload and quiet bit kept (bit-shifting decoders)"},
    Profile{.name = "ieee-sat",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate,
            .negative = NegativeIn::minimum,
            .zero = ZeroIn::minimum,
            .rule = "ieee with every overflow clamped to the maximum"},
    Profile{.name = "ocp-sat",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate,
            .negative = NegativeIn::minimum,
            .zero = ZeroIn::minimum,
            .rule = "OCP OFP8 1.0 table 3, saturating"},
    Profile{.name = "ocp-nonsat", .rule = "OCP OFP8 1.0 table 3, non-saturating"},
    Profile{.name = "onnx-sat",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate_except_fnuz,
            .nanless = NanlessIn::maximum_positive,
            .rule = "ONNX Cast-25, saturate=1"},
    Profile{.name = "onnx-nonsat", .nanless = NanlessIn::maximum_positive, .rule = "ONNX Cast-25, saturate=0"},
    Profile{.name = "ml_dtypes",
            .nan = NanIn::canonical,
            .nanless = NanlessIn::opposite_zero,
            .rule = "ml_dtypes 0.6 float8.h, default"},
    Profile{.name = "ml_dtypes-sat",
            .finite_overflow = saturate,
            .nan = NanIn::canonical,
            .nanless = NanlessIn::opposite_zero,
            .negative = NegativeIn::minimum,
            .zero = ZeroIn::minimum,
            .rule = "ml_dtypes 0.6 float8.h, kSaturate"},
    Profile{.name = "pytorch",
            .nan = NanIn::ones,
            .negative = NegativeIn::magnitude,
            .zero = ZeroIn::minimum,
            .rule = "PyTorch c10/util/Float8_*.h"},
    Profile{.name = "cuda-satfinite",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate,
            .nan = NanIn::ones_positive,
            .nanless = NanlessIn::maximum_positive,
            .negative = NegativeIn::magnitude,
            .zero = ZeroIn::minimum,
            .rule = "CUDA 13.0 cuda_fp8.hpp __NV_SATFINITE from float; sign of NaN dropped"},
    Profile{.name = "cuda-nosat",
            .nan = NanIn::ones_positive,
            .nanless = NanlessIn::maximum_positive,
            .negative = NegativeIn::magnitude,
            .zero = ZeroIn::minimum,
            .rule = "CUDA 13.0 cuda_fp8.hpp __NV_NOSAT from float; also half and bfloat16"},
    Profile{.name = "cuda-satfinite-f64host",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate,
            .nan = NanIn::payload_quiet,
            .nanless = NanlessIn::maximum_positive,
            .negative = NegativeIn::magnitude,
            .zero = ZeroIn::minimum,
            .rule = "CUDA 13.0 cuda_fp8.hpp __NV_SATFINITE from double on the host; sign and payload of NaN kept"},
    Profile{.name = "cuda-nosat-f64host",
            .nan = NanIn::payload_quiet,
            .nanless = NanlessIn::maximum_positive,
            .negative = NegativeIn::magnitude,
            .zero = ZeroIn::minimum,
            .rule = "CUDA 13.0 cuda_fp8.hpp __NV_NOSAT from double on the host; sign and payload of NaN kept"},
    Profile{.name = "hip-sat",
            .finite_overflow = saturate,
            .overflow_test = OverflowTest::unrounded,
            .rule = "ROCm amd_hip_fp8.h software path, saturating"},
    Profile{.name = "hip-nosat",
            .overflow_test = OverflowTest::unrounded,
            .rule = "ROCm amd_hip_fp8.h software path: |x| > maximum is tested before rounding"},
    Profile{.name = "llvm-apfloat", .nan = NanIn::payload_quiet, .rule = "LLVM 19 APFloat::convert"},
    Profile{.name = "p3109-satfinite",
            .finite_overflow = saturate,
            .infinity = InfinityIn::saturate,
            .negative = NegativeIn::minimum,
            .rule = "IEEE P3109 v4.0 4.7.5 SatFinite"},
    Profile{.name = "p3109-satpropagate",
            .finite_overflow = saturate,
            .infinity = InfinityIn::infinity_else_maximum,
            .negative = NegativeIn::minimum,
            .rule = "IEEE P3109 v4.0 4.7.5 SatPropagate"},
    Profile{.name = "p3109-satnone",
            .finite_overflow = p3109_none,
            .infinity = InfinityIn::infinity_else_maximum,
            .negative = NegativeIn::p3109_none,
            .rule = "IEEE P3109 v4.0 4.7.5 SatNone"},
};

}  // namespace

std::span<const Profile> profiles() { return kProfiles; }

const Profile* profile_called(std::string_view name) {
  const auto row = std::ranges::find(kProfiles, name, &Profile::name);
  return row == kProfiles.end() ? nullptr : &*row;
}

}  // namespace halfulp

#include "throughput/core_clock.h"

#include <algorithm>
#include <chrono>

namespace halfulp::throughput {
namespace {

constexpr std::uint64_t kChain = 64, kRounds = 512;
constexpr int kStretches = 5;

#if defined(__x86_64__) || defined(__aarch64__)

constexpr bool kIsKnown = true;

/// kChain additions, each of what the one before it gave. Both operands are registers: there are cores that add a
/// constant while they rename registers, and take no cycle for it. Written as assembly, since no compiler may shorten
/// it and none must be asked to keep the sum in a register.
void add_in_a_chain(std::uint64_t& sum, std::uint64_t step) {
#if defined(__x86_64__)
  asm volatile(".rept %c[chain]\n\tadd %[step], %[sum]\n\t.endr"
               : [sum] "+r"(sum)
               : [step] "r"(step), [chain] "i"(kChain)
               : "cc");
#else
  asm volatile(".rept %c[chain]\n\tadd %[sum], %[sum], %[step]\n\t.endr"
               : [sum] "+r"(sum)
               : [step] "r"(step), [chain] "i"(kChain));
#endif
}

#else

constexpr bool kIsKnown = false;

void add_in_a_chain(std::uint64_t&, std::uint64_t) {}

#endif

/// One stretch of kRounds chains.
double nanoseconds_of_stretch() {
  using Clock = std::chrono::steady_clock;
  std::uint64_t sum = 0;
  const auto started = Clock::now();
  for (std::uint64_t round = 0; round < kRounds; ++round) add_in_a_chain(sum, 1);
  return std::chrono::duration<double, std::nano>(Clock::now() - started).count();
}

}  // namespace

double megahertz_of(std::uint64_t additions, const std::vector<double>& nanoseconds) {
  const auto least = std::ranges::min_element(nanoseconds);
  if (least == nanoseconds.end() || !(*least > 0)) return 0;
  return 1000 * static_cast<double>(additions) / *least;
}

double core_megahertz() {
  if (!kIsKnown) return 0;
  std::vector<double> stretches;
  for (int i = 0; i < kStretches; ++i) stretches.push_back(nanoseconds_of_stretch());
  return megahertz_of(kChain * kRounds, stretches);
}

}  // namespace halfulp::throughput

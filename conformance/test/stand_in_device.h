// Stands in for a GPU on machines without one: its memory is the host's, its kernels are loops over the functions that
// the real ones are made of.
#pragma once

#include <memory>
#include <string>

#include "device/device.h"

namespace halfulp {

/// What a test sees of a stand-in, and what it can make go wrong.
struct StandInState {
  std::size_t allocations = 0;  ///< Alive.
  std::size_t resets = 0;
  std::size_t comparisons = 0;  ///< Calls of count_differing.
  std::size_t downloaded = 0;   ///< Bytes.
  std::string fault;            ///< Told at every wait from now on until the next reset, if not empty.
};

std::unique_ptr<Device> stand_in_device(std::shared_ptr<StandInState> state);

}  // namespace halfulp

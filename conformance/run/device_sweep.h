// A sweep that stays on the device: operands are made there and results compared there. Only chunks with a deviation
// come back, to be judged like all others.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>

#include "run/conversion_lane.h"

namespace halfulp {

/// Whether a sweep is for this: the lane's call works on the device, and the source is all of a format.
bool is_swept_on_device(const ConversionLane& lane, const CaseSource& source);

/// Runs a lane over all of a source. Marks the lane as failed if the call fails; its call knows why.
void sweep_on_device(ConversionLane& lane, const CaseSource& source, std::uint64_t offset,
                     const std::atomic<bool>& stop, const std::function<void(std::uint64_t)>& on_progress);

}  // namespace halfulp

// A call on a device that can be timed: operands lie there already, and the device's own clock is read.
#pragma once

#include <memory>

#include "run/prepared.h"
#include "throughput/job.h"

namespace halfulp::throughput {

/// The line's call, which works on the device. Errors: NoOperands, also if the device has no room.
Job device_job_of(const Line& line, const Question& question, std::shared_ptr<const PreparedCall> call,
                  Operands& operands);
Job device_job_of(const Line& line, const BlockQuestion& question, std::shared_ptr<const PreparedCall> call,
                  Operands& operands);

/// A copy on the device of as many float32 values. Errors: NoOperands.
Job device_copy_job(const Size& size);

}  // namespace halfulp::throughput

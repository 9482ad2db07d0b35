// Wrong tensors as text.
#pragma once

#include "diagnose/block_diagnosis.h"
#include "result/record.h"

namespace halfulp {

/// A cause of a block cell with its examples.
CauseRecord record_of(const BlockQuestion& question, const BlockCause& cause);

/// The first wrong place of a tensor: where it is and what stands there.
ExampleRecord record_of(const BlockQuestion& question, const WrongTensor& wrong);

}  // namespace halfulp

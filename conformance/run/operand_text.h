// The operands of a case as people read them, separated by ", "; random bits are a number in hexadecimal.
#pragma once

#include <string>

#include "judge/question.h"

namespace halfulp {

/// The codes: "0x3c00, 0x4000".
std::string hex_of(const Question& question, Code word);

/// The values as C's %a writes them.
std::string hexfloat_of(const Question& question, Code word);

/// The values in decimal.
std::string decimal_of(const Question& question, Code word);

}  // namespace halfulp

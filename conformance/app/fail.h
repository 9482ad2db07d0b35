// How a command ends that cannot do what it was asked.
#pragma once

#include <cstdio>
#include <string>

namespace halfulp {

/// Says why on stderr, in one line, and returns the code.
inline int fail(const std::string& message, int code) {
  std::fprintf(stderr, "halfulp: %s\n", message.c_str());
  return code;
}

}  // namespace halfulp

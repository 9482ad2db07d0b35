// The words of the pages and what they mean.
#pragma once

#include <span>
#include <string_view>

namespace halfulp {

struct Word {
  std::string_view word, meaning;
};

/// In the order of the glossary.
std::span<const Word> glossary();

}  // namespace halfulp

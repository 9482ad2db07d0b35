// Files compressed by gzip.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace halfulp::mnist {

/// The uncompressed bytes of a file. Stops beyond `most` bytes: a small file may hold any number of them. Errors:
/// DataError where the file is missing, not gzip-compressed, damaged, cut off or larger.
std::vector<std::uint8_t> read_gzip(const std::string& path, std::size_t most);

}  // namespace halfulp::mnist

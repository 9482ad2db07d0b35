// Files that are either whole or not there.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace halfulp {

/// A file that cannot be written. Message: "cannot write FILE: reason".
struct WriteError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file open for writing by this process alone.
class OutputFile {
 public:
  /// Opens or creates `path` and locks it. Keeps its content. Errors: WriteError.
  explicit OutputFile(std::string path);
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  ~OutputFile();

  /// Cuts the file to `size` bytes and goes on writing there.
  void truncate(std::size_t size);
  /// Hands all of `text` to the system.
  void append(std::string_view text);
  /// Gives the file its final name, replacing what has it. When it reaches the disk is up to the system.
  void rename_to(const std::string& final_path);
  /// Brings everything to the disk first, so that not even a power cut leaves half of it under the name.
  void publish(const std::string& final_path);

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  int descriptor_ = -1;
};

/// Writes a whole file through a temporary one beside it, and brings it to the disk. Errors: WriteError.
void write_file(const std::string& path, std::string_view content);

/// The same for what can be made again: nothing waits for the disk.
void replace_file(const std::string& path, std::string_view content);

}  // namespace halfulp

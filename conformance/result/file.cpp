#include "result/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace halfulp {

namespace {

/// Writes a temporary file and ends with one of the ways to its name.
void write_beside(const std::string& path, std::string_view content, void (OutputFile::*end)(const std::string&)) {
  const std::string temporary = path + "." + std::to_string(getpid()) + ".tmp";
  try {
    OutputFile file(temporary);
    file.truncate(0);
    file.append(content);
    (file.*end)(path);
  } catch (const WriteError&) {
    unlink(temporary.c_str());
    throw;
  }
}

}  // namespace

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)), descriptor_(open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) fail();
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor_);
    throw WriteError("cannot write " + path_ + ": another process is writing it");
  }
}

OutputFile::~OutputFile() { close(descriptor_); }

void OutputFile::truncate(std::size_t size) {
  if (ftruncate(descriptor_, static_cast<off_t>(size)) != 0) fail();
  if (lseek(descriptor_, 0, SEEK_END) < 0) fail();
}

void OutputFile::append(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor_, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void OutputFile::rename_to(const std::string& final_path) {
  if (std::rename(path_.c_str(), final_path.c_str()) != 0) {
    throw WriteError("cannot write " + final_path + ": " + std::strerror(errno));
  }
}

void OutputFile::publish(const std::string& final_path) {
  if (fsync(descriptor_) != 0) fail();
  rename_to(final_path);
}

void OutputFile::fail() const { throw WriteError("cannot write " + path_ + ": " + std::strerror(errno)); }

void write_file(const std::string& path, std::string_view content) {
  write_beside(path, content, &OutputFile::publish);
}

void replace_file(const std::string& path, std::string_view content) {
  write_beside(path, content, &OutputFile::rename_to);
}

}  // namespace halfulp

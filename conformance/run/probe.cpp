#include "run/probe.h"

#include <dlfcn.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cctype>
#include <cstring>
#include <string_view>

namespace halfulp {
namespace {

constexpr int kProbeTimeoutMs = 20'000;

using Entry = const halfulp_adapter* (*)();

/// Opens, asks and checks; returns what is wrong.
std::string open_and_check(const std::string& path) {
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::string("cannot be opened: ") + dlerror();
  const auto entry = reinterpret_cast<Entry>(dlsym(library, HALFULP_ADAPTER_ENTRY));
  if (entry == nullptr) return "exports no symbol " HALFULP_ADAPTER_ENTRY;
  return problem_with(entry());
}

/// Reads until the writer closes, or the time is over.
bool read_all(int pipe, std::string& text) {
  char buffer[512];
  pollfd waiting{pipe, POLLIN, 0};
  while (poll(&waiting, 1, kProbeTimeoutMs) > 0) {
    const ssize_t count = read(pipe, buffer, sizeof buffer);
    if (count <= 0) return true;
    text.append(buffer, static_cast<std::size_t>(count));
  }
  return false;
}

}  // namespace

std::string problem_with(const halfulp_adapter* adapter) {
  if (adapter == nullptr) return HALFULP_ADAPTER_ENTRY "() returned NULL; expected an adapter";
  if (adapter->abi_version != HALFULP_ADAPTER_ABI_VERSION) {
    return "has adapter ABI version " + std::to_string(adapter->abi_version) + "; expected " +
           std::to_string(HALFULP_ADAPTER_ABI_VERSION);
  }
  if (adapter->struct_size < sizeof(halfulp_adapter)) return "states a struct_size smaller than its ABI version has";
  if (adapter->name == nullptr || *adapter->name == 0) return "has no name";
  for (const char c : std::string_view(adapter->name)) {
    if (!std::isalnum(static_cast<unsigned char>(c)) && std::strchr("_-.@+", c) == nullptr) {
      return "has a name with a character other than letters, digits and _-.@+";
    }
  }
  if (adapter->version == nullptr) return "has no version";
  if (adapter->prepare == nullptr) return "has no prepare function";
  if (adapter->support_count == 0 || adapter->support == nullptr) return "declares nothing that it supports";
  if (adapter->memory != HALFULP_MEMORY_HOST && adapter->memory != HALFULP_MEMORY_CUDA_DEVICE) {
    return "asks for memory of kind " + std::to_string(adapter->memory) + ", which does not exist";
  }
  for (std::size_t i = 0; i < adapter->support_count; ++i) {
    const halfulp_support& row = adapter->support[i];
    for (const char* field : {row.operation, row.operand, row.result, row.rounding, row.profile}) {
      if (field == nullptr) return "has a NULL in support line " + std::to_string(i);
    }
  }
  return "";
}

std::string probe_library(const std::string& path) {
  int ends[2];
  if (pipe(ends) != 0) return std::string("cannot be probed: ") + std::strerror(errno);
  const pid_t child = fork();
  if (child < 0) return std::string("cannot be probed: ") + std::strerror(errno);
  if (child == 0) {
    close(ends[0]);
    // Whatever handlers this process has: in the child a crash must end in the signal that the parent looks for.
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) signal(crash, SIG_DFL);
    const std::string problem = open_and_check(path);
    const bool written = write(ends[1], problem.data(), problem.size()) == static_cast<ssize_t>(problem.size());
    _exit(written ? 0 : 1);
  }
  close(ends[1]);
  std::string problem;
  const bool finished = read_all(ends[0], problem);
  close(ends[0]);
  if (!finished) kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  if (!finished) return "did not finish loading within " + std::to_string(kProbeTimeoutMs / 1000) + " s";
  if (WIFSIGNALED(status)) {
    return "crashed while loading (signal " + std::to_string(WTERMSIG(status)) + ", " + strsignal(WTERMSIG(status)) +
           ")";
  }
  if (problem.empty() && WEXITSTATUS(status) != 0) {
    return "ended the process while loading (exit status " + std::to_string(WEXITSTATUS(status)) + ")";
  }
  return problem;
}

}  // namespace halfulp

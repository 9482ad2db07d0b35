// Watches over calls into adapters: a crash or a hang ends the process with one clear line and exit code 3.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace halfulp {

/// Says which cell the calling thread runs, for the line that a crash prints. `cell` must outlive the calls.
void enter_cell(const std::string* cell);

/// Counts one call into an adapter; the watchdog looks whether calls end.
class CallMark {
 public:
  CallMark();
  ~CallMark();
  CallMark(const CallMark&) = delete;
  CallMark& operator=(const CallMark&) = delete;
};

/// Installs the crash messages and starts the watchdog for its lifetime.
class AdapterGuard {
 public:
  explicit AdapterGuard(std::chrono::seconds call_timeout);
  ~AdapterGuard();
  AdapterGuard(const AdapterGuard&) = delete;
  AdapterGuard& operator=(const AdapterGuard&) = delete;

 private:
  struct Watchdog;
  Watchdog* watchdog_;
};

}  // namespace halfulp

// Watches over calls into adapters: a crash or a hang ends the process with one clear line and exit code 3.
#pragma once

#include <atomic>
#include <chrono>
#include <string>

namespace halfulp {

/// Stands while the calling thread is inside an adapter: names the cell for the line that a crash prints, and lets the
/// watchdog see whether calls end. `cell` must outlive the mark. Costs a few plain stores.
class CallMark {
 public:
  explicit CallMark(const std::string& cell);
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

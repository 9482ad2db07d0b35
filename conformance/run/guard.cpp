#include "run/guard.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdio>
#include <list>
#include <mutex>
#include <thread>

namespace halfulp {
namespace {

constexpr int kInfrastructureExit = 3;

/// What one worker thread is doing. `calls` is odd while it is inside an adapter.
struct Worker {
  std::atomic<const std::string*> cell{nullptr};
  std::atomic<std::uint64_t> calls{0};

  /// Only its own thread writes, so that no locked instruction is needed.
  void step() { calls.store(calls.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); }
};

std::mutex workers_mutex;
std::list<Worker>& workers() {
  static std::list<Worker> all;
  return all;
}

Worker& this_worker() {
  thread_local Worker& worker = [&]() -> Worker& {
    const std::lock_guard lock(workers_mutex);
    return workers().emplace_back();
  }();
  return worker;
}

/// The worker of this thread as a signal handler may read it.
thread_local Worker* handler_worker = nullptr;

void write_text(const char* text) { [[maybe_unused]] const ssize_t ignored = write(STDERR_FILENO, text, strlen(text)); }

/// Async-signal-safe: only write and _exit.
void on_crash(int signal_number) {
  const Worker* worker = handler_worker;
  const std::string* cell = worker != nullptr ? worker->cell.load() : nullptr;
  if (worker == nullptr || worker->calls.load() % 2 == 0 || cell == nullptr) {
    signal(signal_number, SIG_DFL);  // ours, not an adapter's
    raise(signal_number);
    return;
  }
  write_text("halfulp: error: ");
  write_text(cell->c_str());
  write_text(": the implementation crashed (");
  write_text(signal_number == SIGSEGV  ? "SIGSEGV: it touched memory outside its buffers or wrote to its operands"
             : signal_number == SIGBUS ? "SIGBUS"
             : signal_number == SIGFPE ? "SIGFPE"
             : signal_number == SIGILL ? "SIGILL: an instruction this machine does not have"
                                       : "SIGABRT");
  write_text("); nothing after this cell was run\n");
  _exit(kInfrastructureExit);
}

}  // namespace

CallMark::CallMark(const std::string& cell) {
  if (handler_worker == nullptr) handler_worker = &this_worker();
  handler_worker->cell.store(&cell, std::memory_order_relaxed);
  handler_worker->step();
}

CallMark::~CallMark() { handler_worker->step(); }

struct AdapterGuard::Watchdog {
  explicit Watchdog(std::chrono::seconds timeout) : thread([this, timeout] { watch(timeout); }) {}
  ~Watchdog() {
    {
      const std::lock_guard lock(mutex);
      stopping = true;
    }
    changed.notify_all();
    thread.join();
  }

  void watch(std::chrono::seconds timeout) {
    std::unique_lock lock(mutex);
    std::list<std::pair<const Worker*, std::uint64_t>> before;
    while (!changed.wait_for(lock, timeout, [this] { return stopping; })) {
      std::list<std::pair<const Worker*, std::uint64_t>> now;
      const std::lock_guard workers_lock(workers_mutex);
      for (const Worker& worker : workers()) now.emplace_back(&worker, worker.calls.load());
      for (const auto& [worker, calls] : now) {
        for (const auto& [known, earlier] : before) {
          if (known == worker && calls == earlier && calls % 2 == 1) report_hang(*worker, timeout);
        }
      }
      before = std::move(now);
    }
  }

  [[noreturn]] static void report_hang(const Worker& worker, std::chrono::seconds timeout) {
    const std::string* cell = worker.cell.load();
    std::fprintf(stderr, "halfulp: error: %s: one call of the implementation did not end within %lld s\n",
                 cell != nullptr ? cell->c_str() : "unknown cell", static_cast<long long>(timeout.count()));
    _exit(kInfrastructureExit);
  }

  std::mutex mutex;
  std::condition_variable changed;
  bool stopping = false;
  std::thread thread;  // last: it uses the members above
};

AdapterGuard::AdapterGuard(std::chrono::seconds call_timeout) : watchdog_(new Watchdog(call_timeout)) {
  struct sigaction action {};
  action.sa_handler = &on_crash;
  action.sa_flags = SA_NODEFER;
  for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(crash, &action, nullptr);
}

AdapterGuard::~AdapterGuard() {
  delete watchdog_;
  for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) signal(crash, SIG_DFL);
}

}  // namespace halfulp

// How far a run is, on stderr: a live line on a terminal, nothing elsewhere.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace halfulp {

/// Counts judged results and draws. The remaining time follows the latest speed, since cells differ by a factor of 100.
class Progress {
 public:
  explicit Progress(std::uint64_t total_results);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Adds results; may be called from any thread.
  void advance(std::uint64_t results);

 private:
  using Clock = std::chrono::steady_clock;

  void draw(Clock::time_point now);

  const std::uint64_t total_;
  const bool shown_;
  std::atomic<std::uint64_t> done_{0};
  std::mutex mutex_;
  Clock::time_point drawn_;
  std::uint64_t drawn_done_ = 0;
  double speed_ = 0;  ///< Results per second, smoothed.
};

/// "43 s", "2 min 10 s", "1 h 05 min".
std::string duration_text(double seconds);

}  // namespace halfulp

// How far a stage of work is, on stderr: a live line on a terminal, nothing elsewhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace halfulp {

/// Whether a line on stderr can be drawn over.
bool stderr_is_terminal();

/// Draws what it is told. The remaining time follows the mean speed of the stage.
class Countdown {
 public:
  Countdown();
  ~Countdown();
  Countdown(const Countdown&) = delete;
  Countdown& operator=(const Countdown&) = delete;

  /// "timing  43.0 %  12 s left". May be called from any thread.
  void show(std::string_view stage, std::uint64_t done, std::uint64_t total);
  /// Takes the line away, so that something else can be written.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  const bool is_shown_;
  std::mutex mutex_;
  std::string stage_;
  Clock::time_point started_, drawn_;
};

}  // namespace halfulp

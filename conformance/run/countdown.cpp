#include "run/countdown.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "run/progress.h"

namespace halfulp {
namespace {

constexpr std::chrono::milliseconds kRedraw{200};

}  // namespace

bool stderr_is_terminal() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

Countdown::Countdown() : is_shown_(stderr_is_terminal()), started_(Clock::now()), drawn_(started_) {}

Countdown::~Countdown() { clear(); }

void Countdown::clear() {
  if (is_shown_) std::fputs("\r\033[K", stderr);
}

void Countdown::show(std::string_view stage, std::uint64_t done, std::uint64_t total) {
  if (!is_shown_ || !mutex_.try_lock()) return;
  const std::lock_guard lock(mutex_, std::adopt_lock);
  const Clock::time_point now = Clock::now();
  if (stage != stage_) {
    stage_ = stage;
    started_ = now;
  }
  if (now - drawn_ < kRedraw || done == 0) return;
  drawn_ = now;
  const double elapsed = std::chrono::duration<double>(now - started_).count();
  const double left = elapsed * static_cast<double>(total - done) / static_cast<double>(done);
  std::fprintf(stderr, "\r\033[K%s  %5.1f %%  %s left", stage_.c_str(),
               100.0 * static_cast<double>(done) / static_cast<double>(total), duration_text(left).c_str());
}

}  // namespace halfulp

#include "run/progress.h"

#include <cmath>
#include <cstdio>

#include "run/countdown.h"

namespace halfulp {
namespace {

constexpr std::chrono::milliseconds kRedraw{200};
constexpr double kSmoothing = 0.1;  // weight of the latest interval

}  // namespace

std::string duration_text(double seconds) {
  const auto whole = static_cast<long long>(std::ceil(seconds));
  char text[40];
  if (whole < 120) {
    std::snprintf(text, sizeof text, "%lld s", whole);
  } else if (whole < 3600) {
    std::snprintf(text, sizeof text, "%lld min %02lld s", whole / 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%lld h %02lld min", whole / 3600, whole / 60 % 60);
  }
  return text;
}

Progress::Progress(std::uint64_t total_results)
    : total_(total_results), shown_(stderr_is_terminal()), drawn_(Clock::now()) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\033[K", stderr);
}

void Progress::advance(std::uint64_t results) {
  done_ += results;
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (!mutex_.try_lock()) return;
  const std::lock_guard lock(mutex_, std::adopt_lock);
  if (now - drawn_ >= kRedraw) draw(now);
}

void Progress::draw(Clock::time_point now) {
  const std::uint64_t done = done_;
  const double interval = std::chrono::duration<double>(now - drawn_).count();
  const double latest = static_cast<double>(done - drawn_done_) / interval;
  speed_ = speed_ == 0 ? latest : speed_ + kSmoothing * (latest - speed_);
  drawn_ = now;
  drawn_done_ = done;
  const double share = total_ == 0 ? 1 : static_cast<double>(done) / static_cast<double>(total_);
  const double left = speed_ > 0 ? static_cast<double>(total_ - done) / speed_ : 0;
  std::fprintf(stderr, "\r\033[K%5.1f %%  %.2f G results/s  %s left", 100 * share, speed_ / 1e9,
               duration_text(left).c_str());
}

}  // namespace halfulp

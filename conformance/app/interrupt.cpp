#include "app/interrupt.h"

#include <signal.h>

namespace halfulp {
namespace {

std::atomic<bool> interrupted{false};

void on_interrupt(int signal_number) {
  interrupted = true;
  signal(signal_number, SIG_DFL);
}

}  // namespace

const std::atomic<bool>& interrupt_flag() {
  signal(SIGINT, &on_interrupt);
  signal(SIGTERM, &on_interrupt);
  return interrupted;
}

}  // namespace halfulp

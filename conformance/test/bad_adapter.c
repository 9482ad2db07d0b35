/* Adapters that no run may trust, one per value of BAD_KIND: each is loaded by a test that expects its message. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "abi/halfulp_adapter.h"

enum {
  RETURNS_NULL,
  CRASHES_ON_LOAD,
  WRONG_ABI_VERSION,
  UNKNOWN_FORMAT,
  UNKNOWN_PROFILE,
  DECLARES_NOTHING,
  WRITES_NOTHING,
  CRASHES_IN_RUN,
  FAILS_IN_RUN,
  WRITES_TO_OPERANDS,
  WRITES_PAST_RESULTS,
  EXITS_ON_LOAD,
  CHANGES_ITS_MIND
};

static int32_t run(void *state, const void *const *operands, void *result, size_t count) {
  static uint16_t calls = 0;
  (void)state;
  if (BAD_KIND == WRITES_NOTHING) return HALFULP_OK;
  if (BAD_KIND == CRASHES_IN_RUN) raise(SIGSEGV);
  if (BAD_KIND == FAILS_IN_RUN) return HALFULP_FAILED;
  if (BAD_KIND == WRITES_TO_OPERANDS) memset((void *)operands[0], 0, count);
  memset(result, 0, count * sizeof(uint16_t));
  if (BAD_KIND == WRITES_PAST_RESULTS) ((uint16_t *)result)[count] = 1;
  if (BAD_KIND == CHANGES_ITS_MIND) ((uint16_t *)result)[0] = ++calls;
  return HALFULP_OK;
}

static const char *last_error(void *state) {
  (void)state;
  return "the device is on fire";
}

static int32_t prepare(const halfulp_adapter *self, const halfulp_query *query, halfulp_call *call) {
  (void)self;
  (void)query;
  call->state = NULL;
  call->run = run;
  call->release = NULL;
  call->last_error = last_error;
  return HALFULP_OK;
}

static const halfulp_support support[] = {{"convert", "float32", BAD_KIND == UNKNOWN_FORMAT ? "float7" : "float16",
                                           "ties_to_even", BAD_KIND == UNKNOWN_PROFILE ? "my-own" : "ieee"}};

static const halfulp_adapter adapter = {BAD_KIND == WRONG_ABI_VERSION ? 99 : HALFULP_ADAPTER_ABI_VERSION,
                                        sizeof(halfulp_adapter),
                                        "bad",
                                        "1",
                                        "",
                                        HALFULP_MEMORY_HOST,
                                        BAD_KIND == DECLARES_NOTHING ? 0 : 1,
                                        support,
                                        prepare};

const halfulp_adapter *halfulp_adapter_entry(void) {
  if (BAD_KIND == CRASHES_ON_LOAD) raise(SIGSEGV);
  if (BAD_KIND == EXITS_ON_LOAD) _exit(7);
  return BAD_KIND == RETURNS_NULL ? NULL : &adapter;
}

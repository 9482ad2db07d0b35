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
  CHANGES_ITS_MIND,
  DECLINES_LATER,
  UNKNOWN_BLOCK, /* from here on: block operations */
  UNKNOWN_VARIANT,
  WRITES_TO_VALUES,
  WRITES_PAST_CODES,
  WRITES_BEFORE_SCALES,
  WRITES_NO_SCALES,
  CRASHES_IN_BLOCKS,
  FAILS_IN_BLOCKS,
  REFUSES_SHAPES,
  REFUSES_BUFFERS,
  RETURNS_NONSENSE,
  FORGETS_RUN_BLOCKS,
  DECLINES_BLOCKS_LATER
};

static const int is_block_kind = BAD_KIND >= UNKNOWN_BLOCK;

static int32_t run(void* state, const void* const* operands, void* result, size_t count) {
  static uint16_t calls = 0;
  (void)state;
  if (BAD_KIND == WRITES_NOTHING) return HALFULP_OK;
  if (BAD_KIND == CRASHES_IN_RUN) raise(SIGSEGV);
  if (BAD_KIND == FAILS_IN_RUN) return HALFULP_FAILED;
  if (BAD_KIND == WRITES_TO_OPERANDS) memset((void*)operands[0], 0, count);
  memset(result, 0, count * sizeof(uint16_t));
  if (BAD_KIND == WRITES_PAST_RESULTS) ((uint16_t*)result)[count] = 1;
  if (BAD_KIND == CHANGES_ITS_MIND) ((uint16_t*)result)[0] = ++calls;
  return HALFULP_OK;
}

static int32_t run_blocks(void* state, const halfulp_blocks* tensor) {
  (void)state;
  if (BAD_KIND == CRASHES_IN_BLOCKS) raise(SIGSEGV);
  if (BAD_KIND == FAILS_IN_BLOCKS) return HALFULP_FAILED;
  if (BAD_KIND == REFUSES_SHAPES) return HALFULP_BAD_SHAPE;
  if (BAD_KIND == REFUSES_BUFFERS) return HALFULP_BAD_BUFFER;
  if (BAD_KIND == RETURNS_NONSENSE) return 77;
  if (BAD_KIND == WRITES_TO_VALUES) memset(tensor->values, 0, tensor->value_bytes);
  memset(tensor->codes, 0, tensor->code_bytes);
  if (BAD_KIND == WRITES_NO_SCALES) return HALFULP_OK;
  memset(tensor->scales, 0, tensor->scale_bytes);
  if (BAD_KIND == WRITES_PAST_CODES) ((uint8_t*)tensor->codes)[tensor->code_bytes] = 0;
  if (BAD_KIND == WRITES_BEFORE_SCALES) memset((uint8_t*)tensor->scales - 8192, 0, 8192);
  return HALFULP_OK;
}

static const char* last_error(void* state) {
  (void)state;
  return "the device is on fire";
}

static int32_t prepare(const halfulp_adapter* self, const halfulp_query* query, halfulp_call* call) {
  static int calls = 0; /* of this process: the first one asks what there is */
  (void)self;
  (void)query;
  if ((BAD_KIND == DECLINES_LATER || BAD_KIND == DECLINES_BLOCKS_LATER) && ++calls > 1) return HALFULP_UNSUPPORTED;
  call->state = NULL;
  call->run = is_block_kind ? NULL : run;
  call->run_blocks = is_block_kind && BAD_KIND != FORGETS_RUN_BLOCKS ? run_blocks : NULL;
  call->release = NULL;
  call->last_error = last_error;
  return HALFULP_OK;
}

static const halfulp_support conversions[] = {{"convert", "float32", BAD_KIND == UNKNOWN_FORMAT ? "float7" : "float16",
                                               "ties_to_even", BAD_KIND == UNKNOWN_PROFILE ? "my-own" : "ieee"}};
static const halfulp_support blocks[] = {{"quantize", "float32", BAD_KIND == UNKNOWN_BLOCK ? "mxfp5" : "mxfp4", "*",
                                          BAD_KIND == UNKNOWN_VARIANT ? "my-own" : "floor"}};

static const halfulp_adapter adapter = {BAD_KIND == WRONG_ABI_VERSION ? 99 : HALFULP_ADAPTER_ABI_VERSION,
                                        sizeof(halfulp_adapter),
                                        "bad",
                                        "1",
                                        "",
                                        HALFULP_MEMORY_HOST,
                                        BAD_KIND == DECLARES_NOTHING ? 0 : 1,
                                        BAD_KIND >= UNKNOWN_BLOCK ? blocks : conversions,
                                        prepare};

const halfulp_adapter* halfulp_adapter_entry(void) {
  if (BAD_KIND == CRASHES_ON_LOAD) raise(SIGSEGV);
  if (BAD_KIND == EXITS_ON_LOAD) _exit(7);
  return BAD_KIND == RETURNS_NULL ? NULL : &adapter;
}

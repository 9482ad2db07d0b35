/* A complete adapter in C99: float32 to bfloat16, correctly rounded to nearest even. Copy it, put your conversion into
 * to_bfloat16 and your formats into kSupport, build a shared library, and give it to halfulp as dso:libyours.so. */
#include <string.h>

#include "abi/halfulp_adapter.h"

static uint16_t to_bfloat16(uint32_t bits) {
  if ((bits & 0x7FFFFFFFu) > 0x7F800000u) return (uint16_t)(bits >> 31 << 15 | 0x7FC0u); /* NaN: sign and quiet bit */
  return (uint16_t)((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}

static int32_t run(void* state, const void* const* operands, void* result, size_t count) {
  const uint32_t* from = operands[0];
  uint16_t* to = result;
  (void)state;
  for (size_t i = 0; i < count; ++i) to[i] = to_bfloat16(from[i]);
  return HALFULP_OK;
}

static int32_t prepare(const halfulp_adapter* self, const halfulp_query* query, halfulp_call* call) {
  const halfulp_support* offer = self->support;
  if (query->operand_count != 1 || strcmp(query->operands[0].name, offer->operand) != 0 ||
      strcmp(query->result->name, offer->result) != 0) {
    return HALFULP_UNSUPPORTED;
  }
  memset(call, 0, sizeof *call);
  call->run = run;
  return HALFULP_OK;
}

static const halfulp_support kSupport[] = {{"convert", "float32", "bfloat16", "ties_to_even", "ieee-canonical"}};

const halfulp_adapter* halfulp_adapter_entry(void) {
  static const halfulp_adapter adapter = {HALFULP_ADAPTER_ABI_VERSION,
                                          sizeof(halfulp_adapter),
                                          "minimal",
                                          "1.0",
                                          NULL,
                                          HALFULP_MEMORY_HOST,
                                          sizeof kSupport / sizeof kSupport[0],
                                          kSupport,
                                          prepare};
  return &adapter;
}

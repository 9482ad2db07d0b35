/* The interface between halfulp and an implementation under test. C99; stable within one ABI version.
 *
 * An adapter is a shared library with one exported symbol, halfulp_adapter_entry. It declares what it
 * supports; halfulp prepares one call per query and then runs it over batches of codes.
 * A code is the bits of one datum, right-aligned in the smallest container of 8, 16, 32 or 64 bits. */
#ifndef HALFULP_ADAPTER_H
#define HALFULP_ADAPTER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define HALFULP_ADAPTER_ABI_VERSION 1u

/* Statuses that prepare and run return. */
enum {
  HALFULP_OK = 0,
  HALFULP_UNSUPPORTED = 1, /* prepare: this query is not offered after all */
  HALFULP_FAILED = 2       /* run: the batch could not be computed; last_error says why */
};

/* How the top bit of a code is used. */
enum { HALFULP_SIGN_MAGNITUDE = 0, HALFULP_SIGN_ABSENT = 1, HALFULP_SIGN_RESERVED_ZERO = 2 };
/* Which codes are NaN: none; all above infinity; the largest magnitude; the code that would be -0. */
enum {
  HALFULP_NAN_NONE = 0,
  HALFULP_NAN_ABOVE_INFINITY = 1,
  HALFULP_NAN_TOP_MAGNITUDE = 2,
  HALFULP_NAN_NEGATIVE_ZERO = 3
};
/* Whether the code below the NaNs is an infinity. */
enum { HALFULP_INF_NONE = 0, HALFULP_INF_BELOW_NAN = 1 };
/* What exponent field zero means: zero and subnormals; an ordinary binade (no zero). */
enum { HALFULP_LOW_SUBNORMAL = 0, HALFULP_LOW_NO_ZERO = 1 };

/* The facts of one format. An adapter that knows the format by name may ignore the rest. */
typedef struct halfulp_format {
  uint32_t struct_size; /* sizeof of this struct where it was filled */
  const char* name;     /* canonical name, e.g. "float8_e4m3fn" */
  int32_t k;            /* width in bits */
  int32_t p;            /* precision in bits, the leading bit counted */
  int32_t bias;         /* exponent bias */
  int32_t sign, nan, inf, low;
  const float* codebook; /* [2^k] values in code order, or NULL for a binary format */
} halfulp_format;

/* One question, asked once: everything but the codes. */
typedef struct halfulp_query {
  uint32_t struct_size;
  const char* operation; /* "convert" */
  uint32_t operand_count;
  const halfulp_format* operands; /* [operand_count] */
  const halfulp_format* result;
  const char*
      rounding; /* "ties_to_even", "ties_to_away", "toward_zero", "toward_positive", "toward_negative", "to_odd" */
  const char* profile; /* e.g. "ocp-sat" */
} halfulp_query;

/* A prepared query. run is called from several threads at once, each with its own buffers. */
typedef struct halfulp_call {
  void* state; /* the adapter's own */
  /* operands: [operand_count] pointers to [count] codes each, read-only; result: [count] codes. Any alignment of the
   * container's size. Returns HALFULP_OK or HALFULP_FAILED. */
  int32_t (*run)(void* state, const void* const* operands, void* result, size_t count);
  void (*release)(void* state);           /* may be NULL */
  const char* (*last_error)(void* state); /* may be NULL */
} halfulp_call;

/* One line of what an adapter offers. Formats and rounding are canonical names, or patterns with * and ?; several
 * are separated by commas. A pattern-less name that halfulp does not know is an error. The profile is one name. */
typedef struct halfulp_support {
  const char* operation;
  const char* operand; /* format of the operands */
  const char* result;  /* format of the result */
  const char* rounding;
  const char* profile;
} halfulp_support;

/* Where the buffers of run live. */
enum { HALFULP_MEMORY_HOST = 0, HALFULP_MEMORY_CUDA_DEVICE = 1 };

typedef struct halfulp_adapter {
  uint32_t abi_version; /* HALFULP_ADAPTER_ABI_VERSION */
  uint32_t struct_size;
  const char* name;     /* short id: letters, digits, '_', '-', '.' */
  const char* version;  /* of the implementation, not of the adapter */
  const char* homepage; /* may be NULL */
  uint32_t memory;      /* HALFULP_MEMORY_* */
  size_t support_count;
  const halfulp_support* support; /* [support_count] */
  /* Fills *call and returns HALFULP_OK, or returns HALFULP_UNSUPPORTED. Strings of the query live until release. */
  int32_t (*prepare)(const struct halfulp_adapter* self, const halfulp_query* query, halfulp_call* call);
} halfulp_adapter;

/* The one exported symbol. Never returns NULL. */
#define HALFULP_ADAPTER_ENTRY "halfulp_adapter_entry"
const halfulp_adapter* halfulp_adapter_entry(void);

#ifdef __cplusplus
}
#endif

#endif

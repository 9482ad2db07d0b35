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

/* Statuses that prepare, run and run_blocks return. */
enum {
  HALFULP_OK = 0,
  HALFULP_UNSUPPORTED = 1, /* prepare: this query is not offered after all */
  HALFULP_FAILED = 2,      /* run: the batch could not be computed; last_error says why */
  HALFULP_BAD_SHAPE = 3,   /* run_blocks: the format has no blocks for this shape, or it is over a limit */
  HALFULP_BAD_BUFFER = 4   /* run_blocks: a buffer is NULL or too short. Nothing was written, as with BAD_SHAPE */
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

/* Where the codes of a block's elements lie among its bytes. */
enum {
  HALFULP_ORDER_BYTES = 0,                 /* one code per byte */
  HALFULP_ORDER_LSB_FIRST = 1,             /* a stream of bits: of two nibbles the first is the low one */
  HALFULP_ORDER_MSB_FIRST = 2,             /* a stream of bits: of two nibbles the first is the high one */
  HALFULP_ORDER_HALVES = 3,                /* GGML: byte j holds element j low and element j + length/2 high */
  HALFULP_ORDER_HALVES_AND_FIFTH_BITS = 4, /* GGML q5: four bytes of fifth bits, then the halves */
  HALFULP_ORDER_TRITS = 5,                 /* GGML tq1_0: base 3, five to a byte */
  HALFULP_ORDER_QUARTERS = 6               /* GGML tq2_0: byte j holds elements j, j + 32, j + 64, j + 96 */
};
/* Where scales are kept. */
enum {
  HALFULP_STORAGE_PLANES = 0,      /* codes and scales each in their own plane */
  HALFULP_STORAGE_SCALE_FIRST = 1, /* all in the plane of codes: the scales of a group, then its codes */
  HALFULP_STORAGE_SCALE_LAST = 2   /* all in the plane of codes: the codes of a group, then its scales */
};
/* What a tensor has besides codes and scales: the plane `tensor`, made of float32 values. */
enum {
  HALFULP_TENSOR_NOTHING = 0,
  HALFULP_TENSOR_SCALE = 1,          /* [1] a scale of all the scales */
  HALFULP_TENSOR_NESTED = 2,         /* [1 + ceil(scales / 256)] an offset, then the scales of the scales */
  HALFULP_TENSOR_OUTLIER_COLUMNS = 3 /* [columns] 1 where the column holds an outlier, else 0 */
};

/* The facts of one block format. An adapter that knows it by name may ignore the rest. */
typedef struct halfulp_block {
  uint32_t struct_size;
  const char* name;              /* canonical name, e.g. "mxfp4" */
  const halfulp_format* element; /* integers and levels are codebooks */
  const halfulp_format* scale;
  uint64_t tile_rows, tile_columns; /* elements that share a scale; 0: all rows, all columns */
  uint32_t is_flat;                 /* 1: blocks run on over the ends of rows */
  uint32_t scales_per_block;        /* 2: a scale and a minimum or zero point */
  uint32_t group;                   /* blocks stored together; a tensor is a whole number of groups if whole_groups */
  uint32_t whole_groups;            /* 1: other lengths are refused with HALFULP_BAD_SHAPE */
  uint32_t order;                   /* HALFULP_ORDER_* */
  uint32_t storage;                 /* HALFULP_STORAGE_* */
  uint32_t tensor;                  /* HALFULP_TENSOR_* */
} halfulp_block;

/* One question, asked once: everything but the codes. */
typedef struct halfulp_query {
  uint32_t struct_size;
  const char* operation;          /* "convert", "add", "subtract", "multiply", "divide", "fused_multiply_add" or
                                   * "square_root"; of blocks "quantize", "dequantize", "pack", "unpack" or
                                   * "linear" */
  uint32_t operand_count;         /* as many as the operation has; of blocks 0 or 1, the value format */
  const halfulp_format* operands; /* [operand_count] quantize: the format of the values. A stochastic rounding has one
                                   * more operand, its random bits: "random8" with k = 8 for unsigned integers below
                                   * 2^8, and no other fact */
  const halfulp_format* result;   /* dequantize: the format of the values; linear: float32; NULL for the other block
                                   * operations */
  const char* rounding;       /* "ties_to_even", "ties_to_away", "toward_zero", "toward_positive", "toward_negative",
                               * "to_odd"; or       "stochastic_a8", "stochastic_b8", "stochastic_c8": a rule of P3109 with so
                               * many       random bits, 1 to 32 */
  const char* profile;        /* e.g. "ocp-sat"; of block operations the name of the variant, e.g. "rceil" */
  const halfulp_block* block; /* NULL for "convert", and for "linear" with weights of an element format: operands[0],
                               * codes in containers without scales */
} halfulp_query;

/* One tensor, in values and in blocks. Sizes are in bytes and exact. An operation reads and writes what its name says
 * and sees NULL elsewhere:
 *   quantize    values -> codes, scales, tensor
 *   dequantize  codes, scales, tensor -> values
 *   pack        loose_codes, loose_scales -> codes, scales
 *   unpack      codes, scales -> loose_codes, loose_scales
 *   linear      codes, scales, tensor, inputs -> outputs: the inputs times the transposed weights. These are the
 *               tensor: rows for outputs, columns for inputs. Sums are made as the implementation likes.
 * A block at the end of the tensor or of a row may be shorter than the others; a last byte that is not full is filled
 * with the codes that zeros would have. */
typedef struct halfulp_blocks {
  uint32_t struct_size;
  uint64_t rows, columns;
  void* values; /* [rows][columns] codes of the value format in their containers */
  uint64_t value_bytes;
  void* codes; /* the packed codes; whole groups with their scales if they are stored together */
  uint64_t code_bytes;
  void* scales; /* [blocks][scales_per_block] codes of the scale format, row by row of blocks */
  uint64_t scale_bytes;
  void* tensor; /* float32 values */
  uint64_t tensor_bytes;
  void* loose_codes; /* one code per byte, in element order, the padding of the last byte included */
  uint64_t loose_code_bytes;
  void* loose_scales; /* as `scales`, also where storage has them among the codes */
  uint64_t loose_scale_bytes;
  void* inputs; /* [input_rows][columns] float32 */
  uint64_t input_bytes;
  uint64_t input_rows;
  void* outputs; /* [input_rows][rows] float32 */
  uint64_t output_bytes;
} halfulp_blocks;

/* A prepared query. run is called from several threads at once, each with its own buffers. */
typedef struct halfulp_call {
  void* state; /* the adapter's own */
  /* operands: [operand_count] pointers to [count] codes each, read-only; result: [count] codes. Any alignment of the
   * container's size. Returns HALFULP_OK or HALFULP_FAILED. Of fused_multiply_add the last operand is the summand. */
  int32_t (*run)(void* state, const void* const* operands, void* result, size_t count);
  void (*release)(void* state);           /* may be NULL */
  const char* (*last_error)(void* state); /* may be NULL */
  /* The block operations, instead of run. Returns any status but HALFULP_UNSUPPORTED. */
  int32_t (*run_blocks)(void* state, const halfulp_blocks* tensor);
} halfulp_call;

/* One line of what an adapter offers. Formats and rounding are canonical names, or patterns with * and ?; several
 * are separated by commas. A pattern-less name that halfulp does not know is an error. The profile of a conversion is
 * one name. Block operations name the block format where it stands, as operand or as result, the value format (pack and
 * unpack: the element format) on the other side, and in profile variants: names or patterns. "linear" names the format
 * of the weights, block or element, as operand and float32 as result; it is not judged. */
typedef struct halfulp_support {
  const char* operation;
  const char* operand; /* format of the operands */
  const char* result;  /* format of the result */
  const char* rounding;
  const char* profile;
} halfulp_support;

/* Where the buffers of run and run_blocks live: all of them, and nothing else. With device memory the calls come from
 * one thread at a time with the current device set; work may be left in the default stream, whose end halfulp waits
 * for. Device memory of the adapter's own belongs to a prepared call: after an error halfulp may reset the device once
 * the calls were released. */
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

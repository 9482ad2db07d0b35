#include "property/shrink.h"

#include <algorithm>
#include <bit>
#include <cstdlib>

#include "block/layout.h"

namespace halfulp::property {
namespace {

/// The parts of a code: (sign, exponent, trailing significand).
struct Fields {
  const FormatSpec* format;

  Code exponent(Code code) const { return (code & format->magnitude_mask()) >> format->trailing_bits(); }
  Code trailing(Code code) const { return code & ((Code{1} << format->trailing_bits()) - 1); }
  Code bias() const { return static_cast<Code>(format->bias); }
  Code one() const { return bias() << format->trailing_bits(); }
  bool is_special(Code code) const { return (code & format->magnitude_mask()) > format->max_finite_code(); }
  /// Neither zero, subnormal, infinite nor NaN.
  bool is_normal(Code code) const { return exponent(code) != 0 && !is_special(code); }
  Code with_exponent(Code code, Code exponent) const {
    return (code & format->sign_mask()) | exponent << format->trailing_bits() | trailing(code);
  }
};

/// Places half way to `goal` and beside `from`, all nearer to the goal.
std::vector<Code> nearer(Code from, Code goal) {
  std::vector<Code> places;
  for (const Code place : {goal, (from + goal) / 2, from > goal ? from - 1 : from + 1}) {
    const auto distance = [&](Code at) { return at > goal ? at - goal : goal - at; };
    if (distance(place) < distance(from)) places.push_back(place);
  }
  return places;
}

/// Numbers of rows or columns to keep: half, all but a block, all but one.
std::vector<std::size_t> fewer(std::size_t count, std::size_t block) {
  std::vector<std::size_t> counts;
  for (const std::size_t kept : {count / 2, block != 0 && count > block ? count - block : 0, count - 1}) {
    if (kept > 0 && kept < count) counts.push_back(kept);
  }
  return counts;
}

void add_shape_moves(const Sample& sample, std::vector<Move>& moves) {
  const BlockSpec& spec = *sample.scheme.spec;
  const Shape shape = sample.values.shape;
  if (shape.count() == 0) return;
  const std::size_t step = spec.lengths == Lengths::whole_groups ? spec.tile.columns * spec.group : 1;
  for (const std::size_t kept : fewer(shape.rows, spec.tile.rows)) {
    moves.push_back({Move::Kind::keep_rows, 0, kept});
    moves.push_back({Move::Kind::keep_rows, shape.rows - kept, kept});
  }
  for (const std::size_t steps : fewer(shape.columns / step, spec.tile.columns / step)) {
    moves.push_back({Move::Kind::keep_columns, 0, steps * step});
    moves.push_back({Move::Kind::keep_columns, shape.columns - steps * step, steps * step});
  }
  if (spec.rows == Rows::flat && shape.rows > 1) moves.push_back({Move::Kind::one_row});
}

void add_zero_moves(const std::vector<Code>& values, std::vector<Move>& moves) {
  constexpr std::size_t kMostRuns = 256;
  for (std::size_t run = values.size(); run > 0; run /= 2) {
    if (values.size() / run > kMostRuns) return;
    for (std::size_t first = 0; first < values.size(); first += run) {
      const std::size_t count = std::min(run, values.size() - first);
      const auto begin = values.begin() + static_cast<std::ptrdiff_t>(first);
      const bool is_zero =
          std::all_of(begin, begin + static_cast<std::ptrdiff_t>(count), [](Code c) { return c == 0; });
      if (!is_zero) moves.push_back({Move::Kind::zero, first, count});
    }
  }
}

void add_shift_moves(const Tensor& values, std::vector<Move>& moves) {
  const Fields fields{values.format};
  Code greatest = 0;
  for (const Code code : values.values) {
    if (fields.is_normal(code)) greatest = std::max(greatest, fields.exponent(code));
  }
  if (greatest == 0) return;
  for (const Code exponent : nearer(greatest, fields.bias())) {
    moves.push_back({Move::Kind::shift_exponents, exponent, greatest});
  }
}

void add_value_moves(const Tensor& values, std::vector<Move>& moves) {
  constexpr std::size_t kMostValues = 64;
  const Fields fields{values.format};
  std::size_t looked_at = 0;
  for (std::size_t i = 0; i < values.values.size() && looked_at < kMostValues; ++i) {
    const Code code = values.values[i];
    if (code == 0 || code == fields.one()) continue;
    ++looked_at;
    if ((code & values.format->magnitude_mask()) != fields.one()) moves.push_back({Move::Kind::make_one, i});
    if ((code & values.format->sign_mask()) != 0) moves.push_back({Move::Kind::make_positive, i});
    if (!fields.is_normal(code)) continue;
    if (const Code trailing = fields.trailing(code); trailing != 0) {
      const auto ends_in = static_cast<std::size_t>(std::countr_zero(trailing));
      const auto bits = static_cast<std::size_t>(values.format->trailing_bits());
      for (const std::size_t cut : {bits, (bits + ends_in + 1) / 2, ends_in + 1}) {
        moves.push_back({Move::Kind::cut_significand, i, cut});
        const bool carries = (trailing >> cut) + 1 >= Code{1} << (bits - cut);
        if (!carries) moves.push_back({Move::Kind::round_away, i, cut});
      }
    }
    for (const Code exponent : nearer(fields.exponent(code), fields.bias())) {
      moves.push_back({Move::Kind::move_exponent, i, exponent});
    }
  }
}

/// A rectangle of a tensor.
void crop(Tensor& values, std::size_t first_row, std::size_t first_column, Shape kept) {
  std::vector<Code> codes;
  codes.reserve(kept.count());
  for (std::size_t row = 0; row < kept.rows; ++row) {
    for (std::size_t column = 0; column < kept.columns; ++column) {
      codes.push_back(values.values[(first_row + row) * values.shape.columns + first_column + column]);
    }
  }
  values.values = std::move(codes);
  values.shape = kept;
}

/// What falls below the normal numbers becomes zero.
void shift(Tensor& values, Code from, Code to) {
  const Fields fields{values.format};
  for (Code& code : values.values) {
    if (!fields.is_normal(code)) continue;
    const Code raised = fields.exponent(code) + to;
    code = raised > from ? fields.with_exponent(code, raised - from) : 0;
  }
}

}  // namespace

std::vector<Move> moves_of(const Sample& sample) {
  std::vector<Move> moves;
  add_shape_moves(sample, moves);
  for (const Code choice : nearer(sample.choice, 0)) moves.push_back({Move::Kind::choose_less, 0, choice});
  add_zero_moves(sample.values.values, moves);
  add_shift_moves(sample.values, moves);
  add_value_moves(sample.values, moves);
  return moves;
}

Sample moved(const Sample& sample, const Move& move) {
  Sample simpler = sample;
  Tensor& values = simpler.values;
  const Fields fields{values.format};
  const auto code_at = [&]() -> Code& { return values.values[move.first]; };
  switch (move.kind) {
    case Move::Kind::keep_rows:
      crop(values, move.first, 0, {move.count, values.shape.columns});
      break;
    case Move::Kind::keep_columns:
      crop(values, 0, move.first, {values.shape.rows, move.count});
      break;
    case Move::Kind::one_row:
      values.shape = {1, values.shape.count()};
      break;
    case Move::Kind::choose_less:
      simpler.choice = static_cast<std::uint32_t>(move.count);
      break;
    case Move::Kind::zero:
      std::fill_n(values.values.begin() + static_cast<std::ptrdiff_t>(move.first), move.count, 0);
      break;
    case Move::Kind::shift_exponents:
      shift(values, move.count, move.first);
      break;
    case Move::Kind::make_one:
      code_at() = (code_at() & values.format->sign_mask()) | fields.one();
      break;
    case Move::Kind::make_positive:
      code_at() &= values.format->magnitude_mask();
      break;
    case Move::Kind::cut_significand:
      code_at() = code_at() >> move.count << move.count;
      break;
    case Move::Kind::round_away:
      code_at() = ((code_at() >> move.count) + 1) << move.count;
      break;
    case Move::Kind::move_exponent:
      code_at() = fields.with_exponent(code_at(), move.count);
      break;
  }
  return simpler;
}

}  // namespace halfulp::property

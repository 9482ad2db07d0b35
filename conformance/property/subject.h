// An implementation under test, asked through the adapter interface.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "case/tensor_bytes.h"
#include "property/sample.h"
#include "run/implementation.h"
#include "run/prepared.h"

namespace halfulp::property {

/// An implementation that does not keep to the interface: refuses what it must do, or writes where it must not.
struct Misbehaviour : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A call of a block operation: what is handed over, which may be wrong on purpose.
struct Call {
  Shape shape;
  TensorBytes operands;
  TensorBytes results;  ///< Their sizes, and what they hold before.
  /// Parts to be handed over as NULL, or with a size that is off by so many bytes.
  Part part = Part::values;
  enum class Spoil : std::uint8_t { nothing, null, one_byte_less, one_byte_more } spoil = Spoil::nothing;
};

/// One implementation.
class Subject {
 public:
  explicit Subject(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}

  std::string name() const { return implementation_->name(); }
  const std::string& locator() const { return implementation_->locator(); }
  bool offers(const BlockQuestion& question) const { return prepared(question).offered(); }

  /// Calls and returns the status; `call.results` then holds the results. Errors: Misbehaviour if anything else was
  /// written: operands, or bytes beside results.
  std::int32_t run(const BlockQuestion& question, Call& call) const;

  /// The operations on good input. Errors: Misbehaviour if the status is not OK.
  Planes quantize(const Scheme& scheme, const Tensor& values) const;
  Tensor dequantize(const Scheme& scheme, const FormatSpec& format, Shape shape, const Planes& planes) const;
  Planes pack(const Scheme& scheme, Shape shape, const Items& items) const;
  Items unpack(const Scheme& scheme, Shape shape, const Planes& planes) const;

  /// What quantizing and dequantizing makes of the values.
  Tensor round_trip(const Scheme& scheme, const Tensor& values) const;

 private:
  const PreparedCall& prepared(const BlockQuestion& question) const;
  TensorBytes results_of(const BlockQuestion& question, Shape shape, TensorBytes operands) const;

  std::unique_ptr<Implementation> implementation_;
  mutable std::map<std::string, std::unique_ptr<PreparedCall>> prepared_;
};

/// Opens "oracle", "broken:FAULT" or whatever open_implementation takes. Errors: LoadError.
std::unique_ptr<Subject> open_subject(const std::string& locator);

}  // namespace halfulp::property

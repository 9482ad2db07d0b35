#include "property/run_property.h"

#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <algorithm>
#include <sstream>

#include "property/shrink.h"

namespace halfulp::property {
namespace {

using rc::detail::CaseResult;

/// The property's verdict; what an implementation does against the interface makes it false too.
Verdict verdict_on(const PropertyTest& test, const Sample& sample) {
  try {
    return test.property->check(*test.subject, sample);
  } catch (const std::exception& error) {
    return {1, error.what()};
  }
}

/// Simpler samples of the same claim.
rc::Seq<Sample> simpler(const Sample& sample, Domain domain) {
  return rc::seq::filter(rc::seq::map(rc::seq::fromContainer(moves_of(sample)),
                                      [sample](const Move& move) { return moved(sample, move); }),
                         [domain](const Sample& candidate) { return contains(domain, candidate); });
}

/// Samples of the plan, as RapidCheck draws and shrinks them.
rc::Gen<Sample> samples(const DrawPlan& plan) {
  return [plan](const rc::Random& random, int) {
    RandomStream stream(rc::Random(random).next(), 0);
    Sample sample = draw_sample(plan, stream);
    const Domain domain = plan.domain_of(sample.scheme);
    return rc::shrinkable::shrinkRecur(std::move(sample),
                                       [domain](const Sample& larger) { return simpler(larger, domain); });
  };
}

rc::detail::Configuration configuration_of(const Settings& settings) {
  rc::detail::Configuration configuration;
  configuration.testParams.seed = settings.seed;
  configuration.testParams.maxSuccess = settings.cases;
  try {
    return rc::detail::configFromString(settings.rapidcheck, configuration);
  } catch (const std::exception& error) {
    throw SettingsError("RC_PARAMS=" + settings.rapidcheck + ": " + error.what());
  }
}

/// Only what makes it another run than the settings alone do.
std::string reproduce_text(const std::string& id, const rc::detail::Reproduce& reproduce, std::uint64_t seed) {
  rc::detail::Configuration configuration;
  configuration.testParams.seed = seed;
  configuration.reproduce[id] = reproduce;
  return rc::detail::configToMinimalString(configuration);
}

template <class Value>
std::string text_of(const Value& value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace

Outcome check_holds(const PropertyTest& test, const Settings& settings) {
  Outcome outcome;
  const rc::Gen<Sample> gen = samples(test.plan);
  const auto look = [&] {
    const Sample sample = *gen;
    const Verdict verdict = verdict_on(test, sample);
    if (verdict.wrong.empty()) {
      ++outcome.cases;
      outcome.compared += verdict.compared;
      return;
    }
    // The last failure is that of the smallest sample; RapidCheck would look at it once more.
    outcome.elements = sample.values.values.size();
    outcome.failure = text_of(sample) + "\n" + verdict.wrong;
    throw CaseResult(CaseResult::Type::Failure, verdict.wrong);
  };
  const rc::detail::Configuration configuration = configuration_of(settings);
  rc::detail::TestListenerAdapter silence;
  const rc::detail::TestResult result = rc::detail::checkProperty(
      rc::detail::toProperty(look), {test.id(), test.name}, configuration.testParams, silence, configuration.reproduce);
  if (result.is<rc::detail::FailureResult>()) {
    const auto& failure = result.get<rc::detail::FailureResult>();
    const bool is_steady = outcome.failure.ends_with(failure.description);
    if (!is_steady) outcome.failure += "\nnot every time: results differ between runs";
    outcome.reproduce = reproduce_text(test.id(), failure.reproduce, settings.seed);
  } else if (!result.is<rc::detail::SuccessResult>()) {
    outcome.failure = text_of(result);
  } else if (outcome.compared == 0) {
    outcome.failure = "nothing was compared in " + std::to_string(outcome.cases) + " cases";
  }
  return outcome;
}

Outcome check_fails(const PropertyTest& test, const Settings& settings) {
  const rc::detail::TestParams parameters = configuration_of(settings).testParams;
  const int most = 10 * std::max(parameters.maxSuccess, 1000);
  Outcome outcome;
  for (const DrawPlan::Claimed& claimed : test.plan.schemes) {
    const Claim& claim = *claim_about(*test.property, claimed.scheme);
    DrawPlan plan = test.plan;
    plan.schemes = {claimed};
    bool is_found = false;
    for (int i = 0; i < most && !is_found; ++i) {
      RandomStream stream(parameters.seed, static_cast<std::uint64_t>(i));
      const bool is_witness = i == 0 && !claim.witness.empty();
      const Sample sample = is_witness ? witness_sample(claimed.scheme, claim) : draw_sample(plan, stream);
      const Verdict verdict = verdict_on(test, sample);
      ++outcome.cases;
      outcome.compared += verdict.compared;
      is_found = !verdict.wrong.empty();
    }
    if (is_found) continue;
    outcome.failure += claimed.scheme.name() + ": no counterexample in " + std::to_string(most) +
                       " cases, but the table says that there is one: " + std::string(claim.why) + "\n";
  }
  return outcome;
}

Outcome run_test(const PropertyTest& test, const Settings& settings) {
  return test.stand == Stand::holds ? check_holds(test, settings) : check_fails(test, settings);
}

}  // namespace halfulp::property

#include "page/method_words.h"

#include <array>

namespace halfulp {
namespace {

constexpr std::array kWords{
    Word{"format", "A set of values and the bits that stand for them. A block format is made of elements and scales."},
    Word{"code", "The bits of one value, right-aligned, written in hexadecimal: 0x7e."},
    Word{"hexfloat",
         "A value in base 16 with its power of two: 0x1.8p+3 is 1.5 times 8. It is exact, which decimals seldom are."},
    Word{"normal, subnormal",
         "With a leading bit of 1; or below the smallest such value, with a leading bit of 0 and less precision."},
    Word{"neighbours", "The two values of a format between which an exact value lies."},
    Word{"tie", "An exact value halfway between its neighbours."},
    Word{"ulp", "The distance between neighbouring values of a format at a given place."},
    Word{"steps off",
         "How many steps from value to value of the format lie between the expected and the actual result: 1 is the "
         "neighbour. Not stated where one of them is no number."},
    Word{"rounding",
         "Which neighbour is taken: to nearest with a rule for ties, in a direction, to odd, or by random bits."},
    Word{"profile",
         "What standards leave open, decided: overflow, infinities, codes of NaN, signs, zeros. An implementation "
         "declares "
         "one and is judged against it."},
    Word{"variant",
         "The same for a block format: how scales follow from values, how values are divided, where ties go."},
    Word{"implementation",
         "Something that converts or computes: a library, an instruction, a compiler, code of this project."},
    Word{"case", "One input, known by its index within a cell: the same input on every machine."},
    Word{"cell",
         "One implementation asked one question over its cases: implementation/operation/from->to/rounding/profile."},
    Word{"conforms", "Every case gave the result that the oracle and the declared profile demand."},
    Word{"deviates", "At least one case did not."},
    Word{"waived", "It deviates, and every cause of that is accepted, each with a reason (docs/waivers.md)."},
    Word{"errored", "The implementation failed before its results could be judged. Nothing is proved either way."},
    Word{"skipped", "Not run, with a reason. Nothing is proved either way."},
    Word{"unspecified",
         "A result that neither the standard nor the profile prescribes: counted apart, never a deviation."},
    Word{"digest", "A fingerprint of all results of a cell, right or wrong: equal digests mean equal results."},
    Word{"cause", "Why a result deviates, as far as it can be told from input, expected and actual result."},
    Word{"shard", "One of several parts of a run's cells. A part says nothing about the others."},
    Word{"block", "Elements of a tensor that share one scale."},
    Word{"bits per weight", "What a format takes for one weight of a network, with its scales and without biases."},
};

}  // namespace

std::span<const Word> glossary() { return kWords; }

}  // namespace halfulp

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "pattern/dfa.h"
#include "suite/macro.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

/// A character to make texts of, by how many bytes of UTF-8 it takes: a limit counts code points, and the one
/// who counts bytes or UTF-16 units is found where they differ.
struct Filling {
  std::string_view name;  ///< in the case's id, behind the number
  std::string_view character;
};
constexpr Filling plain = {"", "a"};
constexpr Filling two_bytes = {"-of-2-bytes", "\xC3\xA9"};
constexpr Filling four_bytes = {"-of-4-bytes", "\xF0\x9F\x98\x80"};

/// The member's value with a length of n code points, as a template.
std::string value_of_length(const Subject& subject, std::int64_t n, const Filling& filling) {
  const json::Value stretches(subject.sample.stretch);
  const json::Value* stretch = stretches.find(subject.member.name);
  std::string text = stretch != nullptr && stretch->string() != nullptr ? *stretch->string() : "${fill}";
  constexpr std::string_view hole = "${fill}";
  if (const auto at = text.find(hole); at != std::string::npos)
    text.replace(at, hole.size(), "${fill:" + std::to_string(n) + ":" + std::string(filling.character) + "}");
  return text;
}

bool is_label(const Subject& subject) { return subject.member.in == spec::Member::In::label; }

std::string path_of(std::int64_t n, const Filling& filling) {
  return "length/" + std::to_string(n) + std::string(filling.name);
}

void accept(const Subject& subject, std::int64_t n, const Filling& filling, Cases& cases) {
  const std::string value = value_of_length(subject, n, filling);
  Case made = accepted(subject, subject.member.clause("length"), path_of(n, filling),
                       std::to_string(n) + " code points are within the length",
                       is_label(subject) ? harmless(subject, value) : with_value(subject, value));
  if (is_label(subject)) {
    made.effect = Effect::none;
    made.steps.front().expect.front().answers = reached(subject.operation);
  }
  cases.push_back(std::move(made));
}

void refuse(const Subject& subject, std::int64_t n, const Filling& filling, Cases& cases) {
  Case made = refusal(subject, subject.member.clause("length"), path_of(n, filling),
                      std::to_string(n) + " code points are outside the length",
                      with_value(subject, value_of_length(subject, n, filling)), subject.operation.invalid);
  const bool no_path = is_label(subject) && n == 0;
  if (no_path) {
    made.about = "a path without the label is refused";
    made.steps.front().input = with_value(subject, "").input;
    made.steps.front().expect.front().answers = {no_such_path()};
  }
  cases.push_back(std::move(made));
}

bool takes(const Subject& subject, const Filling& filling) {
  const auto& pattern = subject.member.shape->pattern;
  return !is_label(subject) && (!pattern || pattern::matches(*pattern->dfa, filling.character));
}

/// The lengths next to both ends, each once: two ends may lie so close that what is next to one is next to
/// the other, or beyond it.
struct Lengths {
  std::set<std::int64_t> within;
  std::set<std::int64_t> outside;
};

Lengths lengths_next_to(const spec::Bounds& bounds) {
  Lengths lengths;
  const std::int64_t min = bounds.min.value_or(0);
  if (min > 0) lengths.within.insert(min);
  if (min > 0) lengths.outside.insert({0, 1, min - 1});
  if (bounds.max) {
    lengths.within.insert({*bounds.max - 1, *bounds.max});
    lengths.outside.insert({*bounds.max + 1, *bounds.max + 2, *bounds.max * 2});
  }
  std::erase_if(lengths.within, [&](std::int64_t n) { return n < min; });
  std::erase_if(lengths.outside, [&](std::int64_t n) { return n >= min && n <= bounds.max.value_or(n); });
  return lengths;
}

}  // namespace

void try_length(const Subject& subject, Cases& cases) {
  const spec::Shape& shape = *subject.member.shape;
  if (!shape.length || shape.kind != spec::ShapeKind::string) return;
  Lengths lengths = lengths_next_to(*shape.length);
  // A label is stretched from a longer text than the shortest.
  if (is_label(subject) && shape.length->min) lengths.within.erase(*shape.length->min);
  for (const std::int64_t n : lengths.outside) refuse(subject, n, plain, cases);
  for (const std::int64_t n : lengths.within) accept(subject, n, plain, cases);
  if (!shape.length->max) return;
  for (const Filling& filling : {two_bytes, four_bytes}) {
    if (!takes(subject, filling)) continue;
    accept(subject, *shape.length->max, filling, cases);
    refuse(subject, *shape.length->max + 1, filling, cases);
  }
}

}  // namespace plumbline::suite

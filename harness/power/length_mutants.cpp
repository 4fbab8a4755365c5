#include <array>
#include <cstdint>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using json::Value;

/// How a text's length is counted.
using Measure = std::size_t (*)(std::string_view text);

std::size_t bytes(std::string_view text) { return text.size(); }

std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::size_t utf_16_units(std::string_view text) {
  std::size_t count = code_points(text);
  for (const char c : text) count += static_cast<unsigned char>(c) >= 0xF0U ? 1 : 0;
  return count;
}

/// A member and its documented limits.
struct Limits {
  std::string_view member;
  std::size_t min;
  std::size_t max;
};

constexpr std::array<Limits, 3> limits = {
    {{"S3Bucket", 3, 63}, {"S3Key", 1, 1024}, {"S3ObjectVersion", 1, 1024}}};

bool is_within(std::size_t length, const Limits& range) { return length >= range.min && length <= range.max; }

/// Holds a member to other limits, or to limits on something else than code points.
Make limited(Limits documented, Limits wrong, Measure measure) {
  return on_update([=](const Request& request, const Handler& reference) {
    const Value body = object_of(request.body);
    const Value* value = body.find(documented.member);
    if (value == nullptr || value->string() == nullptr) return reference(request);
    const bool takes = is_within(measure(*value->string()), wrong);
    if (takes == is_within(code_points(*value->string()), documented)) return reference(request);
    if (!takes) return error(400, "ValidationException", "The length is not as it should be");
    return reference(with_member(request, documented.member, std::string(documented.min, 'a')));
  });
}

Mutant mutant(const Limits& documented, std::string_view id, std::string_view about, const Limits& wrong,
              Measure measure, std::string_view source) {
  const std::string member(documented.member);
  return {member + "/" + std::string(id),
          "Of " + member + ": " + std::string(about),
          {member + ".length"},
          std::string(source),
          limited(documented, wrong, measure)};
}

}  // namespace

Mutants length_mutants() {
  Mutants all;
  for (const Limits& right : limits) {
    const std::string_view name = right.member;
    const auto with = [&](std::size_t min, std::size_t max) { return Limits{name, min, max}; };
    const auto add = [&](std::string_view id, std::string_view about, const Limits& wrong, Measure measure,
                         std::string_view source) {
      all.push_back(mutant(right, id, about, wrong, measure, source));
    };
    add("shorter-accepted", "one character less than the minimum is taken", with(right.min - 1, right.max),
        code_points, "constraint");
    add("shortest-refused", "the minimum is refused", with(right.min + 1, right.max), code_points,
        "constraint");
    add("longest-refused", "the maximum is refused", with(right.min, right.max - 1), code_points,
        "constraint");
    add("longer-accepted", "one character more than the maximum is taken", with(right.min, right.max + 1),
        code_points, "constraint");
    add("length-unlimited", "every length is taken", with(0, SIZE_MAX), code_points, "D34");
    // The pattern leaves nothing but ASCII to a bucket: its units are all the same.
    if (name == "S3Bucket") continue;
    add("length-in-bytes", "bytes are counted", right, bytes, "constraint");
    add("length-in-utf-16", "units of UTF-16 are counted", right, utf_16_units, "constraint");
  }
  for (const Limits& right : limits)
    all.push_back({std::string(right.member) + "/length-server-error",
                   "A " + std::string(right.member) + " of a wrong length is answered with 500",
                   {std::string(right.member) + ".length", "protocol.no-server-error"},
                   "D34",
                   on_update([right](const Request& request, const Handler& reference) {
                     const Value body = object_of(request.body);
                     const Value* value = body.find(right.member);
                     const bool is_text = value != nullptr && value->string() != nullptr;
                     if (!is_text || is_within(code_points(*value->string()), right))
                       return reference(request);
                     return error(500, "ServiceException", "The request could not be served.");
                   })});
  return all;
}

}  // namespace plumbline::power

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "names/lengths.h"
#include "names/name_error.h"
#include "result.h"
#include "service/fault.h"

namespace plumbline::service {

/// The constraints that the members of a request break, gathered so that one ValidationException counts them
/// all, in the form recorded from AWS: members in camelCase, lengths before patterns.
///
///     Violations violations;
///     violations.length("s3Key", key, {1, 1024});
///     if (const auto fault = violations.fault()) return refused(*fault);
///     // 1 validation error detected: Value '' at 's3Key' failed to satisfy constraint:
///     // Member must have length greater than or equal to 1
class Violations {
 public:
  /// An absent value breaks no constraint but `required`.
  void required(std::string_view member, bool is_present);
  void length(std::string_view member, std::optional<std::string_view> value, names::LengthRange range);
  void items(std::string_view member, const std::optional<std::vector<std::string>>& list,
             names::LengthRange range);
  void range(std::string_view member, std::optional<std::int64_t> value, std::int64_t min, std::int64_t max);
  void pattern(std::string_view member, std::string_view value, bool matches, std::string_view pattern);
  void one_of(std::string_view member, const std::optional<std::string>& value,
              const std::vector<std::string_view>& values);

  /// A constraint that has no form of its own here: `value` as it is to be shown.
  void add(std::string_view member, std::string_view value, std::string_view constraint);

  /// The ValidationException that says them all; none where nothing was broken.
  [[nodiscard]] std::optional<Fault> fault() const;

 private:
  std::vector<std::string> broken_;
};

/// One broken constraint in the recorded form: "Value 'x' at 'member' failed to satisfy constraint: ...".
[[nodiscard]] std::string violation_text(std::string_view member, std::string_view value,
                                         std::string_view constraint);

/// A text of a request as a message may show it: at most 1024 bytes of it, and no bytes that are not UTF-8.
[[nodiscard]] std::string shown(std::string_view text);

/// "[a, b]", as the messages write a list.
[[nodiscard]] std::string list_text(const std::vector<std::string_view>& items);

}  // namespace plumbline::service

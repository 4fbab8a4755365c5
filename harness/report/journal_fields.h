#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"

namespace plumbline::report {

/// The first thing that is wrong with a line of a journal; nullopt while nothing is.
using JournalWrong = std::optional<std::string>;

/// Bytes as a JSON value: a string where they are UTF-8, else {"base64": "..."}.
[[nodiscard]] json::Value bytes_value(std::string_view bytes);

/// Reads the members of one JSON object of a journal, strictly: each is there, of its type, and no other one
/// is there. The first thing wrong is kept in `wrong`; what is read after it is empty.
///
///     Fields fields(value, "case", wrong);
///     outcome.id = fields.bytes("id");
///     fields.end();
class Fields {
 public:
  /// Both must outlive this. `place` names the object in errors.
  Fields(const json::Value& value, std::string place, JournalWrong& wrong);

  /// The member, which counts as read; nullptr where there is none.
  [[nodiscard]] const json::Value* find(std::string_view name);

  /// As `find`, and wrong where there is none.
  [[nodiscard]] const json::Value* want(std::string_view name);

  [[nodiscard]] std::string text(std::string_view name);   ///< a string
  [[nodiscard]] std::string bytes(std::string_view name);  ///< as bytes_value writes them
  [[nodiscard]] std::uint64_t number(std::string_view name);
  [[nodiscard]] double decimal(std::string_view name);
  [[nodiscard]] const json::Array& items(std::string_view name);

  /// Wrong where the object has members that nobody has read, or one of them twice.
  void end();

  void says(std::string reason);
  [[nodiscard]] const std::string& place() const { return place_; }

 private:
  std::string place_;
  const json::Object* members_;
  std::vector<std::string_view> read_;
  JournalWrong& wrong_;
};

/// The bytes that a value stands for (bytes_value).
[[nodiscard]] std::string bytes_of(const json::Value& value, const std::string& place, JournalWrong& wrong);

}  // namespace plumbline::report

#include "json/bytes.h"
#include "json/parse.h"
#include "json/write.h"
#include "law.h"

namespace plumbline::fuzz {
namespace {

void expect_read_again(std::string_view law, const json::Value& value, const std::string& text) {
  const auto again = json::parse(text);
  if (!again) broken(law, text, again.error().reason);
  expect(law, *again == value, text);
}

}  // namespace

/// Law: what was parsed and written parses as the same value, on one line or on many; and a text that holds
/// an illegal byte is no JSON.
void hold(std::string_view bytes) {
  const auto value = json::parse(bytes);
  if (!value) {
    expect("a refusal says where", value.error().offset <= bytes.size(), value.error().reason);
    expect("a refusal says why", !value.error().reason.empty(), "a reason");
    return;
  }
  expect("JSON holds no illegal byte", !json::find_illegal_byte(bytes), "none");
  expect_read_again("parse, write, parse", *value, json::write(*value));
  expect_read_again("parse, write for people, parse", *value, json::write_pretty(*value));
}

}  // namespace plumbline::fuzz

#include <algorithm>

#include "json/parse.h"
#include "json/plain_run.h"
#include "json/utf8.h"
#include "json/write.h"
#include "law.h"

namespace plumbline::fuzz {
namespace {

/// Whether a text is made of UTF-8 characters, none of them a control character but for white space.
bool is_text(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t character = json::character_bytes(bytes);
    const char c = bytes.front();
    const bool is_control = c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r';
    if (character == 0 || is_control) return false;
    bytes.remove_prefix(character);
  }
  return true;
}

void expect_read_again(std::string_view law, const json::Value& value, const std::string& text) {
  const auto again = json::parse(text);
  if (!again) broken(law, text, again.error().reason);
  expect(law, *again == value, text);
}

/// Wherever a string may begin, every way to measure its run of plain characters measures what the
/// specification does.
void expect_same_runs(std::string_view bytes) {
  const std::string room = std::string(bytes) + std::string(1 + json::plain_run_overread, '\0');
  const auto paths = json::plain_run_paths();
  for (std::size_t at = 0; at < bytes.size(); at = std::min(bytes.find('"', at), bytes.size()) + 1) {
    const std::size_t run = paths.front().measure(room.data() + at);
    for (const json::PlainRunPath& path : paths.subspan(1))
      if (path.is_supported()) expect_same(path.name, path.measure(room.data() + at), run);
  }
}

}  // namespace

/// Law: what was parsed and written parses as the same value, on one line or on many; and what is no
/// text is no JSON. Strings are measured alike by every path that the processor has.
void hold(std::string_view bytes) {
  expect_same_runs(bytes);
  const auto value = json::parse(bytes);
  if (!value) {
    expect("a refusal says where", value.error().offset <= bytes.size(), value.error().reason);
    expect("a refusal says why", !value.error().reason.empty(), "a reason");
    return;
  }
  expect("JSON is text", is_text(bytes), "no byte that is none");
  expect_read_again("parse, write, parse", *value, json::write(*value));
  expect_read_again("parse, write for people, parse", *value, json::write_pretty(*value));
}

}  // namespace plumbline::fuzz

#include "suite/macro_edit.h"

#include <algorithm>
#include <array>

namespace plumbline::suite {
namespace {

std::string in_other_case(std::string text, std::string_view) {
  for (char& c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
  return text;
}

std::string without_first(std::string text, std::string_view) { return text.substr(text.empty() ? 0 : 1); }

std::string without_last(std::string text, std::string_view) {
  if (!text.empty()) text.pop_back();
  return text;
}

std::string first_half(std::string text, std::string_view) { return text.substr(0, text.size() / 2); }

std::string last_half(std::string text, std::string_view) { return text.substr(text.size() / 2); }

std::string turned(std::string text, std::string_view) {
  std::ranges::reverse(text);
  return text;
}

std::string without(std::string text, std::string_view characters) {
  std::erase(text, characters.front());
  return text;
}

std::string exchanged(std::string text, std::string_view characters) {
  std::ranges::replace(text, characters.front(), characters.back());
  return text;
}

struct Edit {
  std::string_view name;
  std::size_t characters;  ///< that stand between the name and the binding
  decltype(&turned) edit;
};

constexpr std::array<Edit, 8> edits = {{{"other-case", 0, in_other_case},
                                        {"without-first", 0, without_first},
                                        {"without-last", 0, without_last},
                                        {"first-half", 0, first_half},
                                        {"last-half", 0, last_half},
                                        {"turned", 0, turned},
                                        {"without", 1, without},
                                        {"exchange", 2, exchanged}}};

}  // namespace

std::optional<MacroEdit> macro_edit(const MacroCall& call) {
  for (const auto& [name, characters, edit] : edits) {
    if (name != call.name) continue;
    if (characters == 0) return MacroEdit{call.argument, edit, {}};
    const MacroCall inner = macro_call(call.argument);
    if (inner.name.size() != characters) return std::nullopt;
    return MacroEdit{inner.argument, edit, inner.name};
  }
  return std::nullopt;
}

}  // namespace plumbline::suite

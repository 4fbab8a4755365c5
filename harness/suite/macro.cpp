#include "suite/macro.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "json/write.h"
#include "suite/macro_edit.h"
#include "suite/macro_function.h"
#include "verdict/select.h"

namespace plumbline::suite {
namespace {

/// Of all texts that the macros of one template stand for.
constexpr std::size_t text_bytes_max = 256U << 20U;

/// A binding by its whole name, else a member of one: "before.Code.Location".
std::optional<json::Value> bound(std::string_view name, const Bindings& bindings) {
  if (const auto whole = bindings.find(name); whole != bindings.end()) return whole->second;
  for (auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
    const auto base = bindings.find(name.substr(0, dot));
    if (base == bindings.end()) continue;
    std::string pointer(name.substr(dot));
    std::ranges::replace(pointer, '.', '/');
    return verdict::select(base->second, pointer);
  }
  return std::nullopt;
}

/// Text of a scalar as it reads inside a longer text.
std::optional<std::string> inline_text(json::Value value) {
  if (auto* text = value.string()) return std::move(*text);
  if (const auto* figure = value.number()) return figure->text;
  if (const auto* flag = value.boolean()) return *flag ? "true" : "false";
  return std::nullopt;
}

/// Whether the text is one macro and nothing else, and not one that needs to see the whole text.
bool is_one_macro(std::string_view text) {
  return text.starts_with("${") && !text.starts_with("${fill:") && text.find('}') == text.size() - 1;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Where a text is to be made longer, and by what.
struct Fill {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string character;
};

/// In its own memory: the result may be a request of the largest size.
void fill_up(std::string& text, const Fill& fill) {
  const std::size_t have = code_points(text);
  if (have >= fill.length) return;
  const std::size_t bytes = (fill.length - have) * fill.character.size();
  text.reserve(text.size() + bytes + json::write_room);
  text.insert(fill.at, bytes, fill.character.front());
  if (fill.character.size() == 1) return;
  for (std::size_t at = 0; at < bytes; ++at) text[fill.at + at] = fill.character[at % fill.character.size()];
}

std::string stands_for_nothing(std::string_view macro, std::string_view why) {
  return fmt::format("${{{}}} stands for nothing: {}", macro, why);
}

/// One template's expansion, which may not grow without bound.
class Expansion {
 public:
  explicit Expansion(const Bindings& bindings) : bindings_(bindings) {}

  Result<std::string, std::string> text(std::string_view text) {
    std::string result;
    std::optional<Fill> fill;
    for (auto start = text.find("${"); start != std::string_view::npos; start = text.find("${")) {
      const auto end = text.find('}', start);
      if (end == std::string_view::npos) return refused(std::string(text.substr(start, 60)) + " has no end");
      const std::string_view macro = text.substr(start + 2, end - start - 2);
      result.append(text.substr(0, start));
      text.remove_prefix(end + 1);
      if (macro_call(macro).name == "fill") {
        fill = fill_of(macro, result.size());
        if (!fill)
          return refused(
              stands_for_nothing(macro, "fill wants a number and one character, and not too many"));
        continue;
      }
      auto inlined = inlined_value(macro);
      if (!inlined) return inlined;
      result.append(*inlined);
    }
    result.append(text);
    if (fill) fill_up(result, *fill);
    return result;
  }

  Result<json::Value, std::string> value(const json::Value& value) {
    if (const auto* text = value.string()) return of_text(*text);
    if (const auto* items = value.array()) return of_array(*items);
    if (const auto* members = value.object()) return of_object(*members);
    return value;
  }

 private:
  Result<json::Value, std::string> of_text(std::string_view text) {
    if (is_one_macro(text)) return value_of(text.substr(2, text.size() - 3));
    auto expanded = this->text(text);
    if (!expanded) return refused(std::move(expanded.error()));
    return json::Value(*std::move(expanded));
  }

  Result<json::Value, std::string> of_array(const json::Array& items) {
    json::Array result;
    for (const json::Value& item : items) {
      auto expanded = value(item);
      if (!expanded) return expanded;
      result.push_back(*std::move(expanded));
    }
    return json::Value(std::move(result));
  }

  Result<json::Value, std::string> of_object(const json::Object& members) {
    json::Object result;
    for (const json::Member& member : members) {
      auto expanded = value(member.value);
      if (!expanded) return expanded;
      result.push_back({member.name, *std::move(expanded)});
    }
    return json::Value(std::move(result));
  }

  Result<json::Value, std::string> value_of(std::string_view macro) {
    if (auto value = bound(macro, bindings_)) return *std::move(value);
    if (const auto edit = macro_edit(macro_call(macro))) return edited(macro, *edit);
    auto value = call_macro(macro_call(macro), {own_label(), bytes_left_});
    if (value) {
      if (const std::string* text = value->string()) bytes_left_ -= std::min(bytes_left_, text->size());
      return value;
    }
    if (!value.error().empty()) return refused(stands_for_nothing(macro, value.error()));
    return refused(stands_for_nothing(macro, "no fixture gives it, and no answer before held it"));
  }

  /// An edit that leaves the text as it was is refused: it would be taken for another text, and is none.
  Result<json::Value, std::string> edited(std::string_view macro, const MacroEdit& edit) const {
    const auto value = bound(edit.binding, bindings_);
    const std::string* text = value ? value->string() : nullptr;
    if (text == nullptr) return refused(stands_for_nothing(macro, "what it edits is no text that is known"));
    std::string changed = edit.edit(*text, edit.characters);
    if (changed == *text) return refused(stands_for_nothing(macro, "it changes nothing"));
    return json::Value(std::move(changed));
  }

  Result<std::string, std::string> inlined_value(std::string_view macro) {
    auto value = value_of(macro);
    if (!value) return refused(std::move(value.error()));
    auto text = inline_text(*std::move(value));
    if (!text) return refused(fmt::format("${{{}}} is no text, number or boolean", macro));
    return *std::move(text);
  }

  std::optional<Fill> fill_of(std::string_view macro, std::size_t at) {
    const auto [length_text, character] = macro_call(macro_call(macro).argument);
    if (code_points(character) != 1) return std::nullopt;
    const auto length = macro_number(length_text, bytes_left_ / character.size());
    if (!length) return std::nullopt;
    bytes_left_ -= *length * character.size();
    return Fill{at, *length, std::string(character)};
  }

  [[nodiscard]] std::string_view own_label() const {
    const auto own = bindings_.find("label");
    const std::string* label = own != bindings_.end() ? own->second.string() : nullptr;
    return label != nullptr ? std::string_view(*label) : std::string_view();
  }

  const Bindings& bindings_;
  std::size_t bytes_left_ = text_bytes_max;
};

}  // namespace

Result<std::string, std::string> expand_text(std::string_view text, const Bindings& bindings) {
  return Expansion(bindings).text(text);
}

Result<json::Value, std::string> expand(const json::Value& value, const Bindings& bindings) {
  return Expansion(bindings).value(value);
}

std::string literal(std::string_view text) {
  if (text.find("${") == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    result += text.substr(i).starts_with("${") ? "${dollar}" : std::string(1, text[i]);
  return result;
}

}  // namespace plumbline::suite

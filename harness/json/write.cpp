#include "json/write.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <rapidjson/prettywriter.h>
#include <rapidjson/writer.h>

namespace plumbline::json {
namespace {

/// RapidJSON's idea of an output stream, onto a string.
struct TextStream {
  using Ch = char;
  void Put(char c) { text.push_back(c); }
  void Flush() {}
  std::string text;
};

bool is_escaped(char c) { return static_cast<unsigned char>(c) < ' ' || c == '"' || c == '\\'; }

/// Whether a string stands in JSON as it is.
bool is_plain(std::string_view text) {
  unsigned escapes = 0;  // no early end: the compiler looks at many characters at once
  for (const char c : text) escapes |= static_cast<unsigned>(is_escaped(c));
  return escapes == 0;
}

/// What stands behind the backslash for a character that is not plain.
std::string escape_of(char c) {
  constexpr std::string_view own = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (const std::size_t at = own.find(c); at != own.npos) return {letters[at]};
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'u', '0', '0', digits[static_cast<unsigned char>(c) >> 4U], digits[c & 0xF]};
}

/// RapidJSON's writer, which looks at each character of a string by itself, but for strings: what is plain in
/// them is copied at once. Tells where in the text a certain string, known by its address, begins.
class CompactWriter : public rapidjson::Writer<TextStream> {
 public:
  explicit CompactWriter(TextStream& stream, const char* sought = nullptr)
      : Writer(stream), sought_(sought) {}

  [[nodiscard]] std::size_t found_at() const { return found_at_; }

  bool String(const char* text, rapidjson::SizeType bytes) {
    Prefix(rapidjson::kStringType);
    std::string& out = os_->text;
    if (text == sought_) found_at_ = out.size() + 1;
    out.reserve(out.size() + bytes + 16);  // so that what closes a long string does not double it
    out.push_back('"');
    append({text, bytes});
    out.push_back('"');
    return true;
  }
  bool Key(const char* text, rapidjson::SizeType bytes) { return String(text, bytes); }

 private:
  void append(std::string_view text) {
    if (is_plain(text)) {
      os_->text.append(text);
      return;
    }
    for (;;) {
      const auto* const escaped = std::ranges::find_if(text, is_escaped);
      os_->text.append(text.begin(), escaped);
      if (escaped == text.end()) return;
      os_->text.append(1, '\\').append(escape_of(*escaped));
      text = {escaped + 1, text.end()};
    }
  }

  const char* sought_;
  std::size_t found_at_ = 0;
};

constexpr std::size_t long_string_bytes = std::size_t{1} << 20;

/// The longest string in a value that is no member's name; nullptr where there is none.
std::string* longest_string(Value& value) {
  if (std::string* text = value.string()) return text;
  std::string* longest = nullptr;
  const auto look_into = [&](Value& inner) {
    std::string* const text = longest_string(inner);
    if (text != nullptr && (longest == nullptr || text->size() > longest->size())) longest = text;
  };
  if (Array* items = value.array()) std::ranges::for_each(*items, look_into);
  if (Object* members = value.object()) std::ranges::for_each(*members, look_into, &Member::value);
  return longest;
}

rapidjson::SizeType size_of(std::string_view text) { return static_cast<rapidjson::SizeType>(text.size()); }

template <class Writer>
void write_to(Writer& writer, const Value& value);

template <class Writer>
void write_object(Writer& writer, const Object& members) {
  writer.StartObject();
  for (const Member& member : members) {
    writer.Key(member.name.data(), size_of(member.name));
    write_to(writer, member.value);
  }
  writer.EndObject();
}

template <class Writer>
void write_array(Writer& writer, const Array& items) {
  writer.StartArray();
  for (const Value& item : items) write_to(writer, item);
  writer.EndArray();
}

template <class Writer>
void write_to(Writer& writer, const Value& value) {
  switch (value.kind()) {
    case Kind::null:
      writer.Null();
      break;
    case Kind::boolean:
      writer.Bool(*value.boolean());
      break;
    case Kind::number: {
      const std::string& text = value.number()->text;
      writer.RawValue(text.data(), text.size(), rapidjson::kNumberType);
      break;
    }
    case Kind::string:
      writer.String(value.string()->data(), size_of(*value.string()));
      break;
    case Kind::array:
      write_array(writer, *value.array());
      break;
    case Kind::object:
      write_object(writer, *value.object());
      break;
  }
}

}  // namespace

std::string write(const Value& value) {
  TextStream stream;
  CompactWriter writer(stream);
  write_to(writer, value);
  return std::move(stream.text);
}

std::string write(Value&& value) {
  std::string* const longest = longest_string(value);
  if (longest == nullptr || longest->size() < long_string_bytes || !is_plain(*longest))
    return write(std::as_const(value));
  std::string text = std::exchange(*longest, std::string());
  TextStream around;
  CompactWriter writer(around, longest->data());
  write_to(writer, value);
  text.reserve(text.size() + around.text.size());
  text.insert(0, around.text, 0, writer.found_at());
  text.append(around.text, writer.found_at());
  return text;
}

std::string write_pretty(const Value& value) {
  TextStream stream;
  rapidjson::PrettyWriter<TextStream> writer(stream);
  writer.SetIndent(' ', 2);
  write_to(writer, value);
  stream.Put('\n');
  return std::move(stream.text);
}

}  // namespace plumbline::json

#include "json/parse.h"

#include <limits>
#include <optional>
#include <utility>
#include <vector>

#ifdef __SSE2__
#define RAPIDJSON_SSE2  // long strings are scanned 16 bytes at a time
#endif
#include <rapidjson/reader.h>

#include "json/bytes.h"

namespace plumbline::json {
namespace {

/// In place and without RapidJSON's own check of the encoding, which would look at each byte of a package by
/// itself: find_illegal_byte does the same for the whole text at once.
constexpr unsigned flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

constexpr std::size_t text_bytes_max = std::numeric_limits<rapidjson::SizeType>::max();

/// RapidJSON reads up to a NUL, and a register's width past it.
constexpr std::size_t padding_bytes = 16;

constexpr std::string_view bad_string = "a string holds a control character or an unknown escape";
constexpr std::string_view bad_encoding = "a string holds bytes that are no UTF-8";
constexpr std::string_view lone_surrogate = "a surrogate stands alone";
constexpr std::string_view trailing = "something follows the value";

std::string_view words_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "there is no value";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return trailing;
    case rapidjson::kParseErrorValueInvalid:
      return "no value begins like this";
    case rapidjson::kParseErrorObjectMissName:
      return "an object member needs a name in double quotes";
    case rapidjson::kParseErrorObjectMissColon:
      return "an object member needs a ':'";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "an object goes on with ',' or '}'";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "an array goes on with ',' or ']'";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "'\\u' needs four hexadecimal digits";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return lone_surrogate;
    case rapidjson::kParseErrorStringEscapeInvalid:
      return bad_string;
    case rapidjson::kParseErrorStringMissQuotationMark:
      return "a string is not closed";
    case rapidjson::kParseErrorNumberTooBig:
      return "a number is beyond the range of a double";
    case rapidjson::kParseErrorNumberMissFraction:
      return "a number needs a digit after its '.'";
    case rapidjson::kParseErrorNumberMissExponent:
      return "a number needs a digit in its exponent";
    default:
      return "this is no JSON";
  }
}

/// RapidJSON joins a high surrogate with its low one, but lets a lone low one through as three bytes that no
/// UTF-8 text holds: 0xED, then 0xA0 or more.
bool holds_surrogate(std::string_view text) {
  for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1)) {
    if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0) return true;
  }
  return false;
}

/// Builds the value from RapidJSON's events on a stack of its own, so that depth costs heap, not call stack.
class Builder {
 public:
  explicit Builder(const ParseLimits& limits) : limits_(limits) {}

  /// Why an event was refused; empty where none was.
  [[nodiscard]] std::string_view reason() const { return reason_; }

  [[nodiscard]] Value take_root() { return std::move(root_); }

  bool Null() { return place(nullptr); }
  bool Bool(bool flag) { return place(flag); }
  bool RawNumber(const char* text, rapidjson::SizeType bytes, bool) {
    return place(Number{std::string(text, bytes)});
  }
  bool String(const char* text, rapidjson::SizeType bytes, bool) {
    return sound({text, bytes}) && place(std::string(text, bytes));
  }
  bool Key(const char* text, rapidjson::SizeType bytes, bool) {
    open_.back().member_name.assign(text, bytes);
    return sound({text, bytes});
  }
  bool StartObject() { return enter(Object{}); }
  bool StartArray() { return enter(Array{}); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

  // Numbers come as text: these are part of RapidJSON's handler concept only.
  bool Int(int) { return refuse("a number came without its text"); }
  bool Uint(unsigned) { return Int(0); }
  bool Int64(std::int64_t) { return Int(0); }
  bool Uint64(std::uint64_t) { return Int(0); }
  bool Double(double) { return Int(0); }

 private:
  struct Open {
    Value container;
    std::string member_name;  ///< of the member that comes next, where the container is an object
  };

  bool refuse(std::string_view reason) {
    reason_ = reason;
    return false;
  }

  bool sound(std::string_view text) { return !holds_surrogate(text) || refuse(lone_surrogate); }

  bool count_value() { return ++values_ <= limits_.values_max || refuse("there are too many values"); }

  bool place(Value value) {
    if (!count_value()) return false;
    attach(std::move(value));
    return true;
  }

  bool enter(Value container) {
    if (open_.size() >= limits_.depth_max) return refuse("arrays and objects are nested too deeply");
    if (!count_value()) return false;
    open_.push_back({std::move(container), {}});
    return true;
  }

  bool leave() {
    Value whole = std::move(open_.back().container);
    open_.pop_back();
    attach(std::move(whole));
    return true;
  }

  void attach(Value value) {
    if (open_.empty()) {
      root_ = std::move(value);
    } else if (Open& parent = open_.back(); Array* items = parent.container.array()) {
      items->push_back(std::move(value));
    } else {
      parent.container.object()->push_back({std::move(parent.member_name), std::move(value)});
    }
  }

  const ParseLimits& limits_;
  std::vector<Open> open_;
  Value root_;
  std::size_t values_ = 0;
  std::string_view reason_;
};

/// What RapidJSON passes over in a text that it has read: to it a NUL is the end, and with SIMD it takes some
/// control characters for plain ones.
std::optional<ParseError> laxity(std::string_view text, std::size_t read_bytes) {
  if (read_bytes != text.size()) return ParseError{read_bytes, std::string(trailing)};
  const auto illegal = find_illegal_byte(text);
  if (!illegal) return std::nullopt;
  const bool is_control = static_cast<unsigned char>(text[*illegal]) < 0x20;
  return ParseError{*illegal, std::string(is_control ? bad_string : bad_encoding)};
}

}  // namespace

Result<Value, ParseError> parse(std::string_view text, const ParseLimits& limits) {
  if (text.size() > text_bytes_max) return refused(ParseError{text_bytes_max, "the text is too long"});

  std::string copy;
  copy.reserve(text.size() + padding_bytes);
  copy.append(text).append(padding_bytes, '\0');
  rapidjson::InsituStringStream stream(copy.data());
  rapidjson::Reader reader;
  Builder builder(limits);
  const rapidjson::ParseResult outcome = reader.Parse<flags>(stream, builder);
  if (outcome.IsError()) {
    const std::string_view reason = builder.reason().empty() ? words_of(outcome.Code()) : builder.reason();
    return refused(ParseError{outcome.Offset(), std::string(reason)});
  }
  if (auto error = laxity(text, stream.Tell())) return refused(*std::move(error));
  return builder.take_root();
}

}  // namespace plumbline::json

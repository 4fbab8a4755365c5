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
#include "json/document.h"

namespace plumbline::json {
namespace {

/// In place and without RapidJSON's own check of the encoding, which would look at each byte of a package by
/// itself: find_illegal_byte does the same for a whole string at once.
constexpr unsigned flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

constexpr std::size_t text_bytes_max = std::numeric_limits<rapidjson::SizeType>::max() - padding_bytes;

/// A string of this size or more may be left to the caller, who decodes it.
constexpr std::size_t long_string_bytes = 16 * 1024;

/// With SIMD RapidJSON finds control characters up to this one by itself.
constexpr char control_found_max = '\x19';

/// How many control characters beyond those were written as escapes, "\u001b" for one, and so are sound. Not
/// a member of anything, since RapidJSON calls encodings by their type alone.
thread_local std::size_t escaped_controls = 0;

/// RapidJSON's UTF-8, which is asked to encode what was escaped, and nothing else.
struct EscapesNoted : rapidjson::UTF8<> {
  template <class Stream>
  static void Encode(Stream& stream, unsigned code_point) {
    if (code_point > static_cast<unsigned>(control_found_max) && code_point < ' ') ++escaped_controls;
    rapidjson::UTF8<>::Encode(stream, code_point);
  }
};

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
bool is_surrogate_at(std::string_view text, std::size_t at) {
  return text[at] == '\xED' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0;
}

struct Fault {
  std::string_view reason;
  std::optional<std::size_t> at = std::nullopt;  ///< none: where the reader stopped
};

/// What RapidJSON passed over in a string that it has unescaped: with SIMD some control characters, and all
/// that is no UTF-8.
std::optional<Fault> fault_of(std::string_view text, std::size_t escaped) {
  for (std::size_t at = 0;; ++at) {
    const auto illegal = find_illegal_byte(text.substr(at));
    if (!illegal) return std::nullopt;
    at += *illegal;
    if (static_cast<unsigned char>(text[at]) >= ' ') {
      return Fault{is_surrogate_at(text, at) ? lone_surrogate : bad_encoding, at};
    }
    if (text[at] > control_found_max && escaped-- == 0) return Fault{bad_string, at};
  }
}

}  // namespace

/// Builds a document from RapidJSON's events, on a stack of its own.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string text, const ParseLimits& limits) : text_(std::move(text)), limits_(limits) {
    entries_.reserve(16);
  }

  /// Parses the text, which has its padding.
  [[nodiscard]] Result<Document, ParseError> build(std::span<const std::string_view> trusted) {
    escaped_controls = 0;
    rapidjson::InsituStringStream stream(text_.data());
    rapidjson::GenericReader<EscapesNoted, EscapesNoted> reader;
    const rapidjson::ParseResult outcome = reader.Parse<flags>(stream, *this);
    if (outcome.IsError()) {
      const Fault fault = fault_.value_or(Fault{words_of(outcome.Code())});
      return refused(ParseError{fault.at.value_or(outcome.Offset()), std::string(fault.reason)});
    }
    text_.resize(text_.size() - padding_bytes);
    // To RapidJSON a NUL is the end.
    if (stream.Tell() != text_.size()) return refused(ParseError{stream.Tell(), std::string(trailing)});

    Document document(std::move(text_), std::move(entries_));
    if (!long_string_ || is_at(document, trusted, long_string_->part)) return document;
    const auto fault = fault_of(document.text_of(long_string_->part), long_string_->escaped);
    if (!fault) return document;
    return refused(ParseError{long_string_->part.at + fault->at.value_or(0), std::string(fault->reason)});
  }

  bool Null() { return place({.kind = Kind::null}); }
  bool Bool(bool flag) { return place({.kind = Kind::boolean, .flag = flag}); }
  bool RawNumber(const char* text, rapidjson::SizeType bytes, bool) {
    return place({.kind = Kind::number, .text = part_of(text, bytes)});
  }
  bool String(const char* text, rapidjson::SizeType bytes, bool) {
    const Document::Part part = part_of(text, bytes);
    return check_or_leave(part) && place({.kind = Kind::string, .text = part});
  }
  bool Key(const char* text, rapidjson::SizeType bytes, bool) {
    name_ = part_of(text, bytes);
    return check(name_);
  }
  bool StartObject() { return enter(Kind::object); }
  bool StartArray() { return enter(Kind::array); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

  // Numbers come as text: these are part of RapidJSON's handler concept only.
  bool Int(int) { return refuse({"a number came without its text"}); }
  bool Uint(unsigned) { return Int(0); }
  bool Int64(std::int64_t) { return Int(0); }
  bool Uint64(std::uint64_t) { return Int(0); }
  bool Double(double) { return Int(0); }

 private:
  struct LongString {
    Document::Part part;
    std::size_t escaped;
  };

  /// Whether the string at the path is that part. No path leads nowhere.
  static bool is_at(const Document& document, std::span<const std::string_view> path, Document::Part part) {
    if (path.empty()) return false;
    std::optional<Node> node = document.root();
    for (const std::string_view name : path) {
      node = node->find(name);
      if (!node) return false;
    }
    return node->is(Kind::string) && node->offset() == part.at;
  }

  [[nodiscard]] Document::Part part_of(const char* text, std::size_t bytes) const {
    return {static_cast<std::uint32_t>(text - text_.data()), static_cast<std::uint32_t>(bytes)};
  }

  bool refuse(const Fault& fault) {
    fault_ = fault;
    return false;
  }

  bool check(Document::Part part) {
    const std::string_view text = std::string_view(text_).substr(part.at, part.bytes);
    const auto fault = fault_of(text, std::exchange(escaped_controls, 0));
    return !fault || refuse({fault->reason, part.at + fault->at.value_or(0)});
  }

  /// Checks a string; but the first that is long is left until it is known whether the caller decodes it.
  bool check_or_leave(Document::Part part) {
    if (long_string_ || part.bytes < long_string_bytes) return check(part);
    long_string_ = {part, std::exchange(escaped_controls, 0)};
    return true;
  }

  bool place(Document::Entry entry) {
    if (entries_.size() >= limits_.values_max) return refuse({"there are too many values"});
    entry.name = std::exchange(name_, {});
    entry.end = static_cast<std::uint32_t>(entries_.size() + 1);
    entries_.push_back(entry);
    return true;
  }

  bool enter(Kind kind) {
    if (open_.size() >= limits_.depth_max) return refuse({"arrays and objects are nested too deeply"});
    open_.push_back(entries_.size());
    return place({.kind = kind});
  }

  bool leave() {
    entries_[open_.back()].end = static_cast<std::uint32_t>(entries_.size());
    open_.pop_back();
    return true;
  }

  std::string text_;
  const ParseLimits& limits_;
  std::vector<Document::Entry> entries_;
  std::vector<std::size_t> open_;  ///< the containers that are not yet closed, by their entries
  Document::Part name_;            ///< of the member that comes next
  std::optional<LongString> long_string_;
  std::optional<Fault> fault_;
};

Result<Document, ParseError> parse_in_place(std::string text, const ParseLimits& limits,
                                            std::span<const std::string_view> trusted) {
  if (text.size() > text_bytes_max) return refused(ParseError{text_bytes_max, "the text is too long"});
  if (text.capacity() - text.size() < padding_bytes) {
    std::string roomy;
    roomy.reserve(text.size() + padding_bytes);
    roomy.append(text);
    text = std::move(roomy);
  }
  text.append(padding_bytes, '\0');
  return DocumentBuilder(std::move(text), limits).build(trusted);
}

Result<Value, ParseError> parse(std::string_view text, const ParseLimits& limits) {
  std::string copy;
  copy.reserve(text.size() + padding_bytes);
  const auto document = parse_in_place(std::move(copy.append(text)), limits);
  if (!document) return refused(document.error());
  return document->root().to_value();
}

}  // namespace plumbline::json

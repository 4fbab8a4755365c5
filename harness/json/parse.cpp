#include "json/parse.h"

#include <cstddef>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <rapidjson/allocators.h>
#include <rapidjson/reader.h>

#include "json/document.h"
#include "json/plain_run.h"
#include "json/utf8.h"

namespace plumbline::json {
namespace {

/// A text that RapidJSON reads and unescapes where it stands.
struct TextInPlace : rapidjson::GenericInsituStringStream<rapidjson::UTF8<>> {
  using GenericInsituStringStream::GenericInsituStringStream;

  /// Moves bytes to where the string that they are part of has come to.
  void move(std::size_t bytes) {
    if (dst_ != src_) std::memmove(dst_, src_, bytes);
    src_ += bytes;
    dst_ += bytes;
  }

  std::optional<std::size_t> lone_surrogate_at;  ///< the first that was escaped
};

/// UTF-8 as RapidJSON is to read it in a text in place.
struct Utf8InPlace : rapidjson::UTF8<> {
  using UTF8::Encode;

  /// Encodes what was escaped. RapidJSON joins a high surrogate with its low one and refuses it without, but
  /// lets a low one pass that stands alone.
  static void Encode(TextInPlace& text, unsigned code_point) {
    constexpr std::size_t escape_bytes = std::string_view("\\uDC00").size();
    const bool is_surrogate = code_point >= 0xDC00 && code_point <= 0xDFFF;
    if (is_surrogate && !text.lone_surrogate_at) text.lone_surrogate_at = text.Tell() - escape_bytes;
    UTF8::Encode(text, code_point);
  }
};

}  // namespace
}  // namespace plumbline::json

namespace rapidjson {

/// RapidJSON reads with a copy of the place that it has come to, as with its own texts in place.
template <>
struct StreamTraits<plumbline::json::TextInPlace> {
  enum { copyOptimization = 1 };
};

/// Where a string goes on with neither an escape nor its end nor a control character, RapidJSON asks for a
/// character to be moved. All that are plain are moved at once, which makes reading a string of 70 MB as fast
/// as memory is; beyond ASCII each character is checked. What is written is the same text as what is read.
template <>
struct Transcoder<plumbline::json::Utf8InPlace, plumbline::json::Utf8InPlace> : Transcoder<UTF8<>, UTF8<>> {
  using Transcoder<UTF8<>, UTF8<>>::Transcode;

  static bool Transcode(plumbline::json::TextInPlace& text, plumbline::json::TextInPlace&) {
    std::size_t bytes = plumbline::json::plain_run(text.src_);
    if (bytes == 0) bytes = plumbline::json::character_bytes({text.src_, 4});
    text.move(bytes);
    return bytes > 0;
  }
};

}  // namespace rapidjson

namespace plumbline::json {
namespace {

constexpr unsigned flags =
    rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag | rapidjson::kParseNumbersAsStringsFlag;

static_assert(padding_bytes >= plain_run_overread);

constexpr std::size_t text_bytes_max = std::numeric_limits<rapidjson::SizeType>::max() - padding_bytes;

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
    case rapidjson::kParseErrorStringInvalidEncoding:
      return bad_encoding;
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

/// How a surrogate would be written in UTF-8, were it a character.
bool is_surrogate(std::string_view text) {
  return text.starts_with('\xED') && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0;
}

}  // namespace

/// Builds a document from RapidJSON's events, on a stack of its own.
class DocumentBuilder {
 public:
  DocumentBuilder(std::string text, const ParseLimits& limits) : text_(std::move(text)), limits_(limits) {
    entries_.reserve(16);
  }

  /// Parses the text, which has its padding.
  [[nodiscard]] Result<Document, ParseError> build() {
    TextInPlace text(text_.data());
    // What the reader remembers of the containers that it is in; where they are many, it asks for more.
    alignas(std::max_align_t) char room[512];
    rapidjson::MemoryPoolAllocator<> memory(room, sizeof room);
    rapidjson::GenericReader<Utf8InPlace, Utf8InPlace, rapidjson::MemoryPoolAllocator<>> reader(&memory);
    const rapidjson::ParseResult outcome = reader.Parse<flags>(text, *this);
    text_.resize(text_.size() - padding_bytes);
    if (text.lone_surrogate_at) return refuse(*text.lone_surrogate_at, lone_surrogate);
    if (outcome.IsError()) return refuse(outcome.Offset(), reason_of(outcome));
    // To RapidJSON a NUL is the end.
    if (text.Tell() != text_.size()) return refuse(text.Tell(), trailing);
    return Document(std::move(text_), std::move(entries_));
  }

  bool Null() { return place({.kind = Kind::null}); }
  bool Bool(bool flag) { return place({.kind = Kind::boolean, .flag = flag}); }
  bool RawNumber(const char* text, rapidjson::SizeType bytes, bool) {
    return place({.kind = Kind::number, .text = part_of(text, bytes)});
  }
  bool String(const char* text, rapidjson::SizeType bytes, bool) {
    return place({.kind = Kind::string, .text = part_of(text, bytes)});
  }
  bool Key(const char* text, rapidjson::SizeType bytes, bool) {
    name_ = part_of(text, bytes);
    return true;
  }
  bool StartObject() { return enter(Kind::object); }
  bool StartArray() { return enter(Kind::array); }
  bool EndObject(rapidjson::SizeType) { return leave(); }
  bool EndArray(rapidjson::SizeType) { return leave(); }

  // Numbers come as text: these are part of RapidJSON's handler concept only.
  bool Int(int) { return end("a number came without its text"); }
  bool Uint(unsigned) { return Int(0); }
  bool Int64(std::int64_t) { return Int(0); }
  bool Uint64(std::uint64_t) { return Int(0); }
  bool Double(double) { return Int(0); }

 private:
  static Result<Document, ParseError> refuse(std::size_t offset, std::string_view reason) {
    return refused(ParseError{offset, std::string(reason)});
  }

  [[nodiscard]] std::string_view reason_of(const rapidjson::ParseResult& outcome) const {
    if (!end_.empty()) return end_;
    const bool is_no_character = outcome.Code() == rapidjson::kParseErrorStringInvalidEncoding;
    if (is_no_character && is_surrogate(std::string_view(text_).substr(outcome.Offset())))
      return lone_surrogate;
    return words_of(outcome.Code());
  }

  [[nodiscard]] Document::Part part_of(const char* text, std::size_t bytes) const {
    return {static_cast<std::uint32_t>(text - text_.data()), static_cast<std::uint32_t>(bytes)};
  }

  /// Ends the parse, for that reason.
  bool end(std::string_view reason) {
    end_ = reason;
    return false;
  }

  bool place(Document::Entry entry) {
    if (entries_.size() >= limits_.values_max) return end("there are too many values");
    entry.name = std::exchange(name_, {});
    entry.end = static_cast<std::uint32_t>(entries_.size() + 1);
    entries_.push_back(entry);
    return true;
  }

  /// An open container does not know its end yet: it holds there which container it is in.
  bool enter(Kind kind) {
    if (depth_ >= limits_.depth_max) return end("arrays and objects are nested too deeply");
    const auto entered = static_cast<std::uint32_t>(entries_.size());
    if (!place({.kind = kind})) return false;
    entries_.back().end = std::exchange(innermost_, entered);
    ++depth_;
    return true;
  }

  bool leave() {
    const auto end = static_cast<std::uint32_t>(entries_.size());
    innermost_ = std::exchange(entries_[innermost_].end, end);
    --depth_;
    return true;
  }

  std::string text_;
  const ParseLimits& limits_;
  std::vector<Document::Entry> entries_;
  std::uint32_t innermost_ = 0;  ///< the entry of the container that is not yet closed
  std::size_t depth_ = 0;        ///< how many are not yet closed
  Document::Part name_;          ///< of the member that comes next
  std::string_view end_;         ///< why we ended the parse
};

Result<Document, ParseError> parse_in_place(std::string text, const ParseLimits& limits) {
  if (text.size() > text_bytes_max) return refused(ParseError{text_bytes_max, "the text is too long"});
  if (text.capacity() - text.size() < padding_bytes) {
    std::string roomy;
    roomy.reserve(text.size() + padding_bytes);
    roomy.append(text);
    text = std::move(roomy);
  }
  text.append(padding_bytes, '\0');
  return DocumentBuilder(std::move(text), limits).build();
}

Result<Value, ParseError> parse(std::string_view text, const ParseLimits& limits) {
  std::string copy;
  copy.reserve(text.size() + padding_bytes);
  const auto document = parse_in_place(std::move(copy.append(text)), limits);
  if (!document) return refused(document.error());
  return document->root().to_value();
}

}  // namespace plumbline::json

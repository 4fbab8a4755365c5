#include <functional>

#include "json/parse.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;

/// What a lenient reader makes of a text that is no JSON, as JSON. Values in requests hold none of the
/// characters that a repair looks for.
using Repair = std::function<std::string(std::string text)>;

bool is_json(std::string_view text) { return json::parse(text).has_value(); }

Make repaired(Repair repair) {
  return on_update([repair = std::move(repair)](const Request& request, const Handler& reference) {
    if (is_json(request.body)) return reference(request);
    Request readable = request;
    readable.body = repair(request.body);
    return reference(readable);
  });
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

Repair replacing(std::string_view what, std::string_view with) {
  return [what = std::string(what), with = std::string(with)](std::string text) {
    return replaced(std::move(text), what, with);
  };
}

/// Takes out what stands from one text to the next occurrence of another one.
Repair cutting(std::string_view begin, std::string_view end) {
  return [=](std::string text) {
    const auto from = text.find(begin);
    const auto to = from == std::string::npos ? from : text.find(end, from + begin.size());
    if (to != std::string::npos) text.erase(from, to + end.size() - from);
    return text;
  };
}

/// Reads the first object and does not look behind it.
std::string first_object(std::string text) {
  for (auto end = text.find('}'); end != std::string::npos; end = text.find('}', end + 1))
    if (is_json(std::string_view(text).substr(0, end + 1))) return text.substr(0, end + 1);
  return text;
}

/// Looks for an object behind whatever stands before it.
std::string behind_junk(std::string text) { return text.erase(0, text.find('{')); }

std::string closed(std::string text) { return text + "}"; }

std::string as_c_string(const std::string& text) { return text.c_str(); }

std::string brace_for_bracket(std::string text) {
  if (text.starts_with('{') && text.ends_with(']')) text.back() = '}';
  return text;
}

std::string without_bytes_beyond_ascii(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
  return text;
}

struct Leniency {
  std::string_view id;
  std::string_view about;
  Repair repair;
};

std::vector<Leniency> leniencies() {
  return {
      {"brace-added", "a closing brace that is missing is added", closed},
      {"rest-dropped", "what stands behind the object is not looked at", first_object},
      {"junk-before-dropped", "what stands before the object is not looked at", behind_junk},
      {"trailing-comma", "a comma may stand behind the last member", replacing(",}", "}")},
      {"leading-comma", "a comma may stand before the first member", replacing("{,", "{")},
      {"two-commas", "commas may be repeated", replacing(",,", ",")},
      {"line-comment", "// begins a comment", cutting("//", "\n")},
      {"block-comment", "/* begins a comment", cutting("/*", "*/")},
      {"hash-comment", "# begins a comment", cutting("#", "\n")},
      {"form-feed", "a form feed is white space", replacing("\f", " ")},
      {"no-break-space", "a no-break space is white space", replacing("\xC2\xA0", " ")},
      {"single-quotes", "texts may stand in single quotes", replacing("'", "\"")},
      {"bare-key", "member names need no quotes", replacing("{Unknown:", "{\"Unknown\":")},
      {"number-key", "a member name may be a number", replacing("{1:", "{\"1\":")},
      {"no-colon", "a member needs no colon", replacing("\"Unknown\" 1", "\"Unknown\":1")},
      {"equals-sign", "an equals sign is as good as a colon", replacing("=1,", ":1,")},
      {"no-value", "a member without a value is null", replacing(":,", ":null,")},
      {"leading-zero", "numbers may begin with a zero", replacing(":01,", ":1,")},
      {"plus-sign", "numbers may begin with a plus sign", replacing(":+1,", ":1,")},
      {"hexadecimal", "numbers may be hexadecimal", replacing(":0x1,", ":1,")},
      {"nan", "NaN is a number", replacing(":NaN,", ":null,")},
      {"control-character", "texts may hold control characters", replacing("a\nb", "ab")},
      {"bad-escape", "an unknown escape is taken", replacing("\\x41", "A")},
      {"bracket-for-brace", "a bracket closes an object too", brace_for_bracket},
      {"cut-text", "an end inside a text ends everything",
       [](std::string text) { return closed(text + "\""); }},
      {"cut-array", "an end inside an array ends everything",
       [](std::string text) { return closed(text + "]"); }},
      {"nul", "a NUL is white space", replacing(std::string_view("\0", 1), " ")},
      {"ends-at-nul", "the text ends at a NUL", as_c_string},
      {"tab", "texts may hold tabs", replacing("a\tb", "ab")},
      {"vertical-tab", "a vertical tab is white space", replacing("\v", " ")},
      {"line-separator", "a line separator is white space", replacing("\xE2\x80\xA8", " ")},
      {"mark-inside", "a byte order mark is white space", replacing("\xEF\xBB\xBF", " ")},
      {"no-comma", "members need no comma", replacing("1 \"", "1,\"")},
      {"comma-for-colon", "a comma is as good as a colon", replacing("\"Unknown\",", "\"Unknown\":")},
      {"semicolon", "a semicolon is as good as a comma", replacing("1;", "1,")},
      {"comma-in-array", "a comma may stand behind the last item", replacing(",]", "]")},
      {"comma-inside", "a comma may stand behind the last member of an inner object", replacing("1,}", "1}")},
      {"no-comma-in-array", "items need no comma", replacing("[1 2]", "[1,2]")},
      {"array-closed-by-brace", "a brace closes an array too", replacing("[1}", "[1]")},
      {"short-literal", "literals may be cut", replacing(":tru,", ":true,")},
      {"capital-literal", "literals may be in capitals", replacing(":NULL,", ":null,")},
      {"undefined", "undefined is a value", replacing(":undefined,", ":null,")},
      {"point-first", "numbers may begin with their point", replacing(":.5,", ":0.5,")},
      {"point-last", "numbers may end with their point", replacing(":5.,", ":5,")},
      {"exponent-empty", "exponents may be empty", replacing(":1e,", ":1,")},
      {"minus-alone", "a minus sign is a number", replacing(":-,", ":0,")},
      {"minus-leading-zero", "negative numbers may begin with a zero", replacing(":-01,", ":-1,")},
      {"infinity", "Infinity is a number", replacing("Infinity,", "1,")},
      {"octal", "numbers may be octal", replacing(":0o7,", ":7,")},
      {"digits-apart", "digits may be set apart", replacing(":1_000,", ":1000,")},
      {"suffix", "numbers may have a suffix", replacing(":1L,", ":1,")},
      {"short-escape", "escapes may have three digits", replacing("\\u00e\"", "\"")},
      {"any-escape", "escapes may have any letters", replacing("\\u00g9", "")},
      {"long-escape", "escapes may have eight digits", replacing("\\U000000e9", "")},
      {"quote-escape", "single quotes may be escaped", replacing("\\'", "'")},
      {"overlong-utf-8", "characters may take more bytes of UTF-8 than they need",
       replacing("\xC0\xAF", "/")},
      {"surrogate-utf-8", "UTF-8 may hold surrogates", replacing("\xED\xA0\x80", "?")},
      {"beyond-unicode", "UTF-8 may go past U+10FFFF", replacing("\xF4\x90\x80\x80", "?")},
      {"cut-utf-8", "characters of UTF-8 may be cut", replacing("\xE2\x82\"", "?\"")},
      {"latin-1", "texts may be in ISO 8859-1", replacing("caf\xE9", "caf?")},
      {"bad-utf-8", "texts may hold bytes that are no UTF-8", without_bytes_beyond_ascii},
  };
}

Response fail(const Request&, const Handler&) { return html_error(500); }

/// Answers itself where a body holds that text.
Make where_body_holds(std::string text, Answer answer) {
  return on_update(
      [text = std::move(text), answer = std::move(answer)](const Request& request, const Handler& reference) {
        return request.body.find(text) != std::string::npos ? answer(request, reference) : reference(request);
      });
}

/// What JSON leaves to its readers, taken; what it allows, refused or fallen over.
Mutants limit_mutants() {
  const auto refuse = [](const Request&, const Handler&) {
    return error(400, "SerializationException", "That is more than this reader takes");
  };
  const auto row = [](std::string_view id, std::string_view about, std::vector<std::string> clauses,
                      Make make) {
    return Mutant{"json/" + std::string(id), "Of JSON: " + std::string(about), std::move(clauses),
                  "constraint", std::move(make)};
  };
  const std::vector<std::string> open = {"inferred.json-text"};
  const std::vector<std::string> unknown = {"protocol.unknown-members"};
  return {
      row("byte-order-mark", "a byte order mark may stand first", open, repaired(behind_junk)),
      row("lone-surrogate", "half a surrogate pair may stand alone", open,
          repaired(replacing("\\ud800", ""))),
      row("turned-surrogates", "surrogates may come the wrong way round", open,
          repaired([](std::string text) { return replaced(replaced(text, "\\udc00", ""), "\\ud800", ""); })),
      row("beyond-double", "a number may be past a double", open, repaired(replacing("1e400", "1"))),
      row("depth-fails", "nesting past 1000 fails", {"protocol.no-server-error", "inferred.json-text"},
          where_body_holds(std::string(1000, '['), fail)),
      row("depth-20-refused", "nesting past 16 is refused", unknown,
          where_body_holds(std::string(17, '['), refuse)),
      row("largest-integer-refused", "integers have 32 bits", unknown,
          where_body_holds("9223372036854775807", refuse)),
      row("past-integers-fails", "integers past 64 bits fail", unknown,
          where_body_holds("-9223372036854775809", fail)),
      row("unsigned-fails", "integers past 64 bits fail without a sign", unknown,
          where_body_holds("18446744073709551616", fail)),
      row("smallest-refused", "numbers next to zero are refused", unknown,
          where_body_holds("5e-324", refuse)),
      row("below-double-refused", "numbers below a double are refused", unknown,
          where_body_holds("1E-400", refuse)),
      row("minus-zero-refused", "minus zero is refused", unknown, where_body_holds("-0,", refuse)),
      row("surrogates-refused", "escaped surrogate pairs are refused", unknown,
          where_body_holds("\\ud83d", refuse)),
      row("escaped-nul-refused", "an escaped NUL is refused", unknown, where_body_holds("\\u0000", refuse)),
      row("twice-refused", "an unknown member that comes twice is refused", unknown,
          where_body_holds("\"Unknown\":1,\"Unknown\"", refuse)),
      row("long-name-refused", "names past 4096 bytes are refused", unknown,
          where_body_holds(std::string(4097, 'n'), refuse)),
      row("many-refused", "a thousand members are refused", unknown,
          where_body_holds("\"U\":1,\"U\":1", refuse)),
      row("lines-refused", "an object stands in one line", unknown, where_body_holds("\r\n", refuse)),
      row("slash-escape-refused", "a slash needs no escape", {"protocol.string-escapes"},
          where_body_holds("\\/", refuse)),
      row("capital-escape-refused", "escapes are in small letters", {"protocol.string-escapes"},
          where_body_holds("\\u002B", refuse)),
      row("escape-kept", "a letter that needs no escape has none", {"protocol.string-escapes"},
          where_body_holds("\\u0055", refuse)),
      row("escapes-counted", "an escape counts as six characters", {"protocol.string-escapes"},
          where_body_holds("\\u0061\\u0061", refuse)),
      row("escape-in-name-refused", "member names have no escapes", {"protocol.string-escapes"},
          where_body_holds("Zip\\u0046ile", refuse)),
      row("form-taken", "a form is taken for a body", {"protocol.malformed-json"},
          where_body_holds("ZipFile=", as_if_updated)),
      row("xml-taken", "XML is taken for a body", {"protocol.malformed-json"},
          where_body_holds("<Request>", as_if_updated)),
      row("yaml-fails", "YAML fails", {"protocol.malformed-json", "protocol.no-server-error"},
          where_body_holds("DryRun: true", fail)),
  };
}

}  // namespace

Mutants json_mutants() {
  Mutants all = limit_mutants();
  for (const Leniency& row : leniencies())
    all.push_back({"json/" + std::string(row.id),
                   "Of JSON: " + std::string(row.about),
                   {"protocol.malformed-json"},
                   "constraint",
                   repaired(row.repair)});
  return all;
}

}  // namespace plumbline::power

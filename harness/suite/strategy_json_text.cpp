#include <span>
#include <string>
#include <string_view>

#include "suite/whole_request.h"

namespace plumbline::suite {
namespace {

/// A text for the body and what is odd about it.
struct Body {
  std::string_view name;
  std::string_view about;
  std::string_view text;
};

constexpr Body not_an_object[] = {
    {"truncated", "the closing brace is missing", "{INSIDE"},
    {"open-bracket", "a brace and a bracket", "{["},
    {"garbage-behind", "text behind the object", "BODYabc"},
    {"garbage-before", "text before the object", "abcBODY"},
    {"brace-behind", "a brace too many", "BODY}"},
    {"two-objects", "two objects", "BODYBODY"},
    {"two-objects-comma", "two objects with a comma", "BODY,BODY"},
    {"trailing-comma", "a comma behind the last member", "{INSIDE,}"},
    {"leading-comma", "a comma before the first member", "{,INSIDE}"},
    {"two-commas", "two commas", "{\"Unknown\":1,,INSIDE}"},
    {"line-comment", "a // comment", "{// comment\nINSIDE}"},
    {"block-comment", "a /* */ comment", "{/* comment */INSIDE}"},
    {"hash-comment", "a # comment", "{# comment\nINSIDE}"},
    {"form-feed", "a form feed between members", "{\"Unknown\":1,\fINSIDE}"},
    {"no-break-space", "a no-break space between members", "{\"Unknown\":1,\xC2\xA0INSIDE}"},
    {"single-quotes", "a member in single quotes", "{'Unknown':1,INSIDE}"},
    {"bare-key", "a member name without quotes", "{Unknown:1,INSIDE}"},
    {"number-key", "a number for a member name", "{1:1,INSIDE}"},
    {"no-colon", "a member without a colon", "{\"Unknown\" 1,INSIDE}"},
    {"equals-sign", "an equals sign for a colon", "{\"Unknown\"=1,INSIDE}"},
    {"no-value", "a member without a value", "{\"Unknown\":,INSIDE}"},
    {"leading-zero", "a number with a leading zero", "{\"Unknown\":01,INSIDE}"},
    {"plus-sign", "a number with a plus sign", "{\"Unknown\":+1,INSIDE}"},
    {"hexadecimal", "a hexadecimal number", "{\"Unknown\":0x1,INSIDE}"},
    {"nan", "NaN", "{\"Unknown\":NaN,INSIDE}"},
    {"control-character", "a line feed inside a string", "{\"Unknown\":\"a\nb\",INSIDE}"},
    {"bad-escape", "an escape that JSON does not know", "{\"Unknown\":\"\\x41\",INSIDE}"},
    {"bad-utf-8", "a byte that is no UTF-8", "{\"Unknown\":\"\xFF\",INSIDE}"},
    {"array", "an array around the object", "[BODY]"},
    {"number", "a number", "10"},
    {"null", "null", "null"},
    {"string", "a string", "\"text\""},
    {"white-space", "white space alone", " \n "},
    {"bracket-for-brace", "a bracket closes what a brace opened", "{INSIDE]"},
    {"cut-in-string", "the end comes inside a string", "{INSIDE,\"Unknown\":\"te"},
    {"cut-in-array", "the end comes inside an array", "{INSIDE,\"Unknown\":[1"},
    {"nul-behind", "a NUL behind the object", std::string_view("BODY\0", 5)},
    {"nul-inside", "a NUL between two members", std::string_view("{\"Unknown\":1,\0INSIDE}", 21)},
    {"nul-in-string", "a NUL inside a string", std::string_view("{\"Unknown\":\"a\0b\",INSIDE}", 24)},
    {"tab-in-string", "a tab inside a string", "{\"Unknown\":\"a\tb\",INSIDE}"},
    {"vertical-tab", "a vertical tab between members", "{\"Unknown\":1,\vINSIDE}"},
    {"line-separator", "a line separator of Unicode between members", "{\"Unknown\":1,\xE2\x80\xA8INSIDE}"},
    {"mark-inside", "a byte order mark between members", "{\"Unknown\":1,\xEF\xBB\xBFINSIDE}"},
    {"no-comma", "no comma between two members", "{\"Unknown\":1 INSIDE}"},
    {"comma-for-colon", "a comma for a colon", "{\"Unknown\",1,INSIDE}"},
    {"semicolon", "a semicolon between two members", "{\"Unknown\":1;INSIDE}"},
    {"trailing-comma-in-array", "a comma behind the last item of an array", "{\"Unknown\":[1,],INSIDE}"},
    {"trailing-comma-inside", "a comma behind the last member of an inner object",
     "{\"Unknown\":{\"a\":1,},INSIDE}"},
    {"no-comma-in-array", "no comma between two items", "{\"Unknown\":[1 2],INSIDE}"},
    {"array-closed-by-brace", "a brace closes an array", "{\"Unknown\":[1},INSIDE}"},
    {"short-literal", "a literal without its end", "{\"Unknown\":tru,INSIDE}"},
    {"capital-literal", "a literal in capitals", "{\"Unknown\":NULL,INSIDE}"},
    {"undefined", "undefined", "{\"Unknown\":undefined,INSIDE}"},
    {"point-first", "a number that begins with its point", "{\"Unknown\":.5,INSIDE}"},
    {"point-last", "a number that ends with its point", "{\"Unknown\":5.,INSIDE}"},
    {"exponent-empty", "a number without the digits of its exponent", "{\"Unknown\":1e,INSIDE}"},
    {"minus-alone", "a minus sign without a number", "{\"Unknown\":-,INSIDE}"},
    {"minus-leading-zero", "a negative number with a leading zero", "{\"Unknown\":-01,INSIDE}"},
    {"infinity", "Infinity", "{\"Unknown\":Infinity,INSIDE}"},
    {"minus-infinity", "-Infinity", "{\"Unknown\":-Infinity,INSIDE}"},
    {"octal", "an octal number", "{\"Unknown\":0o7,INSIDE}"},
    {"digits-apart", "digits set apart by an underscore", "{\"Unknown\":1_000,INSIDE}"},
    {"suffix", "a number with a suffix", "{\"Unknown\":1L,INSIDE}"},
    {"short-escape", "an escape of three hexadecimal digits", "{\"Unknown\":\"\\u00e\",INSIDE}"},
    {"no-hexadecimal-escape", "an escape of other letters than hexadecimal digits",
     "{\"Unknown\":\"\\u00g9\",INSIDE}"},
    {"long-escape", "an escape with a capital U", "{\"Unknown\":\"\\U000000e9\",INSIDE}"},
    {"quote-escape", "an escaped single quote", "{\"Unknown\":\"\\'\",INSIDE}"},
    {"overlong-utf-8", "a character in more bytes of UTF-8 than it needs",
     "{\"Unknown\":\"\xC0\xAF\",INSIDE}"},
    {"surrogate-utf-8", "half a surrogate pair in UTF-8", "{\"Unknown\":\"\xED\xA0\x80\",INSIDE}"},
    {"beyond-unicode", "a code point past U+10FFFF", "{\"Unknown\":\"\xF4\x90\x80\x80\",INSIDE}"},
    {"cut-utf-8", "a character of UTF-8 without its end", "{\"Unknown\":\"\xE2\x82\",INSIDE}"},
    {"latin-1", "a letter in ISO 8859-1", "{\"Unknown\":\"caf\xE9\",INSIDE}"},
    {"form", "a form for a body", "ZipFile=UEsFBg&DryRun=true"},
    {"xml", "XML for a body", "<Request><DryRun>true</DryRun></Request>"},
    {"yaml", "YAML for a body", "DryRun: true\n"},
    {"two-lines", "two objects in two lines", "BODY\nBODY"},
    {"true", "true", "true"},
    {"empty-array", "an empty array", "[]"},
};

/// What RFC 8259 leaves to the reader.
constexpr Body open_texts[] = {
    {"byte-order-mark", "a byte order mark before the object", "\xEF\xBB\xBF{INSIDE}"},
    {"lone-surrogate", "half a surrogate pair, escaped", "{\"Unknown\":\"\\ud800\",INSIDE}"},
    {"surrogates-turned", "a surrogate pair, escaped the wrong way round",
     "{\"Unknown\":\"\\udc00\\ud800\",INSIDE}"},
    {"beyond-double", "a number past the range of a double", "{\"Unknown\":1e400,INSIDE}"},
    {"depth-1000", "1000 arrays in one another", "{\"Unknown\":${repeat:1000:[}${repeat:1000:]},INSIDE}"},
    {"depth-100000", "100,000 arrays in one another",
     "{\"Unknown\":${repeat:100000:[}${repeat:100000:]},INSIDE}"},
    {"open-100000", "100,000 arrays that nobody closes", "{\"Unknown\":${repeat:100000:[},INSIDE}"},
    {"objects-10000", "10,000 objects that nobody closes", "${repeat:10000:{\"a\":}1"},
};

constexpr Body same_object[] = {
    {"white-space-around", "white space around", " \t\r\n BODY \n"},
    {"unknown-null", "an unknown member that is null", "{\"Unknown\":null,INSIDE}"},
    {"unknown-true", "an unknown boolean", "{\"Unknown\":true,INSIDE}"},
    {"unknown-string", "an unknown string", "{\"Unknown\":\"text\",INSIDE}"},
    {"unknown-number", "an unknown number", "{\"Unknown\":-1.5e300,INSIDE}"},
    {"unknown-large-number", "an unknown number of 60 digits", "{\"Unknown\":${repeat:60:9},INSIDE}"},
    {"unknown-object", "an unknown object", "{\"Unknown\":{\"a\":[1,{\"b\":null}]},INSIDE}"},
    {"unknown-array", "an unknown array", "{\"Unknown\":[[],{},\"\"],INSIDE}"},
    {"unknown-last", "an unknown member behind the others", "{INSIDE,\"Unknown\":1}"},
    {"unknown-empty-name", "a member with an empty name", "{\"\":1,INSIDE}"},
    {"unknown-utf-8", "a member name outside ASCII",
     "{\"\xC3\xA9\xF0\x9F\x98\x80\":\"\xE2\x82\xAC\",INSIDE}"},
    {"unknown-escapes", "every escape of JSON", "{\"Unknown\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\",INSIDE}"},

    {"unknown-largest-integer", "the largest integer of 64 bits", "{\"Unknown\":9223372036854775807,INSIDE}"},
    {"unknown-past-integers", "an integer past 64 bits", "{\"Unknown\":-9223372036854775809,INSIDE}"},
    {"unknown-unsigned", "an integer past 64 bits without a sign",
     "{\"Unknown\":18446744073709551616,INSIDE}"},
    {"unknown-smallest", "a number next to zero", "{\"Unknown\":5e-324,INSIDE}"},
    {"unknown-below-double", "a number that a double takes for zero", "{\"Unknown\":1E-400,INSIDE}"},
    {"unknown-minus-zero", "minus zero", "{\"Unknown\":[-0,-0.0,0e1,1E+2],INSIDE}"},
    {"unknown-surrogates", "a surrogate pair, escaped", "{\"Unknown\":\"\\ud83d\\ude00\",INSIDE}"},
    {"unknown-escaped-nul", "an escaped NUL", "{\"Unknown\":\"\\u0000\",INSIDE}"},
    {"unknown-twice", "an unknown member twice", "{\"Unknown\":1,\"Unknown\":2,INSIDE}"},
    {"unknown-long-name", "a member name of 5000 letters", "{\"${repeat:5000:n}\":1,INSIDE}"},
    {"unknown-long-text", "an unknown text of 100,000 letters",
     "{\"Unknown\":\"${repeat:100000:x}\",INSIDE}"},
    {"unknown-many", "a thousand unknown members", "{${repeat:1000:\"U\":1,}INSIDE}"},
    {"unknown-depth-20", "20 arrays in one another", "{\"Unknown\":${repeat:20:[}${repeat:20:]},INSIDE}"},
    {"unknown-prototype", "a member that means something to JavaScript",
     "{\"__proto__\":{\"DryRun\":true},INSIDE}"},
    {"unknown-type-mark", "a member that names a type to some readers", "{\"__type\":\"Unknown\",INSIDE}"},
    {"unknown-class-mark", "members that name a class to some readers",
     "{\"@type\":\"Unknown\",\"$type\":\"Unknown\",\"class\":\"Unknown\",INSIDE}"},
    {"unknown-constructor", "members that every object of JavaScript has",
     "{\"constructor\":{\"prototype\":{\"DryRun\":true}},\"toString\":1,INSIDE}"},
    {"lines", "an object over several lines", "{\r\n\t\"Unknown\" : 1 ,\r\n\tINSIDE\r\n}\r\n"},
};

}  // namespace

void try_json_texts(WholeRequest& whole) {
  const spec::Operation& operation = whole.operation();
  const auto title = [](const Body& row) {
    return WholeRequest::Title{"body/" + std::string(row.name), std::string(row.about)};
  };
  for (const Body& row : not_an_object)
    whole.refuse(title(row), operation.clause("malformed-json"), whole.with_body(row.text),
                 answers_of(operation.unreadable));
  for (const Body& row : open_texts)
    whole.refuse(title(row), operation.clause("open-json"), whole.with_body(row.text),
                 answers_of(operation.unreadable));
  for (const Body& row : same_object)
    whole.accept(title(row), operation.clause("unknown-members"), whole.with_body(row.text));
}

}  // namespace plumbline::suite

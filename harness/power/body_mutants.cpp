#include <array>
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
  return [=](std::string text) { return replaced(std::move(text), what, with); };
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
      {"bad-utf-8", "texts may hold bytes that are no UTF-8", without_bytes_beyond_ascii},
  };
}

Make where_kind_is(json::Kind kind, Answer answer) {
  return on_update([kind, answer = std::move(answer)](const Request& request, const Handler& reference) {
    const auto body = json::parse(request.body);
    return body && body->is(kind) ? answer(request, reference) : reference(request);
  });
}

Response fail(const Request&, const Handler&) { return html_error(500); }

Response accept_what_is_no_json(const Request& request, const Handler& reference) {
  if (request.body.empty() || is_json(request.body)) return reference(request);
  return as_if_updated(request, reference);
}

Response fail_on_what_is_no_json(const Request& request, const Handler& reference) {
  return request.body.empty() || is_json(request.body) ? reference(request) : html_error(500);
}

Response unwrap(const Request& request, const Handler& reference) {
  const auto body = json::parse(request.body);
  if (body->array()->size() != 1) return reference(request);
  return reference(with_body(request, body->array()->front()));
}

Response fail_on_no_body(const Request& request, const Handler& reference) {
  return request.body.empty() ? html_error(500) : reference(request);
}

Response answer_other_status(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (error_type_of(response) == "SerializationException") response.status = 422;
  return response;
}

bool is_padded(std::string_view text) { return !text.empty() && (text.front() != '{' || text.back() != '}'); }

}  // namespace

Mutants body_mutants() {
  Mutants all = {
      {"body/no-json-accepted",
       "A body that is no JSON is answered as if it were fine",
       {"protocol.malformed-json"},
       "D31",
       on_update(accept_what_is_no_json)},
      {"body/no-json-fails",
       "A body that is no JSON is answered with 500",
       {"protocol.malformed-json", "protocol.no-server-error"},
       "D32",
       on_update(fail_on_what_is_no_json)},
      {"body/no-json-422",
       "A body that is no JSON is answered with 422",
       {"protocol.malformed-json"},
       "statement",
       on_update(answer_other_status)},
      {"body/no-body-fails",
       "An empty body is answered with 500",
       {"observed.no-code-source", "protocol.no-server-error"},
       "D32",
       on_update(fail_on_no_body)},
      {"body/array-unwrapped",
       "An array of one object is that object",
       {"protocol.malformed-json"},
       "constraint",
       where_kind_is(json::Kind::array, unwrap)},
      {"body/white-space-refused",
       "White space around the object is refused",
       {"protocol.unknown-members"},
       "constraint",
       on_update([](const Request& request, const Handler& reference) {
         if (!is_padded(request.body) || !is_json(request.body)) return reference(request);
         return error(400, "SerializationException", "The body is no object");
       })},
  };
  struct KindRow {
    std::string_view id;
    json::Kind kind;
  };
  static constexpr std::array<KindRow, 4> kinds = {{{"array", json::Kind::array},
                                                    {"null", json::Kind::null},
                                                    {"number", json::Kind::number},
                                                    {"string", json::Kind::string}}};
  for (const KindRow& row : kinds) {
    const std::string id(row.id);
    all.push_back({"body/" + id + "-fails",
                   "A body of the JSON type " + id + " is answered with 500",
                   {"protocol.malformed-json", "protocol.no-server-error"},
                   "D32",
                   where_kind_is(row.kind, fail)});
    all.push_back({"body/" + id + "-accepted",
                   "A body of the JSON type " + id + " is taken as if it were fine",
                   {"protocol.malformed-json"},
                   "D31",
                   where_kind_is(row.kind, as_if_updated)});
  }
  for (const Leniency& row : leniencies())
    all.push_back({"json/" + std::string(row.id),
                   "Of JSON: " + std::string(row.about),
                   {"protocol.malformed-json"},
                   "constraint",
                   repaired(row.repair)});
  return all;
}

}  // namespace plumbline::power

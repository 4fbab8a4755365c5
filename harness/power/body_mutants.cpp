#include <array>

#include "json/parse.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;

bool is_json(std::string_view text) { return json::parse(text).has_value(); }

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
  return all;
}

}  // namespace plumbline::power

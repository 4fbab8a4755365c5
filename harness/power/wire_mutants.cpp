#include <algorithm>
#include <cctype>

#include "http/uri.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;

Answer refuse_with(int status) {
  return [status](const Request&, const Handler&) { return html_error(status); };
}

/// Answers itself where updates have a header line that the rule chooses.
Make on_header(std::string_view name, std::function<bool(std::optional<std::string_view>)> chooses,
               Answer answer) {
  return on_update([=](const Request& request, const Handler& reference) {
    return chooses(request.headers.find(name)) ? answer(request, reference) : reference(request);
  });
}

Response not_acceptable(const Request&, const Handler&) {
  return error(406, "NotAcceptableException", "Only application/json is to be had.");
}

bool is_missing(std::optional<std::string_view> value) { return !value.has_value(); }
bool is_there(std::optional<std::string_view> value) { return value.has_value(); }
bool is_not_plain(std::optional<std::string_view> value) { return value && *value != "application/json"; }
bool is_html(std::optional<std::string_view> value) { return value == "text/html"; }

/// Finds a header line only under the name as clients usually write it.
Response compare_header_names(const Request& request, const Handler& reference) {
  const bool has_exact = std::ranges::any_of(
      request.headers, [](const http::Header& line) { return line.name == "Content-Type"; });
  if (has_exact || !request.headers.contains("Content-Type")) return reference(request);
  return error(415, "UnsupportedMediaTypeException", "There is no Content-Type");
}

Response compare_type_exactly(const Request& request, const Handler& reference) {
  const auto type = request.headers.find("Content-Type");
  if (!type || type->starts_with("application/json")) return reference(request);
  return error(415, "UnsupportedMediaTypeException", "application/json alone");
}

Response obey_override(const Request& request, const Handler& reference) {
  Request other = request;
  if (const auto method = request.headers.find("X-HTTP-Method-Override")) other.method = std::string(*method);
  return reference(other);
}

Response refuse_long_headers(const Request& request, const Handler& reference) {
  const bool is_long =
      std::ranges::any_of(request.headers, [](const http::Header& line) { return line.value.size() > 1024; });
  return is_long ? html_error(431) : reference(request);
}

/// A request whose path was changed on its way in.
Make path_read(std::function<std::string(std::string)> change) {
  return everywhere([change = std::move(change)](const Request& request, const Handler& reference) {
    Request other = request;
    if (!request.target.starts_with("/_plumbline")) other.target = change(request.target);
    return reference(other);
  });
}

std::string without_slash_behind(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

std::string with_last_segment_small(std::string path) {
  const auto end = path.find('?');
  for (std::size_t at = path.rfind('/', end) + 1; at < std::min(end, path.size()); ++at)
    path[at] = static_cast<char>(std::tolower(static_cast<unsigned char>(path[at])));
  return path;
}

std::string with_date(std::string path) {
  return path.starts_with("/functions/") ? "/2015-03-31" + path : path;
}

std::string with_plain_date(std::string path) {
  return path.starts_with("/20150331/") ? "/2015-03-31" + path.substr(9) : path;
}

std::string from_functions_on(std::string path) {
  const auto at = path.find("/2015-03-31/");
  return at == std::string::npos ? path : path.substr(at);
}

std::string with_code_for_codes(std::string path) {
  return path.ends_with("/codes") ? path.substr(0, path.size() - 1) : path;
}

std::string with_code_for_cod(std::string path) { return path.ends_with("/cod") ? path + "e" : path; }

Response refuse_queries(const Request& request, const Handler& reference) {
  if (request.target.find('?') == std::string::npos) return reference(request);
  return error(400, "InvalidParameterValueException", "The operation has no query");
}

/// Takes members of an update from the query as well.
Response read_query_members(const Request& request, const Handler& reference) {
  Request other = request;
  for (const std::string_view name : {"DryRun", "Publish"})
    if (http::query_value(request.target, name) == "true") other = with_member(other, name, true);
  return reference(other);
}

Mutants header_mutants() {
  return {
      {"accept/required",
       "A request without Accept is answered with 406",
       {"protocol.accept"},
       "statement",
       on_header("Accept", is_missing, not_acceptable)},
      {"accept/plain-alone",
       "Accept is application/json or else 406",
       {"protocol.accept"},
       "statement",
       on_header("Accept", is_not_plain, not_acceptable)},
      {"accept/html-fails",
       "Accept: text/html is answered with 500",
       {"inferred.accept", "protocol.no-server-error"},
       "statement",
       on_header("Accept", is_html, refuse_with(500))},
      {"header/names-with-case",
       "Content-Type is known in one spelling alone",
       {"operation.request-content-type"},
       "statement",
       on_update(compare_header_names)},
      {"content-type/with-case",
       "application/json is known in small letters alone",
       {"operation.request-content-type"},
       "statement",
       on_update(compare_type_exactly)},
      {"header/method-overridden",
       "X-HTTP-Method-Override is the method",
       {"protocol.method", "protocol.other-headers"},
       "statement",
       everywhere(obey_override)},
      {"header/long-refused",
       "A header line of 2000 bytes is answered with 431",
       {"protocol.other-headers"},
       "statement",
       on_update(refuse_long_headers)},
      {"header/unknown-refused",
       "An unknown header is refused",
       {"protocol.other-headers"},
       "statement",
       on_header("X-Unknown", is_there, refuse_with(400))},
  };
}

Mutants path_mutants() {
  return {
      {"route/slash-behind",
       "A slash may stand behind the path",
       {"inferred.slash-behind"},
       "statement",
       path_read(without_slash_behind)},
      {"route/capitals",
       "The last segment may be in capitals",
       {"operation.route"},
       "statement",
       path_read(with_last_segment_small)},
      {"route/no-date",
       "The date of the API may be missing",
       {"operation.route"},
       "statement",
       path_read(with_date)},
      {"route/plain-date",
       "The date of the API may have no hyphens",
       {"operation.route"},
       "statement",
       path_read(with_plain_date)},
      {"route/any-prefix",
       "Whatever may stand before the path",
       {"operation.route"},
       "statement",
       path_read(from_functions_on)},
      {"route/codes",
       "The last segment may go on",
       {"operation.route"},
       "statement",
       path_read(with_code_for_codes)},
      {"route/cod",
       "The last segment may be cut",
       {"operation.route"},
       "statement",
       path_read(with_code_for_cod)},
      {"route/query-refused",
       "A query is refused",
       {"protocol.unknown-query"},
       "statement",
       on_update(refuse_queries)},
      {"route/query-read",
       "Members are read from the query",
       {"protocol.unknown-query", "DryRun.optional"},
       "statement",
       on_update(read_query_members)},
  };
}

}  // namespace

Mutants wire_mutants() { return joined({header_mutants, path_mutants}); }

}  // namespace plumbline::power

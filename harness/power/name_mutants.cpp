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

constexpr std::string_view at_name = "'functionName'";

bool is_arn(std::string_view name) { return name.starts_with("arn:"); }
bool is_partial_arn(std::string_view name) {
  return !is_arn(name) && name.find(":function:") != std::string_view::npos;
}
bool refuses_name(const Response& response) { return response.body.find(at_name) != std::string::npos; }

/// The part of an ARN or partial ARN between two of its colons, counted from the first colon on.
std::string with_part(const std::string& name, std::size_t index, std::string_view value) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) begin = name.find(':', begin) + 1;
  std::string changed = name;
  return changed.replace(begin, name.find(':', begin) - begin, value);
}

Make name_changed(std::function<std::string(std::string)> change) {
  return on_update([change = std::move(change)](const Request& request, const Handler& reference) {
    return reference(with_name(request, change(name_in(request))));
  });
}

Make answered_where(bool (*chooses)(std::string_view name), std::function<Response(const Request&)> answer) {
  return on_update([=](const Request& request, const Handler& reference) {
    return chooses(name_in(request)) ? answer(request) : reference(request);
  });
}

Response answer_not_found(const Request& request) { return not_found(name_in(request)); }
Response answer_server_error(const Request&) {
  return error(500, "ServiceException", "The request could not be served.");
}

Make name_refusal_becomes(std::function<Response(const Request&)> answer) {
  return on_update([answer = std::move(answer)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    return refuses_name(response) ? answer(request) : response;
  });
}

/// All names that the reference knows.
std::vector<std::string> known_names(const Handler& reference) {
  const json::Value listing = object_of(reference({"GET", "/2015-03-31/functions/", {}, {}}).body);
  std::vector<std::string> names;
  const json::Value* functions = listing.find("Functions");
  if (functions == nullptr || functions->array() == nullptr) return names;
  for (const json::Value& function : *functions->array()) names.push_back(text_in(function, "FunctionName"));
  return names;
}

/// Hits the last function that the rule finds alike.
Make name_found_by(bool (*is_alike)(std::string_view wanted, std::string_view known)) {
  return on_update([is_alike](const Request& request, const Handler& reference) {
    const std::string wanted = name_in(request);
    std::string hit = wanted;
    for (const std::string& known : known_names(reference))
      if (is_alike(wanted, known)) hit = known;
    return reference(with_name(request, hit));
  });
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

Response decode_twice(const Request& request, const Handler& reference) {
  const std::string once = name_in(request);
  return reference(with_name(request, http::percent_decode(once).value_or(once)));
}

Response decode_never(const Request& request, const Handler& reference) {
  return reference(with_name(request, raw_name_in(request)));
}

Response answer_foreign_region(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (response.body.find("are not reachable in this region") == std::string::npos) return response;
  return error(400, "InvalidParameterValueException", "The ARN is of another region.");
}

Response create_what_is_missing(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (error_type_of(response) != "ResourceNotFoundException") return response;
  return ok(json::Object{{"FunctionName", function_in(name_in(request))}, {"Version", "$LATEST"}});
}

Response drop_qualifier(const Request& request, const Handler& reference) {
  const std::string name = name_in(request);
  const std::string qualifier = qualifier_in(name);
  if (qualifier.empty()) return reference(request);
  return reference(with_name(request, name.substr(0, name.size() - qualifier.size() - 1)));
}

bool ends_with_latest(std::string_view name) { return name.ends_with(":$LATEST"); }
bool has_raw_colon(const Request& request) { return raw_name_in(request).find(':') != std::string::npos; }

Mutants form_mutants() {
  return {
      {"name/partial-arn-not-found",
       "A partial ARN is not understood: 404",
       {"FunctionName.forms"},
       "D36",
       answered_where(is_partial_arn, answer_not_found)},
      {"name/partial-arn-server-error",
       "A partial ARN is answered with 500",
       {"FunctionName.forms", "protocol.no-server-error"},
       "D36",
       answered_where(is_partial_arn, answer_server_error)},
      {"name/arn-not-found",
       "A full ARN is not understood: 404",
       {"FunctionName.forms"},
       "D36",
       answered_where(is_arn, answer_not_found)},
      {"name/arn-server-error",
       "A full ARN is answered with 500",
       {"FunctionName.forms", "protocol.no-server-error"},
       "D36",
       answered_where(is_arn, answer_server_error)},
      {"name/colon-raw-not-routed",
       "A name with a colon that is not encoded finds no route",
       {"protocol.label-encoding", "FunctionName.forms"},
       "D36",
       on_update([](const Request& request, const Handler& reference) {
         return has_raw_colon(request) ? html_error(404) : reference(request);
       })},
      {"name/never-decoded",
       "The name is taken as it stands in the path",
       {"protocol.label-encoding", "FunctionName.forms"},
       "D36",
       on_update(decode_never)},
      {"name/decoded-twice",
       "The name is percent-decoded once more",
       {"protocol.label-encoding"},
       "statement",
       on_update(decode_twice)},
      {"name/latest-refused",
       "$LATEST is no qualifier",
       {"FunctionName.forms", "FunctionName.pattern"},
       "statement",
       answered_where(ends_with_latest, answer_not_found)},
  };
}

Mutants selection_mutants() {
  return {
      {"name/prefix-of-another",
       "A name hits a function whose name begins with it",
       {"FunctionName.selects"},
       "D37",
       name_found_by(
           [](std::string_view wanted, std::string_view known) { return known.starts_with(wanted); })},
      {"name/prefixed-by-another",
       "A name hits a function whose name it begins with",
       {"FunctionName.selects", "FunctionName.not-found"},
       "D37",
       name_found_by(
           [](std::string_view wanted, std::string_view known) { return wanted.starts_with(known); })},
      {"name/without-case",
       "Names are compared without regard to case",
       {"FunctionName.selects"},
       "statement",
       name_found_by([](std::string_view wanted, std::string_view known) {
         return lower_case(std::string(wanted)) == lower_case(std::string(known));
       })},
      {"name/missing-is-made",
       "A function that does not exist is updated all the same",
       {"FunctionName.not-found", "error.ResourceNotFoundException"},
       "statement",
       on_update(create_what_is_missing)},
      {"name/missing-is-invalid",
       "A function that does not exist is an invalid parameter",
       {"FunctionName.not-found", "error.ResourceNotFoundException"},
       "statement",
       refusals_edited("ResourceNotFoundException",
                       [](Response& response) {
                         response =
                             error(400, "InvalidParameterValueException", "There is no such function.");
                       })},
      {"name/missing-is-forbidden",
       "A function that does not exist is forbidden",
       {"FunctionName.not-found", "error.ResourceNotFoundException"},
       "statement",
       refusals_edited(
           "ResourceNotFoundException",
           [](Response& response) { response = error(403, "AccessDeniedException", "You may not."); })},
      {"name/foreign-region-updates",
       "The ARN of another region updates the function here",
       {"observed.foreign-region"},
       "D38",
       name_changed(
           [](const std::string& name) { return is_arn(name) ? with_part(name, 3, "us-west-2") : name; })},
      {"name/foreign-region-invalid",
       "The ARN of another region is refused with 400",
       {"observed.foreign-region"},
       "D39",
       on_update(answer_foreign_region)},
      {"name/foreign-account-updates",
       "The ARN of another account updates the function here",
       {"observed.foreign-account"},
       "D38",
       name_changed(
           [](const std::string& name) { return is_arn(name) ? with_part(name, 4, "123456789012") : name; })},
      {"name/unknown-version-updates",
       "A qualifier is cut off, and $LATEST updated",
       {"inferred.qualifier-not-latest"},
       "D19",
       on_update(drop_qualifier)},
  };
}

Mutants refusal_mutants() {
  const auto no_pattern = std::vector<std::string>{"FunctionName.pattern"};
  return {
      {"name/invalid-not-found", "A name that breaks the pattern is not found", no_pattern, "D35",
       name_refusal_becomes(answer_not_found)},
      {"name/invalid-html", "A name that breaks the pattern finds no route: 404 in HTML", no_pattern, "D35",
       name_refusal_becomes([](const Request&) { return html_error(404); })},
      {"name/invalid-server-error",
       "A name that breaks the pattern is answered with 500",
       {"FunctionName.pattern", "protocol.no-server-error"},
       "D36",
       name_refusal_becomes(answer_server_error)},
      {"name/invalid-precondition", "A name that breaks the pattern is refused with another error",
       no_pattern, "statement", name_refusal_becomes([](const Request&) {
         return error(412, "PreconditionFailedException", "The name is not as it should be.");
       })},
  };
}

Make name_of_length(bool (*refuses)(std::string_view name)) {
  return on_update([refuses](const Request& request, const Handler& reference) {
    if (!refuses(name_in(request))) return reference(request);
    return error(400, "ValidationException", "Value at 'functionName' is too long");
  });
}

bool is_bare(std::string_view name) { return name.find(':') == std::string_view::npos; }

Mutants length_of_name_mutants() {
  return {
      {"name/length-141-accepted",
       "A name of 141 characters is taken",
       {"FunctionName.length"},
       "constraint",
       name_changed([](const std::string& name) { return name.size() == 141 ? name.substr(0, 140) : name; })},
      {"name/length-140-refused",
       "A name of 140 characters is too long",
       {"FunctionName.length"},
       "constraint",
       name_of_length([](std::string_view name) { return name.size() >= 140; })},
      {"name/length-unlimited",
       "Names may be of any length",
       {"FunctionName.length"},
       "D35",
       name_changed([](const std::string& name) { return name.size() > 140 ? name.substr(0, 140) : name; })},
      {"name/arn-64",
       "The limit of bare names holds for ARNs too",
       {"FunctionName.length"},
       "constraint",
       name_of_length([](std::string_view name) { return !is_bare(name) && name.size() > 64; })},
      {"name/bare-64-refused",
       "A bare name of 64 characters is too long",
       {"FunctionName.bare-length"},
       "constraint",
       name_of_length([](std::string_view name) { return is_bare(name) && name.size() >= 64; })},
      {"name/bare-65-updated",
       "A bare name of 65 characters is taken and answered",
       {"FunctionName.bare-length"},
       "constraint",
       on_update([](const Request& request, const Handler& reference) {
         const std::string name = name_in(request);
         if (!is_bare(name) || name.size() < 65) return reference(request);
         return ok(json::Object{{"FunctionName", name}, {"Version", "$LATEST"}});
       })},
  };
}

}  // namespace

Mutants name_mutants() {
  return joined({form_mutants, selection_mutants, refusal_mutants, length_of_name_mutants});
}

}  // namespace plumbline::power

#include <algorithm>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

constexpr std::string_view precondition = "PreconditionFailedException";

/// Overlooks the RevisionId sent where the rule says so.
Make accepted_where(bool (*overlooks)(const std::string& sent, const std::string& current)) {
  return on_update([overlooks](const Request& request, const Handler& reference) {
    const std::string sent = text_in(object_of(request.body), "RevisionId");
    const std::string current = text_in(configuration_of(reference, name_in(request)), "RevisionId");
    const bool overlooked = !sent.empty() && !current.empty() && overlooks(sent, current);
    return reference(overlooked ? without_member(request, "RevisionId") : request);
  });
}

bool is_uuid_in_form(const std::string& text) {
  return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-';
}

Make mismatch_becomes(int status, std::string_view type) {
  return refusals_edited(precondition, [=](Response& response) { become_error(response, status, type); });
}

Response change_before_check(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (error_type_of(response) == precondition) (void)reference(without_member(request, "RevisionId"));
  return response;
}

Response touch_when_refused(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (error_type_of(response) == precondition) touch(reference, name_in(request));
  return response;
}

Response demand_revision(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  const bool has_code = body.find("ZipFile") != nullptr || body.find("S3Key") != nullptr;
  if (!has_code || body.find("RevisionId") != nullptr) return reference(request);
  return error(400, "InvalidParameterValueException", "RevisionId is required.");
}

/// Accepts every RevisionId that the function ever had.
Response accept_history(const Request& request, const Handler& reference, Memory& memory) {
  if (operation_of(request) != Operation::update_function_code) return reference(request);
  const std::string name = function_in(name_in(request));
  Value seen = memory.get(name);
  if (seen.is(json::Kind::null)) seen = json::Object{};
  const std::string current = text_in(configuration_of(reference, name_in(request)), "RevisionId");
  if (!current.empty()) seen.set(current, true);
  memory.put(name, seen);
  const std::string sent = text_in(object_of(request.body), "RevisionId");
  return reference(seen.find(sent) != nullptr ? without_member(request, "RevisionId") : request);
}

Value random_like(Memory& memory) {
  const std::int64_t count = memory.get("count").integer().value_or(0) + 1;
  memory.put("count", count);
  std::string text = std::to_string(count);
  text.insert(0, 12 - std::min<std::size_t>(12, text.size()), '0');
  return "7f3c5a10-0000-4000-8000-" + text;
}

Response random_on_reads(const Request& request, const Handler& reference, Memory& memory) {
  Response response = reference(request);
  edit_configurations(request, response,
                      [&](Value& configuration) { configuration.set("RevisionId", random_like(memory)); });
  return response;
}

/// The answer of an update tells a RevisionId that no read tells again.
Response random_on_updates(const Request& request, const Handler& reference, Memory& memory) {
  if (operation_of(request) != Operation::update_function_code) return reference(request);
  return random_on_reads(request, reference, memory);
}

Response random_on_get_function(const Request& request, const Handler& reference, Memory& memory) {
  if (operation_of(request) != Operation::get_function) return reference(request);
  return random_on_reads(request, reference, memory);
}

/// RevisionIds told are those of the code: the same bytes, the same RevisionId. They are taken back as such.
std::string revision_of(const Value& configuration) { return "of-" + text_in(configuration, "CodeSha256"); }

Response derive_from_code(const Request& request, const Handler& reference) {
  Request inner = request;
  const std::string sent = text_in(object_of(request.body), "RevisionId");
  const Value current = configuration_of(reference, name_in(request));
  if (!sent.empty() && sent == revision_of(current))
    inner = with_member(request, "RevisionId", text_in(current, "RevisionId"));
  Response response = reference(inner);
  edit_configurations(request, response, [](Value& configuration) {
    configuration.set("RevisionId", revision_of(configuration));
  });
  return response;
}

Response constant(const Request& request, const Handler& reference) {
  constexpr std::string_view only = "7f3c5a10-0000-4000-8000-000000000000";
  Request inner = request;
  if (text_in(object_of(request.body), "RevisionId") == only) inner = without_member(request, "RevisionId");
  Response response = reference(inner);
  edit_configurations(request, response,
                      [&](Value& configuration) { configuration.set("RevisionId", only); });
  return response;
}

/// What happened by one operation leaves the RevisionId told before it: the mutant tells the old one on, and
/// takes it back.
Make kept_over(bool (*keeps)(const Request&)) {
  return remembering([keeps](const Request& request, const Handler& reference, Memory& memory) {
    const std::string name = function_in(name_in(request));
    const auto current = [&] { return text_in(configuration_of(reference, name), "RevisionId"); };
    const std::string before = current();
    const Value told_before = memory.get(before);
    const std::string told = told_before.string() != nullptr ? *told_before.string() : before;
    Request inner = request;
    if (!told.empty() && text_in(object_of(request.body), "RevisionId") == told)
      inner = with_member(request, "RevisionId", before);
    Response response = reference(inner);
    if (is_success(response) && keeps(request)) memory.put(current(), told);
    edit_configurations(request, response, [&](Value& configuration) {
      const Value kept = memory.get(text_in(configuration, "RevisionId"));
      if (kept.string() != nullptr) configuration.set("RevisionId", kept);
    });
    return response;
  });
}

bool publishes(const Request& request) { return operation_of(request) == Operation::publish_version; }
bool configures(const Request& request) {
  return operation_of(request) == Operation::update_function_configuration;
}

}  // namespace

Mutants revision_mutants() {
  return {
      {"revision/stale-accepted",
       "RevisionId is not read",
       {"RevisionId.stale", "RevisionId.mismatch"},
       "D8",
       accepted_where([](const std::string&, const std::string&) { return true; })},
      {"revision/history-accepted",
       "Every RevisionId that the function ever had is taken",
       {"RevisionId.stale"},
       "D8",
       remembering(accept_history)},
      {"revision/longer-accepted",
       "What begins with the RevisionId is taken",
       {"RevisionId.mismatch"},
       "statement",
       accepted_where(
           [](const std::string& sent, const std::string& current) { return sent.starts_with(current); })},
      {"revision/no-uuid-accepted",
       "A RevisionId that is no UUID is overlooked",
       {"RevisionId.mismatch"},
       "statement",
       accepted_where([](const std::string& sent, const std::string&) { return !is_uuid_in_form(sent); })},
      {"revision/uuid-accepted",
       "Every UUID is taken",
       {"RevisionId.mismatch", "RevisionId.stale"},
       "D8",
       accepted_where([](const std::string& sent, const std::string&) { return is_uuid_in_form(sent); })},
      {"revision/match-refused",
       "The function's own RevisionId is refused",
       {"RevisionId.match"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         if (text_in(object_of(request.body), "RevisionId").empty()) return reference(request);
         return error(412, precondition, "The Revision Id provided does not match the latest Revision Id.");
       })},
      {"revision/mismatch-conflict",
       "Another RevisionId is answered with 409",
       {"RevisionId.mismatch", "error.PreconditionFailedException"},
       "statement",
       mismatch_becomes(409, "ResourceConflictException")},
      {"revision/mismatch-invalid",
       "Another RevisionId is an invalid parameter",
       {"RevisionId.mismatch", "error.PreconditionFailedException"},
       "statement",
       mismatch_becomes(400, "InvalidParameterValueException")},
      {"revision/mismatch-type",
       "Another RevisionId is answered with 412 of another type",
       {"RevisionId.mismatch", "error.PreconditionFailedException"},
       "statement",
       mismatch_becomes(412, "ResourceConflictException")},
      {"revision/mismatch-fails",
       "Another RevisionId is answered with 500",
       {"RevisionId.mismatch", "protocol.no-server-error"},
       "statement",
       mismatch_becomes(500, "ServiceException")},
      {"revision/mismatch-message",
       "Another text for a wrong RevisionId",
       {"observed.messages.revision-mismatch"},
       "statement",
       refusals_edited(
           precondition,
           [](Response& response) { response = error(412, precondition, "Something changed in between."); })},
      {"revision/changed-before-check",
       "The code is replaced before the RevisionId is compared",
       {"RevisionId.mismatch", "RevisionId.stale"},
       "statement",
       on_update(change_before_check)},
      {"revision/refusal-changes",
       "A refused update changes the RevisionId",
       {"RevisionId.mismatch", "RevisionId.stale", "observed.revision-id.kept"},
       "statement",
       on_update(touch_when_refused)},
      {"revision/required",
       "An update without RevisionId is refused",
       {"RevisionId.optional", "response.status"},
       "statement",
       on_update(demand_revision)},
      {"revision/random",
       "Every answer tells another RevisionId",
       {"observed.revision-id.stable", "response.RevisionId.value"},
       "D6",
       remembering(random_on_reads)},
      {"revision/random-in-get-function",
       "GetFunction tells another RevisionId each time",
       {"observed.revision-id.stable", "response.RevisionId.value", "RevisionId.from-get-function"},
       "D6",
       remembering(random_on_get_function)},
      {"revision/answer-apart",
       "The update answers a RevisionId that no read tells",
       {"observed.publish.version-revision", "response.RevisionId.value"},
       "statement",
       remembering(random_on_updates)},
      {"revision/absent",
       "There is no RevisionId anywhere",
       {"response.RevisionId.present"},
       "D7",
       configurations_edited([](Value& body) { erase_member(body, "RevisionId"); })},
      {"revision/constant",
       "The RevisionId never changes",
       {"observed.revision-id.changes", "RevisionId.stale"},
       "D6",
       everywhere(constant)},
      {"revision/of-the-bytes",
       "Identical bytes keep the RevisionId",
       {"observed.identical-bytes.revision"},
       "D9",
       everywhere(derive_from_code)},
      {"revision/kept-over-publish",
       "Publishing leaves the RevisionId of $LATEST",
       {"observed.publish.revision"},
       "statement",
       kept_over(publishes)},
      {"revision/kept-over-configuration",
       "A change of the configuration leaves the RevisionId",
       {"RevisionId.stale"},
       "statement",
       kept_over(configures)},
  };
}

}  // namespace plumbline::power

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

bool publishes(const Request& request) {
  const Value body = object_of(request.body);
  return has(body, "Publish", true) && !has(body, "DryRun", true);
}

Make on_publishing(Answer answer) {
  return on_update([answer = std::move(answer)](const Request& request, const Handler& reference) {
    return publishes(request) ? answer(request, reference) : reference(request);
  });
}

Make published_answer_edited(std::function<void(Response&)> edit) {
  return on_publishing([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) edit(response);
    return response;
  });
}

Make published_configuration_edited(Edit edit) {
  return published_answer_edited([edit = std::move(edit)](Response& response) {
    Value body = object_of(response.body);
    edit(body);
    response = ok(body);
  });
}

Response publish_version(const Request& request, const Handler& reference) {
  return reference({"POST", "/2015-03-31/functions/" + raw_name_in(request) + "/versions", {}, {}});
}

Response ignore(const Request& request, const Handler& reference) {
  return reference(without_member(request, "Publish"));
}

/// The number goes to the code that was there before.
Response publish_before(const Request& request, const Handler& reference) {
  const Response published = publish_version(request, reference);
  Response updated = ignore(request, reference);
  if (!is_success(published) || !is_success(updated)) return updated;
  const Value version = object_of(published.body);
  Value answer = object_of(updated.body);
  for (const std::string_view name : {"Version", "FunctionArn", "RevisionId"})
    if (const Value* value = version.find(name)) answer.set(name, *value);
  return ok(answer);
}

Response publish_twice(const Request& request, const Handler& reference) {
  Response first = reference(request);
  if (!is_success(first)) return first;
  Request again = without_member(request, "RevisionId");
  return reference(again);
}

Response publish_even_when_refused(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (!is_success(response)) {
    touch(reference, name_in(request));
    (void)publish_version(request, reference);
  }
  return response;
}

/// Makes no version where the newest one has the same code already.
Response publish_changes_only(const Request& request, const Handler& reference, Memory& memory) {
  if (operation_of(request) != Operation::update_function_code || !publishes(request))
    return reference(request);
  const std::string name = function_in(name_in(request));
  const Response trial = reference(with_member(request, "DryRun", true));
  const std::string hash = text_in(object_of(trial.body), "CodeSha256");
  const Value last = memory.get(name);
  if (is_success(trial) && text_in(last, "CodeSha256") == hash) {
    (void)ignore(request, reference);
    return ok(last);
  }
  Response response = reference(request);
  if (is_success(response)) memory.put(name, object_of(response.body));
  return response;
}

/// After the first publish the unpublished version goes by the number of the published one.
Response overwrite_latest(const Request& request, const Handler& reference, Memory& memory) {
  Response response = reference(request);
  const std::string name = function_in(name_in(request));
  if (operation_of(request) == Operation::update_function_code && publishes(request) && is_success(response))
    memory.put(name, text_in(object_of(response.body), "Version"));
  else if (const Value number = memory.get(name); number.string() != nullptr)
    edit_configurations(request, response, [&](Value& configuration) {
      if (has(configuration, "Version", "$LATEST")) configuration.set("Version", number);
    });
  return response;
}

Response publish_always(const Request& request, const Handler& reference) {
  const Value body = object_of(request.body);
  if (body.is(json::Kind::null) || body.find("Publish") != nullptr || has(body, "DryRun", true))
    return reference(request);
  return reference(with_member(request, "Publish", true));
}

Response publish_where_told_not_to(const Request& request, const Handler& reference) {
  if (!has(object_of(request.body), "Publish", false)) return reference(request);
  return reference(with_member(request, "Publish", true));
}

/// The answer tells of the unpublished version, although one was published.
Response answer_latest(const Request& request, const Handler& reference) {
  const Response response = reference(request);
  if (!is_success(response)) return response;
  return ok(configuration_of(reference, name_in(request)));
}

Response lock_after_publish(const Request& request, const Handler& reference, Memory& memory) {
  if (operation_of(request) == Operation::delete_function) memory.put(function_in(name_in(request)), nullptr);
  if (operation_of(request) != Operation::update_function_code) return reference(request);
  const std::string name = function_in(name_in(request));
  if (memory.get(name) == Value(true))
    return error(400, "InvalidParameterValueException", "The function is locked.");
  Response response = reference(request);
  if (is_success(response) && publishes(request)) memory.put(name, true);
  return response;
}

Response answer_revision_of_latest(const Request& request, const Handler& reference) {
  const Response response = reference(request);
  if (!is_success(response)) return response;
  Value body = object_of(response.body);
  body.set("RevisionId", text_in(configuration_of(reference, name_in(request)), "RevisionId"));
  return ok(body);
}

/// PublishVersion makes a version whether or not anything was updated.
Response publish_version_always(const Request& request, const Handler& reference) {
  touch(reference, name_in(request));
  return reference(request);
}

}  // namespace

Mutants publish_mutants() {
  return {
      {"publish/ignored",
       "Publish is not read: $LATEST is answered",
       {"Publish.publishes"},
       "D13",
       on_publishing(ignore)},
      {"publish/answers-latest",
       "A version is made, and $LATEST answered",
       {"Publish.publishes", "response.Version.value"},
       "D13",
       on_publishing(answer_latest)},
      {"publish/number-without-version",
       "The answer has a number of no version",
       {"Publish.publishes", "observed.read.versions"},
       "statement",
       on_publishing([](const Request& request, const Handler& reference) {
         const Response response = ignore(request, reference);
         if (!is_success(response)) return response;
         Value body = object_of(response.body);
         body.set("Version", "1");
         body.set("FunctionArn", text_in(body, "FunctionArn") + ":1");
         return ok(body);
       })},
      {"publish/unqualified-arn",
       "The FunctionArn of the answer has no number",
       {"observed.publish.qualified-arn"},
       "D14",
       published_configuration_edited([](Value& body) {
         const std::string arn = text_in(body, "FunctionArn");
         body.set("FunctionArn", arn.substr(0, arn.rfind(':')));
       })},
      {"publish/created",
       "Publishing is answered with 201",
       {"observed.publish.status", "response.status"},
       "statement",
       published_answer_edited([](Response& response) { response.status = 201; })},
      {"publish/number-skipped",
       "Each publish takes two numbers",
       {"Publish.publishes", "response.Version.value"},
       "statement",
       on_publishing(publish_twice)},
      {"publish/code-before",
       "The version holds the code from before the update",
       {"Publish.after-update"},
       "statement",
       on_publishing(publish_before)},
      {"publish/overwrites-latest",
       "$LATEST takes the number of the version for ever",
       {"response.Version.value", "observed.read.versions"},
       "D15",
       remembering(overwrite_latest)},
      {"publish/changes-only",
       "Identical bytes make no new version",
       {"observed.identical-bytes.version"},
       "D16",
       remembering(publish_changes_only)},
      {"publish/always",
       "Every update makes a version",
       {"Publish.optional"},
       "statement",
       on_update(publish_always)},
      {"publish/false-publishes",
       "Publish false makes a version",
       {"Publish.type"},
       "statement",
       on_update(publish_where_told_not_to)},
      {"publish/when-refused",
       "A refused update publishes all the same",
       {"RevisionId.mismatch", "RevisionId.stale"},
       "statement",
       on_publishing(publish_even_when_refused)},
      {"publish/revision-of-latest",
       "The answer's RevisionId is that of $LATEST",
       {"observed.publish.version-revision"},
       "statement",
       on_publishing(answer_revision_of_latest)},
      {"publish/locks-latest",
       "After a publish nothing can be updated",
       {"operation.unpublished-modifiable"},
       "statement",
       remembering(lock_after_publish)},
      {"publish/version-not-plain",
       "The number is written v1",
       {"response.Version.pattern", "response.Version.value"},
       "statement",
       published_configuration_edited(
           [](Value& body) { body.set("Version", std::string("v").append(text_in(body, "Version"))); })},
      {"publish/version-is-number",
       "The number is a JSON number",
       {"response.Version.type", "response.Version.value"},
       "statement",
       published_configuration_edited(
           [](Value& body) { body.set("Version", json::Number{text_in(body, "Version")}); })},
      {"publish-version/always-new",
       "PublishVersion makes a version though nothing was updated",
       {"observed.publish-version.idempotent"},
       "D16",
       on(Operation::publish_version, publish_version_always)},
      {"publish-version/ok",
       "PublishVersion is answered with 200",
       {"observed.publish-version.status"},
       "statement",
       on(Operation::publish_version,
          [](const Request& request, const Handler& reference) {
            Response response = reference(request);
            if (response.status == 201) response.status = 200;
            return response;
          })},
  };
}

}  // namespace plumbline::power

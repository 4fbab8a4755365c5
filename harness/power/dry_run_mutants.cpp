#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

bool is_dry(const Request& request) { return has(object_of(request.body), "DryRun", true); }
bool has_member(const Request& request, std::string_view name) {
  return object_of(request.body).find(name) != nullptr;
}

Make on_dry_run(Answer answer) {
  return on_update([answer = std::move(answer)](const Request& request, const Handler& reference) {
    return is_dry(request) ? answer(request, reference) : reference(request);
  });
}

Response mutate(const Request& request, const Handler& reference) {
  return reference(without_member(request, "DryRun"));
}

Response mutate_where(const Request& request, const Handler& reference, std::string_view member) {
  return has_member(request, member) ? mutate(request, reference) : reference(request);
}

/// What a dry run may change although it replaces no code.
Response touch_too(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (is_success(response)) touch(reference, name_in(request));
  return response;
}

Response publish_only(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (!is_success(response) || !has(object_of(request.body), "Publish", true)) return response;
  (void)reference({"POST", "/2015-03-31/functions/" + raw_name_in(request) + "/versions", {}, {}});
  return response;
}

/// Overlooks a refusal whose message holds that text.
Make overlooking(std::string_view text) {
  return on_dry_run([text](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response) || response.body.find(text) == std::string::npos) return response;
    const Value configuration = configuration_of(reference, name_in(request));
    return ok(configuration.is(json::Kind::null) ? Value(json::Object{}) : configuration);
  });
}

Make overlooking_type(std::string_view type) {
  return on_dry_run([type](const Request& request, const Handler& reference) {
    Response response = reference(request);
    return error_type_of(response) == type ? ok(json::Object{}) : response;
  });
}

Response run_dry_whatever_it_says(const Request& request, const Handler& reference) {
  return has(object_of(request.body), "DryRun", false) ? reference(with_member(request, "DryRun", true))
                                                       : reference(request);
}

Response run_dry_unless_told(const Request& request, const Handler& reference) {
  const bool may = !has_member(request, "DryRun") && !object_of(request.body).is(json::Kind::null);
  return may ? reference(with_member(request, "DryRun", true)) : reference(request);
}

Make answering(std::function<void(Response&)> edit) {
  return on_dry_run([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) edit(response);
    return response;
  });
}

/// A member of the answer says something else.
Make telling(std::string_view member, const Value& value) {
  return answering([=](Response& response) {
    Value body = object_of(response.body);
    body.set(member, value);
    response = ok(body);
  });
}

Mutants changing_mutants() {
  const std::vector<std::string> changes = {"DryRun.changes-nothing"};
  return {
      {"dry-run/mutates", "DryRun is not read: the update is made", changes, "D10", on_dry_run(mutate)},
      {"dry-run/mutates-with-publish", "DryRun is not read beside Publish", changes, "D12",
       on_dry_run([](const Request& request, const Handler& reference) {
         return mutate_where(request, reference, "Publish");
       })},
      {"dry-run/mutates-with-revision", "DryRun is not read beside RevisionId", changes, "D10",
       on_dry_run([](const Request& request, const Handler& reference) {
         return mutate_where(request, reference, "RevisionId");
       })},
      {"dry-run/mutates-from-s3", "DryRun is not read where the code is in S3", changes, "D10",
       on_dry_run([](const Request& request, const Handler& reference) {
         return mutate_where(request, reference, "S3Key");
       })},
      {"dry-run/publishes", "A dry run with Publish publishes the code that is there", changes, "D12",
       on_dry_run(publish_only)},
      {"dry-run/new-revision", "A dry run changes RevisionId and LastModified", changes, "D10",
       on_dry_run(touch_too)},
      {"dry-run/false-is-dry",
       "DryRun false is a dry run",
       {"DryRun.type", "operation.updates-code"},
       "statement",
       on_update(run_dry_whatever_it_says)},
      {"dry-run/absent-is-dry",
       "An update without DryRun is a dry run",
       {"DryRun.optional", "operation.updates-code"},
       "D2",
       on_update(run_dry_unless_told)},
  };
}

Mutants validating_mutants() {
  const std::vector<std::string> validates = {"DryRun.validates"};
  return {
      {"dry-run/validates-nothing", "Every dry run of a function that exists succeeds", validates,
       "statement", on_dry_run(as_if_updated)},
      {"dry-run/package-unread", "A dry run takes a package that is no zip archive", validates, "statement",
       overlooking("Could not unzip")},
      {"dry-run/base64-unread", "A dry run takes a ZipFile that is no base64", validates, "statement",
       overlooking("base64 is expected")},
      {"dry-run/source-unread", "A dry run needs no code", validates, "statement",
       overlooking("Please provide a source")},
      {"dry-run/revision-unread", "A dry run takes any RevisionId", validates, "statement",
       overlooking("Revision Id")},
      {"dry-run/function-unread", "A dry run needs no function", validates, "statement",
       overlooking_type("ResourceNotFoundException")},
      {"dry-run/name-unread", "A dry run takes any name", validates, "statement",
       overlooking("'functionName'")},
      {"dry-run/types-unread", "A dry run takes any Publish", validates, "statement",
       overlooking_type("SerializationException")},
      {"dry-run/bucket-unread", "A dry run takes any S3Bucket", validates, "statement",
       overlooking("'s3Bucket'")},
      {"dry-run/refused",
       "Dry runs are refused",
       {"DryRun.answer", "DryRun.changes-nothing", "DryRun.type"},
       "statement",
       on_dry_run([](const Request&, const Handler&) {
         return error(400, "InvalidParameterValueException", "DryRun is not supported.");
       })},
      {"dry-run/no-content",
       "A dry run is answered with 204",
       {"DryRun.answer", "response.status"},
       "statement",
       answering([](Response& response) {
         response = {204, response.headers, ""};
       })},
      {"dry-run/empty-object",
       "A dry run is answered with an empty object",
       {"DryRun.answer", "response.CodeSha256.present"},
       "statement",
       answering([](Response& response) { response.body = "{}"; })},
      {"dry-run/tells-new-revision",
       "A dry run answers with a RevisionId that the function has not",
       {"response.RevisionId.value"},
       "statement",
       telling("RevisionId", "6d1a4e1f-9d5f-4b0e-8a39-2f1b5c3d7e90")},
      {"dry-run/tells-later-date",
       "A dry run answers with the date that an update would have had",
       {"response.LastModified.value"},
       "statement",
       telling("LastModified", "2031-01-01T00:00:00.000+0000")},
      {"dry-run/tells-default-timeout",
       "A dry run answers with the default Timeout",
       {"response.Timeout.value"},
       "statement",
       telling("Timeout", 3)},
      {"dry-run/tells-version",
       "A dry run with Publish answers with the number of a version that there is not",
       {"response.Version.value"},
       "D12",
       on_dry_run([](const Request& request, const Handler& reference) {
         Response response = reference(request);
         if (!is_success(response) || !has(object_of(request.body), "Publish", true)) return response;
         Value body = object_of(response.body);
         body.set("Version", "1");
         return ok(body);
       })},
      {"dry-run/size-of-another",
       "A dry run answers with the hash of the code sent and the size of the code kept",
       {"response.CodeSize.value"},
       "D11",
       on_dry_run([](const Request& request, const Handler& reference) {
         Response response = reference(request);
         const Value kept = configuration_of(reference, function_in(name_in(request)));
         if (!is_success(response) || kept.find("CodeSize") == nullptr) return response;
         Value body = object_of(response.body);
         body.set("CodeSize", *kept.find("CodeSize"));
         return ok(body);
       })},
      {"dry-run/hash-of-nothing",
       "A dry run answers with a hash of neither code",
       {"DryRun.answer", "response.CodeSha256.value"},
       "statement",
       answering([](Response& response) {
         Value body = object_of(response.body);
         body.set("CodeSha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
         response = ok(body);
       })},
  };
}

}  // namespace

Mutants dry_run_mutants() { return joined({changing_mutants, validating_mutants}); }

}  // namespace plumbline::power

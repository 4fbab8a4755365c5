#include <algorithm>

#include "http/uri.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// The version that a request reads or changes; empty for $LATEST.
std::string version_in(const Request& request) {
  std::string qualifier = qualifier_in(name_in(request));
  if (qualifier.empty()) qualifier = http::query_value(request.target, "Qualifier").value_or("");
  return qualifier == "$LATEST" ? std::string() : qualifier;
}

std::string without_qualifier(const std::string& name) {
  const std::string qualifier = qualifier_in(name);
  return qualifier.empty() ? name : name.substr(0, name.size() - qualifier.size() - 1);
}

Request with_target(Request request, std::string target) {
  request.target = std::move(target);
  return request;
}

bool is_update_of_version(const Request& request) {
  return operation_of(request) == Operation::update_function_code && !version_in(request).empty();
}

/// Lays hash and size over the version that they were sent for.
void lay_over(Value& configuration, const Value& changed) {
  const std::string key = text_in(configuration, "FunctionName") + ":" + text_in(configuration, "Version");
  const Value* code = changed.find(key);
  if (code == nullptr) return;
  configuration.set("CodeSha256", *code->find("CodeSha256"));
  configuration.set("CodeSize", *code->find("CodeSize"));
}

/// An update through a version's name changes that version.
Response change_version(const Request& request, const Handler& reference, Memory& memory) {
  Value changed = memory.get("changed");
  if (!is_update_of_version(request)) {
    Response response = reference(request);
    edit_configurations(request, response, [&](Value& configuration) { lay_over(configuration, changed); });
    return response;
  }
  const std::string name = function_in(name_in(request));
  Value version = configuration_of(reference, name, version_in(request));
  const Response trial = reference(with_name(with_member(request, "DryRun", true), name));
  if (version.is(json::Kind::null) || !is_success(trial)) return reference(request);
  changed.set(name + ":" + version_in(request), object_of(trial.body));
  memory.put("changed", changed);
  lay_over(version, changed);
  return ok(version);
}

Make changing_versions_named(bool (*chooses)(std::string_view name)) {
  return remembering([chooses](const Request& request, const Handler& reference, Memory& memory) {
    const bool other_form = is_update_of_version(request) && !chooses(name_in(request));
    return other_form ? reference(request) : change_version(request, reference, memory);
  });
}

Response update_latest_instead(const Request& request, const Handler& reference) {
  if (!is_update_of_version(request)) return reference(request);
  return reference(with_name(request, without_qualifier(name_in(request))));
}

Response accept_and_forget(const Request& request, const Handler& reference) {
  const Value version = is_update_of_version(request)
                            ? configuration_of(reference, function_in(name_in(request)), version_in(request))
                            : Value();
  return version.is(json::Kind::null) ? reference(request) : ok(version);
}

/// Every version is served the bytes of $LATEST.
Response serve_latest_bytes(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (version_in(request).empty() || !is_success(response)) return response;
  const Response latest =
      reference(with_target(request, "/2015-03-31/functions/" + function_in(name_in(request))));
  Value body = object_of(response.body);
  const Value of_latest = object_of(latest.body);
  if (const Value* code = of_latest.find("Code")) body.set("Code", *code);
  return ok(body);
}

/// Every version tells these members of $LATEST.
Make telling_of_latest(std::vector<std::string_view> members, bool (*reads)(Operation)) {
  return everywhere([members = std::move(members), reads](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (!reads(operation_of(request))) return response;
    const Value latest = configuration_of(reference, function_in(name_in(request)));
    edit_configurations(request, response, [&](Value& configuration) {
      if (has(configuration, "Version", "$LATEST")) return;
      for (const std::string_view name : members)
        if (const Value* value = latest.find(name)) configuration.set(name, *value);
    });
    return response;
  });
}

bool reads_one(Operation operation) {
  return operation == Operation::get_function || operation == Operation::get_function_configuration;
}
bool reads_all(Operation operation) { return reads_one(operation) || operation == Operation::list_versions; }
bool lists(Operation operation) { return operation == Operation::list_versions; }

Response overlook_qualifier(const Request& request, const Handler& reference) {
  if (!reads_one(operation_of(request))) return reference(request);
  return reference(with_target(request, std::string(http::path_of(request.target))));
}

Response overlook_unknown_qualifier(const Request& request, const Handler& reference) {
  Response response = reference(request);
  const bool is_unknown = reads_one(operation_of(request)) && response.status == 404;
  return is_unknown ? overlook_qualifier(request, reference) : response;
}

Response fail_on_unknown_qualifier(const Request& request, const Handler& reference) {
  Response response = reference(request);
  const bool is_unknown =
      reads_one(operation_of(request)) && response.status == 404 && !version_in(request).empty();
  return is_unknown ? html_error(500) : response;
}

}  // namespace

Mutants version_mutants() {
  const std::vector<std::string> immutable = {"operation.versions-immutable"};
  return {
      {"version/changed-by-name", "An update through NAME:1 changes version 1", immutable, "D17",
       changing_versions_named([](std::string_view name) { return name.find("function:") == name.npos; })},
      {"version/changed-by-arn", "An update through ARN:1 changes version 1", immutable, "D17",
       changing_versions_named([](std::string_view name) { return name.starts_with("arn:"); })},
      {"version/changed-by-partial-arn", "An update through ACCOUNT:function:NAME:1 changes version 1",
       immutable, "D17", changing_versions_named([](std::string_view name) {
         return !name.starts_with("arn:") && name.find(":function:") != name.npos;
       })},
      {"version/changed-by-prefix", "An update through function:NAME:1 changes version 1", immutable, "D17",
       changing_versions_named([](std::string_view name) { return name.starts_with("function:"); })},
      {"version/update-hits-latest",
       "An update through a version's name changes $LATEST",
       {"observed.published-version", "inferred.qualifier-not-latest"},
       "D19",
       everywhere(update_latest_instead)},
      {"version/update-forgotten",
       "An update through a version's name is answered and not made",
       {"observed.published-version", "inferred.qualifier-not-latest"},
       "statement",
       everywhere(accept_and_forget)},
      {"version/update-hits-latest-by-arn",
       "An update through a version's ARN changes $LATEST",
       {"observed.published-version", "observed.unknown-version", "inferred.qualifier-not-latest"},
       "D19",
       on_update([](const Request& request, const Handler& reference) {
         const std::string name = name_in(request);
         const std::string qualifier = qualifier_in(name);
         if (!name.starts_with("arn:") || qualifier.empty() || qualifier == "$LATEST")
           return reference(request);
         return reference(with_name(request, name.substr(0, name.rfind(':'))));
       })},
      {"version/refused-update-touches-latest",
       "An update through a version's name is refused, and moves the RevisionId of $LATEST",
       {"observed.published-version", "inferred.qualifier-not-latest"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         Response response = reference(request);
         const std::string name = name_in(request);
         const std::string version = qualifier_in(name);
         const bool is_version = !version.empty() && version.find_first_not_of("0123456789") == version.npos;
         if (is_version && response.status == 400) touch(reference, function_in(name));
         return response;
       })},
      {"version/default-configuration",
       "Versions tell the configuration that functions have by default",
       {"observed.version-configuration", "response.Description.value"},
       "statement",
       configurations_edited([](Value& configuration) {
         if (has(configuration, "Version", "$LATEST")) return;
         configuration.set("Description", "");
         configuration.set("MemorySize", 128);
         configuration.set("Timeout", 3);
       })},
      {"version/configuration-of-latest",
       "Every version tells the configuration of $LATEST",
       {"observed.version-configuration", "observed.publish.version-revision"},
       "statement",
       telling_of_latest({"Handler", "MemorySize", "Environment"}, reads_all)},
      {"version/bytes-of-latest", "Every version serves the bytes of $LATEST", immutable, "D18",
       on(Operation::get_function, serve_latest_bytes)},
      {"version/hash-of-latest", "Every version tells the hash and size of $LATEST", immutable, "D18",
       telling_of_latest({"CodeSha256", "CodeSize"}, reads_all)},
      {"version/hash-of-latest-in-list", "The list tells the hash of $LATEST for every version", immutable,
       "D18", telling_of_latest({"CodeSha256", "CodeSize"}, lists)},
      {"version/size-of-latest", "Every version tells the size of $LATEST", immutable, "D18",
       telling_of_latest({"CodeSize"}, reads_all)},
      {"version/revision-of-latest",
       "Every version tells the RevisionId of $LATEST",
       {"observed.publish.version-revision"},
       "statement",
       telling_of_latest({"RevisionId"}, reads_all)},
      {"version/qualifier-overlooked",
       "Reads overlook the qualifier",
       {"observed.read.qualifier", "Publish.publishes"},
       "D19",
       everywhere(overlook_qualifier)},
      {"version/unknown-is-latest",
       "A version that does not exist is $LATEST",
       {"observed.unknown-version"},
       "D19",
       everywhere(overlook_unknown_qualifier)},
      {"version/unknown-fails",
       "A version that does not exist is answered with 500",
       {"observed.unknown-version", "protocol.no-server-error"},
       "D19",
       everywhere(fail_on_unknown_qualifier)},
  };
}

}  // namespace plumbline::power

#include <string>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Condition = bool (*)(const Request& request);

bool is_update(const Request& request) { return operation_of(request) == Operation::update_function_code; }
bool is_dry(const Request& request) {
  return is_update(request) && has(object_of(request.body), "DryRun", true);
}
bool is_made(const Request& request) { return is_update(request) && !is_dry(request); }
bool is_published(const Request& request) {
  return is_made(request) && has(object_of(request.body), "Publish", true);
}
bool is_made_by_partial_arn(const Request& request) {
  const std::string name = name_in(request);
  return is_made(request) && !name.starts_with("arn:") && name.find(":function:") != name.npos;
}
bool is_with_revision(const Request& request) {
  return is_made(request) && object_of(request.body).find("RevisionId") != nullptr;
}
bool is_configured(const Request& request) {
  return operation_of(request) == Operation::update_function_configuration;
}
bool publishes(const Request& request) { return operation_of(request) == Operation::publish_version; }
bool changes(const Request& request) {
  return is_made(request) || is_configured(request) || publishes(request);
}

bool gets_function(const Request& request) { return operation_of(request) == Operation::get_function; }
bool lists_versions(const Request& request) { return operation_of(request) == Operation::list_versions; }
bool lists_functions(const Request& request) { return operation_of(request) == Operation::list_functions; }
bool gets_by_arn(const Request& request) {
  return operation_of(request) == Operation::get_function_configuration &&
         name_in(request).starts_with("arn:");
}
bool gets_latest_by_qualifier(const Request& request) {
  return operation_of(request) == Operation::get_function_configuration &&
         request.target.find("Qualifier=") != request.target.npos;
}

/// One read that shows a member of one version wrongly after one kind of request.
struct Staleness {
  std::string_view id;
  std::string_view about;
  std::vector<std::string> clauses;
  Condition happens;
  Condition reads;
  std::string_view member;
};

void show(const Request& request, Response& response, const Memory& memory, std::string_view member) {
  edit_configurations(request, response, [&](Value& configuration) {
    const Value shown =
        memory.get(text_in(configuration, "FunctionName") + text_in(configuration, "Version"));
    if (!shown.is(json::Kind::null)) configuration.set(member, shown);
  });
}

/// Shows what the member of $LATEST was before the last request of that kind.
Make stale(const Staleness& row) {
  return remembering([row](const Request& request, const Handler& reference, Memory& memory) {
    const std::string name = function_in(name_in(request));
    const Value before = row.happens(request) ? configuration_of(reference, name) : Value();
    Response response = reference(request);
    if (changes(request) && is_success(response)) {
      const Value* old = before.find(row.member);
      memory.put(name + "$LATEST", old != nullptr ? *old : Value());
    }
    if (row.reads(request)) show(request, response, memory, row.member);
    return response;
  });
}

/// Shows another value for the member of a version once a request of that kind has left it as it was.
Make moved(const Staleness& row, std::string_view version, const Value& other) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    const std::string key = function_in(name_in(request)) + std::string(version);
    const bool is_left = row.happens(request) && (is_dry(request) || !is_success(response) || version == "1");
    if (is_left && configuration_of(reference, function_in(name_in(request)), version).object() != nullptr)
      memory.put(key, other);
    else if (version == "$LATEST" && changes(request) && is_success(response))
      memory.put(key, {});
    if (row.reads(request)) show(request, response, memory, row.member);
    return response;
  });
}

const std::vector<std::string> by_function = {"observed.read.function"};
const std::vector<std::string> by_versions = {"observed.read.versions"};
const std::vector<std::string> by_functions = {"observed.read.functions"};
const std::vector<std::string> immutable = {"operation.versions-immutable", "observed.version-configuration"};

std::vector<Staleness> stale_rows() {
  return {
      {"size-by-publish", "GetFunction tells the size from before an update with Publish", by_function,
       is_published, gets_function, "CodeSize"},
      {"date-by-partial-arn", "The list of versions tells the date from before an update by partial ARN",
       by_versions, is_made_by_partial_arn, lists_versions, "LastModified"},
      {"hash-by-revision-id", "ListFunctions tells the hash from before an update with RevisionId",
       by_functions, is_with_revision, lists_functions, "CodeSha256"},
      {"revision-by-configuration",
       "The list of versions tells the RevisionId from before a change of the configuration", by_versions,
       is_configured, lists_versions, "RevisionId"},
      {"revision-by-publish-version", "GetFunction tells the RevisionId from before PublishVersion",
       by_function, publishes, gets_function, "RevisionId"},
      {"size-read-by-arn",
       "A read by ARN tells the size from before an update",
       {"observed.read.configuration"},
       is_made,
       gets_by_arn,
       "CodeSize"},
      {"date-read-by-qualifier",
       "A read of $LATEST by qualifier tells the date from before an update",
       {"observed.read.qualifier"},
       is_made,
       gets_latest_by_qualifier,
       "LastModified"},
  };
}

std::vector<Staleness> moved_rows() {
  return {
      {"date-by-dry-run",
       "A dry run moves the date that GetFunction tells",
       {"DryRun.changes-nothing"},
       is_dry,
       gets_function,
       "LastModified"},
      {"date-by-refusal",
       "An update that is refused moves the date that the list of versions tells",
       {"RevisionId.mismatch", "observed.not-a-zip", "ZipFile.base64"},
       is_made,
       lists_versions,
       "LastModified"},
  };
}

std::vector<Staleness> version_rows() {
  return {
      {"version-date-by-dry-run", "A dry run moves the date of version 1 that GetFunction tells", immutable,
       is_dry, gets_function, "LastModified"},
      {"version-date-by-configuration",
       "A change of the configuration moves the date of version 1 in the list", immutable, is_configured,
       lists_versions, "LastModified"},
  };
}

Mutant mutant(const Staleness& row, Make make) {
  return {"stale/" + std::string(row.id), std::string(row.about), row.clauses, "statement", std::move(make)};
}

}  // namespace

Mutants stale_mutants() {
  constexpr std::string_view later = "2031-01-01T00:00:00.000+0000";
  Mutants all;
  for (const Staleness& row : stale_rows()) all.push_back(mutant(row, stale(row)));
  for (const Staleness& row : moved_rows()) all.push_back(mutant(row, moved(row, "$LATEST", later)));
  for (const Staleness& row : version_rows()) all.push_back(mutant(row, moved(row, "1", later)));
  return all;
}

}  // namespace plumbline::power

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Condition = bool (*)(const Request& request, const Value& body);

bool is_by_arn(const Request& request, const Value&) { return name_in(request).starts_with("arn:"); }
bool is_by_partial_arn(const Request& request, const Value&) {
  const std::string name = name_in(request);
  return !name.starts_with("arn:") && name.find(":function:") != std::string::npos;
}
bool is_by_latest(const Request& request, const Value&) { return name_in(request).ends_with(":$LATEST"); }
bool is_large(const Request& request, const Value&) { return request.body.size() > 60'000; }
bool is_dry_run_false(const Request&, const Value& body) { return has(body, "DryRun", false); }
bool is_publish_false(const Request&, const Value& body) { return has(body, "Publish", false); }
bool is_dry_publish(const Request&, const Value& body) {
  return has(body, "DryRun", true) && has(body, "Publish", true);
}
bool is_publish_with_revision(const Request&, const Value& body) {
  return has(body, "Publish", true) && body.find("RevisionId") != nullptr;
}
bool has_null(const Request&, const Value& body) { return has(body, "S3Bucket", nullptr); }
bool has_zip_file_last(const Request&, const Value& body) {
  return body.object() != nullptr && body.object()->size() > 1 && body.object()->back().name == "ZipFile";
}

/// Leaves out a member of updates that are so.
Make overlooked_where(Condition is_so, std::string_view member) {
  return on_update([=](const Request& request, const Handler& reference) {
    const bool is_overlooked = is_so(request, object_of(request.body));
    return reference(is_overlooked ? without_member(request, member) : request);
  });
}

/// Answers updates that are so, and does not make them.
Make lost_where(Condition is_so) {
  return on_update([=](const Request& request, const Handler& reference) {
    const bool is_lost = is_so(request, object_of(request.body));
    return reference(is_lost ? with_member(request, "DryRun", true) : request);
  });
}

/// A condition under which updates go wrong though it has nothing to do with them.
struct Circumstance {
  std::string_view id;
  std::string_view about;
  Condition is_so;
};

constexpr Circumstance circumstances[] = {
    {"by-arn", "the name is an ARN", is_by_arn},
    {"by-partial-arn", "the name is a partial ARN", is_by_partial_arn},
    {"by-latest", "the name ends with $LATEST", is_by_latest},
    {"large", "the package is large", is_large},
    {"dry-run-false", "DryRun is false", is_dry_run_false},
    {"publish-false", "Publish is false", is_publish_false},
    {"null", "another member is null", has_null},
    {"zip-file-last", "ZipFile is the last member", has_zip_file_last},
};

/// A dry run that does not read one of its members as an update would.
Make dry_runs_take(std::string_view member, Value valid) {
  return on_update([=](const Request& request, const Handler& reference) {
    const Value body = object_of(request.body);
    const bool is_told = has(body, "DryRun", true) && body.find(member) != nullptr;
    return reference(is_told ? with_member(request, member, valid) : request);
  });
}

/// What follows a dry run of a function is another update than the one asked for.
Make after_dry_run(Request (*change)(const Request& request)) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    if (operation_of(request) != Operation::update_function_code) return reference(request);
    const std::string name = function_in(name_in(request));
    const bool is_dry = has(object_of(request.body), "DryRun", true);
    const bool follows = memory.get(name) == Value(true);
    memory.put(name, is_dry && has(object_of(request.body), "Publish", true));
    return reference(follows && !is_dry ? change(request) : request);
  });
}

Request with_publish(const Request& request) { return with_member(request, "Publish", true); }

/// An update by the name of a version changes that version, by what it asks for, whatever its RevisionId.
Make version_changed_where(Condition is_so) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    const std::string name = name_in(request);
    const std::string version = qualifier_in(name);
    const std::string key = function_in(name) + ":";
    const bool is_update = operation_of(request) == Operation::update_function_code;
    if (is_update && !version.empty() && is_so(request, object_of(request.body))) {
      const Request plain = without_member(with_name(request, function_in(name)), "RevisionId");
      const Response dry = reference(with_member(plain, "DryRun", true));
      if (is_success(dry)) memory.put(key + version, text_in(object_of(dry.body), "CodeSha256"));
    }
    Response response = reference(request);
    if (is_update) return response;
    edit_configurations(request, response, [&](Value& configuration) {
      const Value changed = memory.get(key + text_in(configuration, "Version"));
      if (!changed.is(json::Kind::null)) configuration.set("CodeSha256", changed);
    });
    return response;
  });
}

bool is_dry_run(const Request&, const Value& body) { return has(body, "DryRun", true); }
bool is_second(const Request& request, const Value&) { return qualifier_in(name_in(request)) == "2"; }
bool has_revision(const Request&, const Value& body) { return body.find("RevisionId") != nullptr; }

Mutants circumstance_mutants() {
  struct Overlooked {
    std::string_view id;
    std::string_view member;
    std::vector<std::string> clauses;
  };
  static const Overlooked all[] = {
      {"dry-run", "DryRun", {"DryRun.changes-nothing"}},
      {"publish", "Publish", {"Publish.publishes"}},
      {"revision-id", "RevisionId", {"RevisionId.mismatch", "RevisionId.stale", "DryRun.validates"}}};
  Mutants mutants;
  for (const Circumstance& circumstance : circumstances) {
    const std::string id = "where/" + std::string(circumstance.id);
    const std::string about = " where " + std::string(circumstance.about);
    for (const Overlooked& overlooked : all) {
      const bool is_itself = circumstance.id.starts_with(overlooked.id);
      if (!is_itself)
        mutants.push_back({id + "-" + std::string(overlooked.id),
                           std::string(overlooked.member) + " is overlooked" + about, overlooked.clauses,
                           "statement", overlooked_where(circumstance.is_so, overlooked.member)});
    }
    mutants.push_back({id + "-lost",
                       "Updates are answered and not made" + about,
                       {"operation.updates-code", "ZipFile.replaces-code", "FunctionName.forms",
                        "observed.code-location", "DryRun.type", "Publish.type"},
                       "statement",
                       lost_where(circumstance.is_so)});
  }
  return mutants;
}

}  // namespace

Mutants conditional_mutants() {
  Mutants all = circumstance_mutants();
  const Mutants more = {
      {"where/dry-publish-revision-id",
       "RevisionId is overlooked in a dry run with Publish",
       {"DryRun.validates", "RevisionId.mismatch", "RevisionId.stale"},
       "statement",
       overlooked_where(is_dry_publish, "RevisionId")},
      {"where/publish-and-revision-dry-run",
       "DryRun is overlooked where Publish and RevisionId are given",
       {"DryRun.changes-nothing"},
       "statement",
       overlooked_where(is_publish_with_revision, "DryRun")},
      {"dry-run/key-unread",
       "A dry run takes any S3Key",
       {"DryRun.validates"},
       "statement",
       dry_runs_take("S3Key", "key")},
      {"dry-run/object-version-unread",
       "A dry run takes any S3ObjectVersion",
       {"DryRun.validates"},
       "statement",
       dry_runs_take("S3ObjectVersion", "version")},
      {"dry-run/revision-type-unread",
       "A dry run overlooks a RevisionId that is a number",
       {"DryRun.validates"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         const Value body = object_of(request.body);
         const Value* revision = body.find("RevisionId");
         const bool is_number = revision != nullptr && revision->is(json::Kind::number);
         return reference(is_number && has(body, "DryRun", true) ? without_member(request, "RevisionId")
                                                                 : request);
       })},
      {"dry-run/then-publishes",
       "An update after a dry run with Publish publishes",
       {"DryRun.changes-nothing"},
       "statement",
       after_dry_run(with_publish)},
      {"version/changed-by-dry-run",
       "A dry run through a version's name changes the version",
       {"operation.versions-immutable"},
       "statement",
       version_changed_where(is_dry_run)},
      {"version/second-changed-by-name",
       "An update through NAME:2 changes version 2",
       {"operation.versions-immutable"},
       "statement",
       version_changed_where(is_second)},
      {"version/changed-by-its-revision",
       "An update through a version's name with its RevisionId changes it",
       {"operation.versions-immutable"},
       "statement",
       version_changed_where(has_revision)},
  };
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace plumbline::power

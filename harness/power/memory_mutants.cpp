#include "http/uri.h"
#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

bool is_read(const Request& request) {
  return operation_of(request) == Operation::get_function_configuration &&
         request.target.find('?') == std::string::npos;
}

bool is_wet(const Request& request) {
  const Value body = object_of(request.body);
  return operation_of(request) == Operation::update_function_code && !body.is(json::Kind::null) &&
         !has(body, "DryRun", true);
}

/// How many requests of a kind have come, this one with them.
std::int64_t count(Memory& memory, const std::string& kind) {
  const std::int64_t now = memory.get(kind).integer().value_or(0) + 1;
  memory.put(kind, now);
  return now;
}

/// Answers as if, and does nothing.
Response lose(const Request& request, const Handler& reference) {
  return reference(with_member(request, "DryRun", true));
}

/// Every so many updates that would succeed are answered in another way than the others.
Make each_update(std::int64_t period, Answer answer) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    const bool counts = is_wet(request) && is_success(lose(request, reference));
    if (!counts || count(memory, "updates") % period != 0) return reference(request);
    return answer(request, reference);
  });
}

/// The updates of one function behind the so manieth are answered in another way.
Make after_updates(std::int64_t updates, Answer answer) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    if (!is_wet(request)) return reference(request);
    const bool is_behind = count(memory, function_in(name_in(request))) > updates;
    return is_behind ? answer(request, reference) : reference(request);
  });
}

Response fail(const Request&, const Handler&) {
  return error(500, "ServiceException", "The request could not be served.");
}

Response answer_old_hash(const Request& request, const Handler& reference) {
  const Value before = configuration_of(reference, name_in(request));
  Response response = reference(request);
  Value body = object_of(response.body);
  if (!is_success(response) || before.find("CodeSha256") == nullptr) return response;
  body.set("CodeSha256", *before.find("CodeSha256"));
  response.body = json::write(body);
  return response;
}

Response answer_html(const Request& request, const Handler& reference) {
  Response response = reference(request);
  response.headers.set("Content-Type", "text/html");
  return response;
}

/// After an update so many reads tell what was there before it.
Make reads_behind(std::int64_t reads) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    const std::string name = function_in(name_in(request));
    if (is_wet(request)) {
      const Value before = configuration_of(reference, name);
      Response response = reference(request);
      if (is_success(response)) {
        memory.put("before " + name, before);
        memory.put("left " + name, reads);
      }
      return response;
    }
    const std::int64_t left = memory.get("left " + name).integer().value_or(0);
    const Value before = memory.get("before " + name);
    if (!is_read(request) || left <= 0 || before.is(json::Kind::null)) return reference(request);
    memory.put("left " + name, left - 1);
    return ok(before);
  });
}

/// Every so many reads tell what the first of them told.
Make each_read_stale(std::int64_t period) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    if (!is_read(request)) return reference(request);
    const std::string name = function_in(name_in(request));
    const Value last = memory.get("last " + name);
    Response response = reference(request);
    if (!is_success(response)) return response;
    if (count(memory, "reads") % period == 0 && !last.is(json::Kind::null)) return ok(last);
    if (last.is(json::Kind::null)) memory.put("last " + name, object_of(response.body));
    return response;
  });
}

/// Tells of the version that was published last where $LATEST is asked for.
Response read_last_version(const Request& request, const Handler& reference, Memory& memory) {
  const std::string name = function_in(name_in(request));
  Response response = reference(request);
  if (is_wet(request) && is_success(response) && has(object_of(request.body), "Publish", true))
    memory.put(name, object_of(response.body));
  const Value last = memory.get(name);
  if (!is_read(request) || last.is(json::Kind::null) || !is_success(response)) return response;
  return ok(last);
}

/// A function made again is what it was before it was deleted.
Response come_back(const Request& request, const Handler& reference, Memory& memory) {
  const std::string name = function_in(name_in(request));
  if (operation_of(request) == Operation::delete_function)
    memory.put(name, configuration_of(reference, name));
  Response response = reference(request);
  const Value was = memory.get(name);
  if (!is_read(request) || was.is(json::Kind::null) || !is_success(response)) return response;
  Value body = object_of(response.body);
  for (const std::string_view member : {"CodeSha256", "CodeSize"})
    if (const Value* value = was.find(member)) body.set(member, *value);
  return ok(body);
}

/// Tells of every function the code that was sent last to any.
Response read_of_other_function(const Request& request, const Handler& reference, Memory& memory) {
  Response response = reference(request);
  if (is_wet(request) && is_success(response)) memory.put("last", object_of(response.body));
  const Value last = memory.get("last");
  if (!is_read(request) || last.is(json::Kind::null) || !is_success(response)) return response;
  Value body = object_of(response.body);
  for (const std::string_view member : {"CodeSha256", "CodeSize"})
    if (const Value* value = last.find(member)) body.set(member, *value);
  return ok(body);
}

/// A dry run, or a refused update, makes the next PublishVersion number what is there already.
Make armed_by(bool (*chooses)(const Request&, const Response&)) {
  return on_update([chooses](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (!chooses(request, response)) return response;
    const Value before = configuration_of(reference, name_in(request));
    const std::string name = function_in(name_in(request));
    const Value* description = before.find("Description");
    if (description == nullptr) return response;
    // An update of the configuration that changes nothing else arms it.
    const Value same = json::Object{{"Description", *description}};
    (void)reference({"PUT",
                     "/2015-03-31/functions/" + http::percent_encode(name) + "/configuration",
                     {{"Content-Type", "application/json"}},
                     json::write(same)});
    return response;
  });
}

bool is_dry(const Request& request, const Response& response) {
  return is_success(response) && has(object_of(request.body), "DryRun", true);
}

/// The package behind the link is that of the last request that was accepted or not, dry or not.
Make bytes_of_any(bool (*chooses)(const Request&, const Response&)) {
  return remembering([chooses](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    if (operation_of(request) == Operation::update_function_code) {
      const Value body = object_of(request.body);
      memory.put("spoilt", chooses(request, response) && body.find("ZipFile") != nullptr);
    }
    const bool is_package = request.target.starts_with("/_plumbline/code/") && is_success(response);
    if (is_package && memory.get("spoilt") == Value(true)) response.body += "\n";
    return response;
  });
}

bool is_refused(const Request&, const Response& response) {
  return error_type_of(response) == "PreconditionFailedException";
}

/// At most so many versions are listed, the rest on no further page.
Make listing_at_most(std::size_t versions) {
  return on(Operation::list_versions, [versions](const Request& request, const Handler& reference) {
    Response response = reference(request);
    Value body = object_of(response.body);
    Value* items = body.find("Versions");
    if (!is_success(response) || items == nullptr || items->array() == nullptr) return response;
    if (items->array()->size() > versions) items->array()->resize(versions);
    erase_member(body, "NextMarker");
    return ok(body);
  });
}

Mutants intermittent_mutants() {
  const std::vector<std::string> code = {"operation.updates-code", "observed.read.configuration",
                                         "ZipFile.replaces-code", "response.CodeSha256.value"};
  return {
      {"memory/each-7th-lost", "Every 7th update is answered and not made", code, "statement",
       each_update(7, lose)},
      {"memory/each-31st-lost", "Every 31st update is answered and not made", code, "statement",
       each_update(31, lose)},
      {"memory/each-10th-fails",
       "Every 10th update is answered with 500",
       {"response.status"},
       "statement",
       each_update(10, fail)},
      {"memory/each-50th-fails",
       "Every 50th update is answered with 500",
       {"response.status"},
       "statement",
       each_update(50, fail)},
      {"memory/each-10th-old-hash", "Every 10th update is answered with the hash before it", code,
       "statement", each_update(10, answer_old_hash)},
      {"memory/each-20th-html",
       "Every 20th answer is called HTML",
       {"response.content-type", "protocol.content-type"},
       "statement",
       each_update(20, answer_html)},
      {"memory/lost-after-3", "A function takes three updates", code, "statement", after_updates(3, lose)},
      {"memory/fails-after-5",
       "The sixth update of a function fails",
       {"response.status"},
       "D47",
       after_updates(5, fail)},
      {"memory/fails-after-8",
       "The ninth update of a function fails",
       {"response.status"},
       "D47",
       after_updates(8, fail)},
      {"memory/one-read-behind", "The first read after an update tells what was before", code, "statement",
       reads_behind(1)},
      {"memory/two-reads-behind", "Two reads after an update tell what was before", code, "statement",
       reads_behind(2)},
      {"memory/each-5th-read-stale",
       "Every 5th read is out of date",
       {"operation.updates-code", "observed.read.configuration", "observed.revision-id.stable",
        "response.RevisionId.value", "response.LastModified.value", "FunctionName.selects",
        "DryRun.changes-nothing"},
       "statement",
       each_read_stale(5)},
  };
}

Mutants kept_mutants() {
  return {
      {"memory/last-version-read",
       "Reads tell the version published last",
       {"response.Version.value", "Publish.publishes", "observed.read.configuration",
        "observed.read.function", "operation.unpublished-modifiable"},
       "D15",
       remembering(read_last_version)},
      {"memory/deleted-comes-back",
       "A function made again has the code from before",
       {"observed.read.configuration", "observed.delete.gone", "operation.updates-code",
        "ZipFile.replaces-code"},
       "statement",
       remembering(come_back)},
      {"memory/last-function-read",
       "Reads tell the code of the function updated last",
       {"FunctionName.selects"},
       "statement",
       remembering(read_of_other_function)},
      {"dry-run/arms-publish",
       "A dry run makes the next PublishVersion make a version",
       {"DryRun.changes-nothing", "observed.publish-version.idempotent"},
       "statement",
       armed_by(is_dry)},
      {"dry-run/changes-bytes",
       "A dry run changes the package behind Code.Location",
       {"DryRun.changes-nothing"},
       "statement",
       bytes_of_any(is_dry)},
      {"revision/refusal-changes-bytes",
       "A refused update changes the package behind Code.Location",
       {"RevisionId.mismatch", "RevisionId.stale"},
       "statement",
       bytes_of_any(is_refused)},
      {"revision/refusal-arms-publish",
       "A refused update makes the next PublishVersion make a version",
       {"RevisionId.mismatch", "observed.publish-version.idempotent"},
       "statement",
       armed_by(is_refused)},
      {"list/at-most-2",
       "Two versions are listed",
       {"observed.read.versions"},
       "statement",
       listing_at_most(2)},
      {"list/at-most-4",
       "Four versions are listed",
       {"observed.read.versions"},
       "statement",
       listing_at_most(4)},
      {"list/at-most-10",
       "Ten versions are listed",
       {"observed.read.versions"},
       "statement",
       listing_at_most(10)},
  };
}

}  // namespace

Mutants memory_mutants() { return joined({intermittent_mutants, kept_mutants}); }

}  // namespace plumbline::power

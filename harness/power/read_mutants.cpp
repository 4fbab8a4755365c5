#include <algorithm>

#include "json/write.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// Edits the items of a list that an operation answers.
Make list_edited(Operation operation, std::string_view list, std::function<void(json::Array&)> edit) {
  return on(operation, [=](const Request& request, const Handler& reference) {
    Response response = reference(request);
    Value body = object_of(response.body);
    Value* items = body.find(list);
    if (!is_success(response) || items == nullptr || items->array() == nullptr) return response;
    edit(*items->array());
    return ok(body);
  });
}

Make versions_edited(std::function<void(json::Array&)> edit) {
  return list_edited(Operation::list_versions, "Versions", std::move(edit));
}

Make read_edited(Operation operation, Edit edit) {
  return on(operation, [edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    edit_configurations(request, response, edit);
    return response;
  });
}

Make status_becomes(Operation operation, int status) {
  return on(operation, [status](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (is_success(response)) response.status = status;
    return response;
  });
}

/// Answers an update as if it were made, and makes none.
Response forget(const Request& request, const Handler& reference) {
  if (object_of(request.body).is(json::Kind::null)) return reference(request);
  return reference(with_member(request, "DryRun", true));
}

/// As `forget`, but RevisionId and LastModified change.
Response forget_but_touch(const Request& request, const Handler& reference) {
  const Response response = forget(request, reference);
  const bool is_wet = !has(object_of(request.body), "DryRun", true);
  if (is_success(response) && is_wet) touch(reference, name_in(request));
  return response;
}

/// Reads tell the configuration that was there when the function was made.
Response read_from_cache(const Request& request, const Handler& reference, Memory& memory) {
  const std::string name = function_in(name_in(request));
  if (operation_of(request) == Operation::delete_function) memory.put(name, nullptr);
  Response response = reference(request);
  if (operation_of(request) != Operation::get_function_configuration || !is_success(response) ||
      request.target.find('?') != std::string::npos)
    return response;
  const Value first = memory.get(name);
  if (first.is(json::Kind::null)) {
    memory.put(name, object_of(response.body));
    return response;
  }
  return ok(first);
}

Response read_first_date(const Request& request, const Handler& reference, Memory& memory) {
  const std::string name = function_in(name_in(request));
  Response response = reference(request);
  if (operation_of(request) != Operation::get_function_configuration || !is_success(response))
    return response;
  Value body = object_of(response.body);
  const Value first = memory.get(name);
  if (first.is(json::Kind::null))
    memory.put(name, text_in(body, "LastModified"));
  else
    body.set("LastModified", first);
  return ok(body);
}

Response serve_other_bytes(const Request& request, const Handler& reference) {
  Response response = reference(request);
  const bool is_package = request.target.starts_with("/_plumbline/code/") && is_success(response);
  if (is_package) response.body += "\n";
  return response;
}

Response serve_nothing(const Request& request, const Handler& reference) {
  return request.target.starts_with("/_plumbline/code/") ? html_error(404) : reference(request);
}

/// Every link leads to the package of the first one.
Response serve_first_bytes(const Request& request, const Handler& reference, Memory& memory) {
  Response response = reference(request);
  if (operation_of(request) != Operation::get_function || !is_success(response)) return response;
  const std::string name = function_in(name_in(request));
  Value body = object_of(response.body);
  const Value first = memory.get(name);
  if (first.is(json::Kind::null)) {
    memory.put(name, *body.find("Code"));
    return response;
  }
  body.set("Code", first);
  return ok(body);
}

/// Other things change with the code.
Response forget_configuration(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (!is_success(response) || has(object_of(request.body), "DryRun", true)) return response;
  (void)reference({"PUT",
                   "/2015-03-31/functions/" + raw_name_in(request) + "/configuration",
                   {{"Content-Type", "application/json"}},
                   R"({"MemorySize":128,"Timeout":3,"Description":""})"});
  return response;
}

Response delete_nothing(const Request& request, const Handler& reference) {
  if (configuration_of(reference, function_in(name_in(request))).is(json::Kind::null))
    return reference(request);
  return {204, ok(json::Object{}).headers, ""};
}

Mutants code_mutants() {
  return {
      {"read/not-updated",
       "An update is answered and not made",
       {"operation.updates-code", "ZipFile.replaces-code"},
       "D2",
       on_update(forget)},
      {"read/only-date-updated",
       "An update changes LastModified and RevisionId alone",
       {"operation.updates-code", "ZipFile.replaces-code"},
       "D2",
       on_update(forget_but_touch)},
      {"read/cached",
       "Reads tell what was there first",
       {"operation.updates-code", "observed.read.configuration"},
       "D2",
       remembering(read_from_cache)},
      {"read/size-forgotten",
       "Reads tell a CodeSize of 0",
       {"operation.updates-code", "observed.read.configuration"},
       "D3",
       read_edited(Operation::get_function_configuration, [](Value& body) { body.set("CodeSize", 0); })},
      {"read/functions-apart",
       "GetFunction tells another hash than GetFunctionConfiguration",
       {"observed.read.function", "operation.updates-code"},
       "statement",
       read_edited(
           Operation::get_function,
           [](Value& body) { body.set("CodeSha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="); })},
      {"read/memory-apart",
       "GetFunction tells another MemorySize than GetFunctionConfiguration",
       {"observed.read.function"},
       "statement",
       read_edited(Operation::get_function, [](Value& body) { body.set("MemorySize", 128); })},
      {"read/date-moves",
       "Every read tells another LastModified",
       {"observed.revision-id.stable"},
       "D24",
       remembering([](const Request& request, const Handler& reference, Memory& memory) {
         Response response = reference(request);
         if (operation_of(request) != Operation::get_function_configuration) return response;
         const std::int64_t count = memory.get("count").integer().value_or(0) + 1;
         memory.put("count", count);
         edit_configurations(request, response, [&](Value& body) {
           const std::string second = std::to_string(count % 50 + 10);
           body.set("LastModified", "2030-09-29T01:32:" + second + ".000+0000");
         });
         return response;
       })},
      {"read/date-first",
       "Reads tell LastModified as it was when the function was made",
       {"observed.last-modified.advances"},
       "D24",
       remembering(read_first_date)},
      {"read/size-as-text",
       "Reads tell CodeSize as a text",
       {"observed.configuration.types"},
       "statement",
       read_edited(Operation::get_function_configuration,
                   [](Value& body) { body.set("CodeSize", json::write(*body.find("CodeSize"))); })},
      {"read/version-in-words",
       "Reads tell a Version that is none by its pattern",
       {"observed.configuration.constraints"},
       "statement",
       read_edited(Operation::get_function_configuration,
                   [](Value& body) { body.set("Version", "the latest"); })},
      {"read/other-bytes",
       "The package that is served has a byte more",
       {"observed.code-location"},
       "D18",
       everywhere(serve_other_bytes)},
      {"read/first-bytes",
       "The package that is served is the first one",
       {"observed.code-location"},
       "D18",
       remembering(serve_first_bytes)},
      {"read/no-bytes",
       "The package cannot be fetched",
       {"observed.code-location"},
       "statement",
       everywhere(serve_nothing)},
      {"read/configuration-lost",
       "An update resets the configuration",
       {"observed.configuration-kept"},
       "statement",
       on_update(forget_configuration)},
  };
}

Mutants list_mutants() {
  const std::vector<std::string> versions = {"observed.read.versions"};
  return {
      {"list/duplicates", "The list of versions has the newest one twice", versions, "D15",
       versions_edited([](json::Array& items) {
         const Value newest = items.back();
         items.push_back(newest);
       })},
      {"list/newest-first", "The list of versions is in reverse", versions, "D15",
       versions_edited([](json::Array& items) { std::ranges::reverse(items); })},
      {"list/latest-last", "$LATEST is the last of the list", versions, "D15",
       versions_edited(
           [](json::Array& items) { std::rotate(items.begin(), items.begin() + 1, items.end()); })},
      {"list/without-latest", "$LATEST is not in the list", versions, "statement",
       versions_edited([](json::Array& items) { items.erase(items.begin()); })},
      {"list/latest-alone", "Published versions are not in the list", versions, "statement",
       versions_edited([](json::Array& items) { items.resize(1); })},
      {"list/unqualified", "The ARNs in the list have no qualifiers", versions, "statement",
       versions_edited([](json::Array& items) {
         for (Value& item : items) {
           const std::string arn = text_in(item, "FunctionArn");
           item.set("FunctionArn", arn.substr(0, arn.rfind(':')));
         }
       })},
      {"list/latest-revision",
       "Every version in the list has the RevisionId of $LATEST",
       {"observed.read.versions"},
       "statement",
       versions_edited([](json::Array& items) {
         const std::string revision = text_in(items.front(), "RevisionId");
         for (Value& item : items) item.set("RevisionId", revision);
       })},
      {"list/latest-size",
       "Every version in the list has the CodeSize of $LATEST",
       {"observed.read.versions"},
       "statement",
       versions_edited([](json::Array& items) {
         const Value size = *items.front().find("CodeSize");
         for (Value& item : items) item.set("CodeSize", size);
       })},
      {"list/functions-with-other-revisions",
       "ListFunctions tells RevisionIds that the functions have not",
       {"observed.read.functions"},
       "D6",
       list_edited(Operation::list_functions, "Functions",
                   [](json::Array& items) {
                     for (Value& item : items) item.set("RevisionId", "6d1a4e1f-9d5f-4b0e-8a39-2f1b5c3d7e90");
                   })},
      {"list/functions-with-versions",
       "ListFunctions lists published versions too",
       {"observed.read.functions"},
       "statement",
       on(Operation::list_functions,
          [](const Request& request, const Handler& reference) {
            Response response = reference(request);
            Value body = object_of(response.body);
            const Value* functions = body.find("Functions");
            if (functions == nullptr || functions->array() == nullptr) return response;
            json::Array all;
            for (const Value& function : *functions->array()) {
              const std::string path =
                  "/2015-03-31/functions/" + text_in(function, "FunctionName") + "/versions";
              const Value listing = object_of(reference({"GET", path, {}, {}}).body);
              if (const Value* listed = listing.find("Versions"))
                all.insert(all.end(), listed->array()->begin(), listed->array()->end());
            }
            body.set("Functions", std::move(all));
            return ok(body);
          })},
      {"code/no-location",
       "GetFunction tells no Code",
       {"observed.code-location"},
       "statement",
       on(Operation::get_function,
          [](const Request& request, const Handler& reference) {
            Response response = reference(request);
            if (!is_success(response)) return response;
            Value body = object_of(response.body);
            erase_member(body, "Code");
            return ok(body);
          })},
      {"publish-version/unqualified-arn",
       "PublishVersion answers with the ARN of the function, not of the version",
       {"observed.publish.qualified-arn"},
       "D14",
       on(Operation::publish_version,
          [](const Request& request, const Handler& reference) {
            Response response = reference(request);
            if (!is_success(response)) return response;
            Value body = object_of(response.body);
            const std::string arn = text_in(body, "FunctionArn");
            body.set("FunctionArn", arn.substr(0, arn.rfind(':')));
            response.body = json::write(body);
            return response;
          })},
      {"list/no-functions",
       "ListFunctions lists nothing",
       {"observed.read.functions"},
       "statement",
       list_edited(Operation::list_functions, "Functions", [](json::Array& items) { items.clear(); })},
      {"life/create-ok",
       "CreateFunction is answered with 200",
       {"observed.create.status"},
       "statement",
       status_becomes(Operation::create_function, 200)},
      {"life/delete-ok",
       "DeleteFunction is answered with 200",
       {"observed.delete.status"},
       "statement",
       status_becomes(Operation::delete_function, 200)},
      {"life/delete-nothing",
       "DeleteFunction deletes nothing",
       {"observed.delete.gone"},
       "statement",
       on(Operation::delete_function, delete_nothing)},
      {"life/update-configuration-created",
       "UpdateFunctionConfiguration is answered with 201",
       {"observed.update-configuration.status"},
       "statement",
       status_becomes(Operation::update_function_configuration, 201)},
      {"life/read-accepted",
       "Reads are answered with 202",
       {"observed.read.status"},
       "statement",
       status_becomes(Operation::get_function_configuration, 202)},
  };
}

}  // namespace

Mutants read_mutants() { return joined({code_mutants, list_mutants}); }

}  // namespace plumbline::power

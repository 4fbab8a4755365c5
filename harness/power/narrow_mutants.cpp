#include <functional>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Condition = std::function<bool(const Request& request, const Value& body)>;
using Answering = std::function<Response(const Request& request, const Handler& reference)>;

/// Answers updates that are so in its own way.
Make where(Condition is_so, Answering answer) {
  return on_update([is_so = std::move(is_so), answer = std::move(answer)](const Request& request,
                                                                          const Handler& reference) {
    return is_so(request, object_of(request.body)) ? answer(request, reference) : reference(request);
  });
}

Condition raw_name_has(std::string_view text) {
  return [=](const Request& request, const Value&) {
    return raw_name_in(request).find(text) != std::string::npos;
  };
}

Condition has_member(std::string_view name) {
  return [=](const Request&, const Value& body) { return body.find(name) != nullptr; };
}

Condition has_null(std::string_view name) {
  return [=](const Request&, const Value& body) { return has(body, name, nullptr); };
}

/// "123456789012:": whether a name begins with an account.
bool begins_with_account(std::string_view name) {
  return name.size() > 12 && name.find_first_not_of("0123456789") == 12 && name[12] == ':';
}

bool is_long_partial_arn(const Request& request, const Value&) {
  const std::string name = name_in(request);
  return begins_with_account(name) && function_in(name).size() > 64;
}

bool is_account_and_name(const Request& request, const Value&) {
  const std::string name = name_in(request);
  return begins_with_account(name) && name.find(":function:") == std::string::npos;
}

bool is_unlike_zip_alone(const Request& request, const Value& body) {
  return has_member("Architectures")(request, body) && body.find("ZipFile") == nullptr;
}

bool is_dry_with_unknown(const Request&, const Value& body) {
  return has(body, "DryRun", true) && body.find("Unknown") != nullptr;
}

bool has_null_architecture(const Request&, const Value& body) {
  return has(body, "Architectures", json::Array{nullptr});
}

bool has_key_that_is_no_text(const Request&, const Value& body) {
  const Value* key = body.find("SourceKMSKeyArn");
  return key != nullptr && !key->is(json::Kind::string) && !key->is(json::Kind::null);
}

Answering refusing(std::string_view type) {
  return [=](const Request&, const Handler&) { return error(400, type, "The request is not valid"); };
}

Response fail(const Request&, const Handler&) {
  return error(500, "ServiceException", "The service encountered an internal error");
}

Answering overlooking(std::string_view member) {
  return [=](const Request& request, const Handler& reference) {
    return reference(without_member(request, member));
  };
}

/// The name up to a text in the path as it came.
Answering name_cut_at(std::string_view text) {
  return [=](const Request& request, const Handler& reference) {
    const std::string raw = raw_name_in(request);
    return reference(with_name(request, raw.substr(0, raw.find(text))));
  };
}

/// The key of the package becomes that of the function.
Make key_kept() {
  return remembering([](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    const std::string name = function_in(name_in(request));
    const Value body = object_of(request.body);
    if (operation_of(request) == Operation::update_function_code && is_success(response) &&
        body.find("SourceKMSKeyArn") != nullptr)
      memory.put(name, *body.find("SourceKMSKeyArn"));
    edit_configurations(request, response, [&](Value& configuration) {
      const Value key = memory.get(name);
      if (!key.is(json::Kind::null)) configuration.set("KMSKeyArn", key);
    });
    return response;
  });
}

/// A refused image makes the function one of an image, as reads have it.
Make turned_by_refused_image() {
  return remembering([](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    const std::string name = function_in(name_in(request));
    if (operation_of(request) == Operation::update_function_code) {
      if (object_of(request.body).find("ImageUri") != nullptr && !is_success(response))
        memory.put(name, true);
      return response;
    }
    edit_configurations(request, response, [&](Value& configuration) {
      if (memory.get(name) == Value(true)) configuration.set("PackageType", "Image");
    });
    return response;
  });
}

bool is_to_dots(const Request& request) {
  return request.method == "PUT" && request.target.find("/../") != std::string::npos;
}

Make redirecting_dots() {
  return everywhere([](const Request& request, const Handler& reference) {
    if (!is_to_dots(request)) return reference(request);
    Response response = ok(json::Object{});
    response.status = 301;
    response.headers.add("Location", "/2015-03-31/code");
    return response;
  });
}

Mutants name_rows() {
  const std::vector<std::string> pattern = {"FunctionName.pattern"};
  const std::vector<std::string> encoding = {"protocol.label-encoding"};
  return {
      {"name/line-end-dropped", "Carriage return and line feed behind a name are dropped", pattern,
       "statement", where(raw_name_has("%0D%0A"), name_cut_at("%0D%0A"))},
      {"name/plus-behind-dropped", "A plus sign behind a name is a space, and dropped", pattern, "statement",
       where(raw_name_has("+"), name_cut_at("+"))},
      {"name/parameter-dropped", "A name ends at a semicolon", pattern, "statement",
       where(raw_name_has(";"), name_cut_at(";"))},
      {"name/long-partial-arn-refused",
       "The limit of a bare name holds in partial ARNs too",
       {"FunctionName.bare-length"},
       "statement",
       where(is_long_partial_arn, refusing("InvalidParameterValueException"))},
      {"name/account-alone-refused", "An account stands before the word function alone", pattern, "statement",
       where(is_account_and_name, refusing("ValidationException"))},
      {"name/hyphen-encoded-refused", "An encoded hyphen is no hyphen", encoding, "statement",
       where(raw_name_has("%2D"), refusing("ValidationException"))},
      {"name/underscore-encoded-small", "An underscore encoded in small letters is none", encoding,
       "statement", where(raw_name_has("%5f"), refusing("ValidationException"))},
      {"route/dots-redirected",
       "A path with two dots is cleaned, and its client sent there",
       {"operation.route"},
       "statement",
       redirecting_dots()},
  };
}

Mutants member_rows() {
  const std::vector<std::string> unknown = {"protocol.unknown-members"};
  const std::vector<std::string> null = {"protocol.null-is-absent"};
  const std::vector<std::string> fault = {"protocol.no-server-error"};
  return {
      {"member/type-mark-refused", "A member __type is refused", unknown, "statement",
       where(has_member("__type"), refusing("SerializationException"))},
      {"member/constructor-refused", "A member constructor is refused", unknown, "statement",
       where(has_member("constructor"), refusing("SerializationException"))},
      {"member/qualifier-read", "A Qualifier in the body counts", unknown, "statement",
       where(has_member("Qualifier"), refusing("InvalidParameterValueException"))},
      {"member/unknown-ends-dry-run",
       "A dry run with a member that nobody knows updates",
       {"DryRun.changes-nothing"},
       "statement",
       where(is_dry_with_unknown, overlooking("DryRun"))},
      {"where/architectures-revision-id",
       "RevisionId is overlooked where Architectures are told",
       {"RevisionId.mismatch", "RevisionId.stale", "DryRun.validates"},
       "statement",
       where(has_member("Architectures"), overlooking("RevisionId"))},
      {"source/architectures-alone",
       "Architectures alone are an update",
       {"observed.no-code-source"},
       "D27",
       where(is_unlike_zip_alone, as_if_updated)},
      {"s3/version-null-refused",
       "An object's version is not called null",
       {"S3ObjectVersion.length"},
       "statement",
       where([](const Request&, const Value& body) { return has(body, "S3ObjectVersion", "null"); },
             refusing("ValidationException"))},
      {"architectures/null-item-fails", "An architecture of null fails the service", fault, "statement",
       where(has_null_architecture, fail)},
      {"image-uri/empty-fails", "An empty ImageUri fails the service", fault, "statement",
       where([](const Request&, const Value& body) { return has(body, "ImageUri", ""); }, fail)},
      {"image-uri/refused-turns",
       "A refused image makes the function one of an image",
       {"observed.image-uri"},
       "D26",
       turned_by_refused_image()},
      {"source-kms-key-arn/null-refused", "A SourceKMSKeyArn of null is refused", null, "statement",
       where(has_null("SourceKMSKeyArn"), refusing("SerializationException"))},
      {"source-kms-key-arn/other-type-fails", "A SourceKMSKeyArn that is no text fails the service", fault,
       "statement", where(has_key_that_is_no_text, fail)},
      {"source-kms-key-arn/kept",
       "The key of the package becomes that of the function",
       {"observed.configuration-kept"},
       "statement",
       key_kept()},
  };
}

}  // namespace

Mutants narrow_mutants() { return joined({name_rows, member_rows}); }

}  // namespace plumbline::power

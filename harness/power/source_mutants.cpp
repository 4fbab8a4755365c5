#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

bool says(const Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

/// Answers itself where the reference's own refusal says that text.
Make where_refused_with(std::string_view text, Answer answer) {
  return on_update([=](const Request& request, const Handler& reference) {
    Response response = reference(request);
    return !is_success(response) && says(response, text) ? answer(request, reference) : response;
  });
}

Answer always(Response response) {
  return [response = std::move(response)](const Request&, const Handler&) { return response; };
}

/// Replaces a text in the refusals of updates.
Make saying_instead(std::string_view text, std::string_view other) {
  return refusals_edited([=](Response& response) {
    if (const auto at = response.body.find(text); at != std::string::npos)
      response.body.replace(at, text.size(), other);
  });
}

bool has_member(const Request& request, std::string_view name) {
  return object_of(request.body).find(name) != nullptr;
}

Response accept_zip_file_alone(const Request& request, const Handler& reference) {
  Request one = request;
  if (has_member(request, "ZipFile"))
    for (const std::string_view name : {"S3Bucket", "S3Key", "S3ObjectVersion"})
      one = without_member(one, name);
  return reference(one);
}

Response accept_half(const Request& request, const Handler& reference) {
  const bool is_half = has_member(request, "S3Bucket") != has_member(request, "S3Key");
  if (!is_half || has_member(request, "ZipFile")) return reference(request);
  return as_if_updated(request, reference);
}

/// The answer of an update from S3, without the update.
Response forget_object(const Request& request, const Handler& reference) {
  if (!has_member(request, "S3Key")) return reference(request);
  return reference(with_member(request, "DryRun", true));
}

Response hash_descriptor(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (!has_member(request, "S3Key") || !is_success(response)) return response;
  Value body = object_of(response.body);
  body.set("CodeSha256", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  return ok(body);
}

constexpr std::string_view no_source = "Please provide a source";
constexpr std::string_view no_zip = "Could not unzip uploaded file";
constexpr std::string_view empty_zip = "non-empty zip";
constexpr std::string_view no_bucket = "NoSuchBucket";
constexpr std::string_view no_key = "NoSuchKey";

Mutants missing_source_mutants() {
  return {
      {"source/none-accepted",
       "A request without code is taken, and changes the RevisionId",
       {"observed.no-code-source"},
       "D27",
       where_refused_with(no_source,
                          [](const Request& request, const Handler& reference) {
                            touch(reference, name_in(request));
                            return as_if_updated(request, reference);
                          })},
      {"source/none-quietly-accepted",
       "A request without code is taken, and changes nothing",
       {"observed.no-code-source"},
       "D27",
       where_refused_with(no_source, as_if_updated)},
      {"source/none-published",
       "A request without code, but with Publish, publishes the code that is there",
       {"observed.no-code-source"},
       "D27",
       where_refused_with(no_source,
                          [](const Request& request, const Handler& reference) {
                            if (!has(object_of(request.body), "Publish", true)) return reference(request);
                            Request publish = request;
                            publish.method = "POST";
                            publish.target =
                                "/2015-03-31/functions/" + function_in(name_in(request)) + "/versions";
                            publish.body = "{}";
                            Response response = reference(publish);
                            if (is_success(response)) response.status = 200;
                            return response;
                          })},
      {"source/none-fails",
       "A request without code is answered with 500",
       {"observed.no-code-source", "protocol.no-server-error"},
       "D27",
       where_refused_with(no_source, always(error(500, "ServiceException", "KeyError")))},
      {"source/none-is-missing",
       "A request without code is answered with 404",
       {"observed.no-code-source"},
       "statement",
       where_refused_with(no_source, always(not_found("code")))},
      {"source/none-message",
       "Another text for a request without code",
       {"observed.messages.no-code-source"},
       "statement",
       saying_instead(no_source, "There is no source")},
      {"source/half-accepted",
       "A bucket without a key, or the reverse, is taken",
       {"inferred.s3-half"},
       "D27",
       on_update(accept_half)},
      {"source/both-accepted",
       "ZipFile is taken and the S3 members beside it are overlooked",
       {"inferred.both-code-sources"},
       "D28",
       on_update(accept_zip_file_alone)},
      {"source/both-fails",
       "Two sources are answered with 500",
       {"inferred.both-code-sources", "protocol.no-server-error"},
       "D28",
       where_refused_with("Please do not provide other",
                          always(error(500, "ServiceException", "Two sources")))},
  };
}

Mutants no_package_mutants() {
  return {
      {"package/unpacks-to-any-size",
       "A package may unpack to any size",
       {"observed.unzipped-too-large"},
       "statement",
       where_refused_with("Unzipped size", as_if_updated),
       World::large},
      {"package/not-a-zip-accepted",
       "Bytes that are no zip archive are taken",
       {"observed.not-a-zip"},
       "D30",
       where_refused_with(no_zip, as_if_updated)},
      {"package/not-a-zip-fails",
       "Bytes that are no zip archive are answered with 500",
       {"observed.not-a-zip", "protocol.no-server-error"},
       "D30",
       where_refused_with(no_zip, always(html_error(500)))},
      {"package/not-a-zip-message",
       "Another text for bytes that are no zip archive",
       {"observed.messages.not-a-zip"},
       "statement",
       saying_instead(no_zip, "That is no zip")},
      {"package/magic-suffices",
       "The first four bytes make a zip archive",
       {"observed.not-a-zip"},
       "D30",
       on_update([](const Request& request, const Handler& reference) {
         const bool has_magic = text_in(object_of(request.body), "ZipFile").starts_with("UEsDB");
         Response response = reference(request);
         if (!has_magic || is_success(response) || !says(response, no_zip)) return response;
         return as_if_updated(request, reference);
       })},
      {"package/empty-accepted",
       "An empty ZipFile is taken",
       {"observed.empty-zip"},
       "D30",
       where_refused_with(empty_zip, as_if_updated)},
      {"package/empty-is-absent",
       "An empty ZipFile is answered with 500",
       {"observed.empty-zip"},
       "D30",
       where_refused_with(empty_zip, always(error(500, "ServiceException", "No bytes")))},
      {"package/half-mebibyte",
       "A body beyond half a mebibyte is refused",
       {"ZipFile.replaces-code"},
       "D46",
       on_update([](const Request& request, const Handler& reference) {
         if (request.body.size() <= 512 * 1024) return reference(request);
         return error(413, "RequestEntityTooLargeException", "Too large");
       })},
      {"package/any-size",
       "A request of any size is read",
       {"observed.request-too-large"},
       "D46",
       on_update([](const Request& request, const Handler& reference) {
         if (request.body.size() <= 70'000'000) return reference(request);
         return as_if_updated(request, reference);
       }),
       World::large},
      {"package/too-large-fails",
       "A request that is too large is answered with 500",
       {"observed.request-too-large", "protocol.no-server-error"},
       "D46",
       on_update([](const Request& request, const Handler& reference) {
         return request.body.size() <= 70'000'000 ? reference(request) : html_error(500);
       }),
       World::large},
      {"package/too-large-by-another-name",
       "A request that is too large has an error of another name",
       {"observed.request-too-large"},
       "statement",
       refusals_edited("RequestEntityTooLargeException",
                       [](Response& response) { become_error(response, 413, "PayloadTooLargeException"); }),
       World::large},
      {"package/too-large-is-invalid",
       "A request that is too large is an invalid parameter",
       {"observed.request-too-large"},
       "D46",
       refusals_edited(
           "RequestEntityTooLargeException",
           [](Response& response) { become_error(response, 400, "InvalidParameterValueException"); }),
       World::large},
  };
}

Mutants object_mutants() {
  return {
      {"s3/hash-of-descriptor",
       "The hash is that of the object's address",
       {"S3Key.selects", "S3Bucket.selects"},
       "D3",
       on_update(hash_descriptor)},
      {"s3/not-updated",
       "An update from S3 is answered and not made",
       {"S3Key.selects", "S3Bucket.selects"},
       "D3",
       on_update(forget_object)},
      {"s3/version-overlooked",
       "S3ObjectVersion is overlooked",
       {"S3ObjectVersion.selects"},
       "statement",
       input_edited([](Value& body) { erase_member(body, "S3ObjectVersion"); })},
      {"s3/bucket-missing-fails",
       "A bucket that does not exist is answered with 500",
       {"observed.no-such-bucket", "protocol.no-server-error"},
       "D45",
       where_refused_with(no_bucket, always(html_error(500)))},
      {"s3/bucket-missing-is-404",
       "A bucket that does not exist is answered with 404",
       {"observed.no-such-bucket"},
       "D45",
       where_refused_with(no_bucket, always(error(404, "NoSuchBucket", "NoSuchBucket")))},
      {"s3/bucket-missing-accepted",
       "A bucket that does not exist is taken for empty",
       {"observed.no-such-bucket"},
       "D45",
       where_refused_with(no_bucket, as_if_updated)},
      {"s3/bucket-message",
       "Another text for a bucket that does not exist",
       {"observed.messages.no-such-bucket"},
       "D45",
       saying_instead("The specified bucket does not exist", "No such bucket")},
      {"s3/key-missing-fails",
       "A key that does not exist is answered with 500",
       {"observed.no-such-key", "protocol.no-server-error"},
       "D45",
       where_refused_with(no_key, always(html_error(500)))},
      {"s3/key-missing-is-404",
       "A key that does not exist is answered with 404",
       {"observed.no-such-key"},
       "D45",
       where_refused_with(no_key, always(error(404, "NoSuchKey", "NoSuchKey")))},
      {"s3/key-missing-accepted",
       "A key that does not exist is taken",
       {"observed.no-such-key"},
       "D45",
       where_refused_with(no_key, as_if_updated)},
      {"s3/key-message",
       "Another text for a key that does not exist",
       {"observed.messages.no-such-key"},
       "D45",
       saying_instead("The specified key does not exist", "No such key")},
  };
}

}  // namespace

Mutants source_mutants() { return joined({missing_source_mutants, no_package_mutants, object_mutants}); }

}  // namespace plumbline::power

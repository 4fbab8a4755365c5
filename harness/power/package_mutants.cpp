#include <algorithm>

#include "json/write.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Bytes = std::string;

bool is_update(const Request& request) { return operation_of(request) == Operation::update_function_code; }

Bytes package_in(const Request& request) {
  return package::decode_base64(text_in(object_of(request.body), "ZipFile")).value_or("");
}

/// Packages are told as what the mutant makes of their bytes.
Make told_as(Bytes (*change)(Bytes)) {
  return remembering([change](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    if (is_update(request) && is_success(response)) {
      const Bytes right = package_in(request);
      if (const Bytes wrong = change(right); wrong != right)
        memory.put(package::sha256_base64(right), package::sha256_base64(wrong));
    }
    edit_configurations(request, response, [&](Value& configuration) {
      const Value wrong = memory.get(text_in(configuration, "CodeSha256"));
      if (!wrong.is(json::Kind::null)) configuration.set("CodeSha256", wrong);
    });
    return response;
  });
}

template <char from, char to>
Bytes exchange(Bytes bytes) {
  std::ranges::replace(bytes, from, to);
  return bytes;
}

Bytes with_line_feeds(Bytes bytes) {
  for (auto at = bytes.find("\r\n"); at != Bytes::npos; at = bytes.find("\r\n", at)) bytes.erase(at, 1);
  return bytes;
}

Bytes up_to_1a(Bytes bytes) { return bytes.substr(0, bytes.find('\x1A')); }

template <std::size_t rest>
Bytes wrong_at_rest(Bytes bytes) {
  if (bytes.size() % 64 == rest) bytes += 'x';
  return bytes;
}

/// A right package that is so is refused as none.
Make refused_where(bool (*is_so)(const Bytes& bytes)) {
  return on_update([is_so](const Request& request, const Handler& reference) {
    const Bytes bytes = package_in(request);
    if (!bytes.starts_with("PK\x03\x04") || !is_so(bytes)) return reference(request);
    return error(400, "InvalidParameterValueException",
                 "Could not unzip uploaded file. Please check your file, then try to upload again.");
  });
}

bool is_deflated(const Bytes& bytes) { return bytes.size() > 10 && bytes[8] == 8; }
bool has_folders(const Bytes& bytes) { return bytes.find("/PK") != Bytes::npos; }
bool has_no_index(const Bytes& bytes) { return bytes.find("index.js") == Bytes::npos; }

/// Bytes that are no package are taken where they are so.
Make taken_where(bool (*is_so)(const Bytes& bytes)) {
  return on_update([is_so](const Request& request, const Handler& reference) {
    Response response = reference(request);
    const bool is_no_zip = response.body.find("unzip") != std::string::npos;
    return is_no_zip && is_so(package_in(request)) ? as_if_updated(request, reference) : response;
  });
}

bool is_gzip(const Bytes& bytes) { return bytes.starts_with("\x1F\x8B"); }
bool is_tar(const Bytes& bytes) { return bytes.size() > 262 && bytes.substr(257, 5) == "ustar"; }
bool has_directory_end(const Bytes& bytes) { return bytes.find("PK\x05\x06") != Bytes::npos; }
bool is_cut(const Bytes& bytes) { return bytes.size() > 60 && bytes.starts_with("PK\x03\x04"); }
bool is_long(const Bytes& bytes) { return bytes.size() > 10'000; }

/// The update of one function changes others that had the same code.
Response update_sharers(const Request& request, const Handler& reference) {
  const std::string name = function_in(name_in(request));
  const std::string before = text_in(configuration_of(reference, name), "CodeSha256");
  Response response = reference(request);
  if (!is_success(response) || before.empty() || has(object_of(request.body), "DryRun", true))
    return response;
  const Value listing = object_of(reference({"GET", "/2015-03-31/functions/", {}, {}}).body);
  const Value* functions = listing.find("Functions");
  if (functions == nullptr || functions->array() == nullptr) return response;
  for (const Value& function : *functions->array()) {
    const std::string other = text_in(function, "FunctionName");
    if (other == name || text_in(function, "CodeSha256") != before) continue;
    (void)reference(without_member(without_member(with_name(request, other), "Publish"), "RevisionId"));
  }
  return response;
}

/// An update to a package of the size that is there is taken for none.
Response lose_same_size(const Request& request, const Handler& reference) {
  const Value now = configuration_of(reference, name_in(request));
  const Value* size = now.find("CodeSize");
  const auto bytes = static_cast<std::int64_t>(package_in(request).size());
  const bool is_same = bytes > 0 && size != nullptr && *size == Value(bytes);
  return reference(is_same ? with_member(request, "DryRun", true) : request);
}

}  // namespace

Mutants package_mutants() {
  const std::vector<std::string> told = {"response.CodeSha256.value"};
  const std::vector<std::string> right = {"response.CodeSha256.value", "ZipFile.base64", "response.status"};
  const std::vector<std::string> none = {"observed.not-a-zip"};
  const std::string source = "statement";
  return {
      {"package/told-with-line-feeds", "CR LF in packages is told as LF", told, source,
       told_as(with_line_feeds)},
      {"package/told-up-to-1a", "Packages are told up to a byte 1A", told, source, told_as(up_to_1a)},
      {"package/told-without-ff", "A byte FF is told as FE", told, source, told_as(exchange<'\xFF', '\xFE'>)},
      {"package/told-without-80", "A byte 80 is told as 00", told, source, told_as(exchange<'\x80', '\0'>)},
      {"package/told-wrong-at-55", "The hash of 55 bytes beyond whole blocks is wrong", told, source,
       told_as(wrong_at_rest<55>)},
      {"package/told-wrong-at-56", "The hash of 56 bytes beyond whole blocks is wrong", told, source,
       told_as(wrong_at_rest<56>)},
      {"package/told-wrong-at-0", "The hash of whole blocks is wrong", told, source,
       told_as(wrong_at_rest<0>)},
      {"package/deflated-refused", "Compressed files are refused", right, source, refused_where(is_deflated)},
      {"package/folders-refused", "Folders are refused", right, source, refused_where(has_folders)},
      {"package/index-required", "A package without index.js is refused", right, source,
       refused_where(has_no_index)},
      {"package/gzip-accepted", "A gzip file is a package", none, source, taken_where(is_gzip)},
      {"package/tar-accepted", "A tar archive is a package", none, source, taken_where(is_tar)},
      {"package/directory-end-suffices", "What marks a directory's end makes a package", none, source,
       taken_where(has_directory_end)},
      {"package/cut-accepted", "A zip archive without its end is a package", none, source,
       taken_where(is_cut)},
      {"package/long-accepted", "Bytes beyond 10000 are a package", none, source, taken_where(is_long)},
      {"package/shared-with-functions",
       "The update of a function changes others with the same code",
       {"FunctionName.selects"},
       source,
       on_update(update_sharers)},
      {"package/same-size-lost",
       "A package of the size that is there is not taken",
       {"operation.updates-code", "ZipFile.replaces-code", "response.CodeSha256.value"},
       source,
       on_update(lose_same_size)},
  };
}

}  // namespace plumbline::power

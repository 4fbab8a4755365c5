#include "service/deployment_package.h"

#include <memory>
#include <utility>

#include <fmt/format.h>

#include "names/s3_location.h"
#include "package/base64.h"
#include "package/inspect_package.h"

namespace plumbline::service {
namespace {

Fault invalid(std::string message) { return {FaultType::invalid_parameter_value, std::move(message)}; }

Fault s3_fault(std::string_view code, std::string_view message) {
  return invalid(
      fmt::format("Error occurred while GetObject. S3 Error Code: {}. S3 Error Message: {}", code, message));
}

Fault unzipped_too_large(const Limits& limits) {
  return invalid(fmt::format("Unzipped size must be smaller than {} bytes", limits.unzipped_bytes_max));
}

Fault empty_package() { return invalid("Uploaded file must be a non-empty zip"); }

Fault fault_of(SourceError error, const Limits& limits) {
  switch (error) {
    case SourceError::no_such_bucket:
      return s3_fault("NoSuchBucket", "The specified bucket does not exist");
    case SourceError::no_such_key:
      return s3_fault("NoSuchKey", "The specified key does not exist.");
    case SourceError::no_such_version:
      return s3_fault("NoSuchVersion", "The specified version does not exist.");
    case SourceError::access_denied:
      return s3_fault("AccessDenied", "Access Denied");
    case SourceError::too_large:
      return unzipped_too_large(limits);
    case SourceError::unavailable:
      break;
  }
  return {FaultType::service, "The source of the function's code could not be read."};
}

/// Why the members name no source, or more than one.
std::optional<Fault> check_one_source(const CodeMembers& code) {
  const bool has_s3_member = code.s3_bucket || code.s3_key || code.s3_object_version;
  if (code.image_uri) {
    return invalid("Please don't provide ImageUri when updating a function with packageType Zip.");
  }
  if (code.zip_file && has_s3_member) {
    return invalid("Please do not provide other FunctionCode parameters when providing a ZipFile.");
  }
  if (!code.zip_file && !(code.s3_bucket && code.s3_key)) {
    return invalid("Please provide a source for function code.");
  }
  return std::nullopt;
}

Fault fault_of(const package::PackageError& error, const Limits& limits) {
  using Kind = package::PackageError::Kind;
  if (error.kind == Kind::empty) return empty_package();
  if (error.kind == Kind::too_large) return unzipped_too_large(limits);
  return invalid("Could not unzip uploaded file. Please check your file, then try to upload again.");
}

/// The SHA-256 of a package that can be unpacked.
Result<package::Sha256, Fault> check_zip(std::string_view bytes, const Limits& limits) {
  // A link in a package harms nobody here, where nothing is unpacked, and AWS takes it.
  const package::ZipLimits zip_limits{.unzipped_bytes_max = limits.unzipped_bytes_max - 1,
                                      .symlinks_allowed = true};
  const auto inspected = package::inspect_package(bytes, zip_limits);
  if (!inspected) return refused(fault_of(inspected.error(), limits));
  if (inspected->facts.entries == 0) return refused(empty_package());
  return inspected->sha256;
}

}  // namespace

CodeMembers read_code_members(Members& members, json::Document& body) {
  CodeMembers code;
  code.s3_bucket = members.string("S3Bucket");
  code.s3_key = members.string("S3Key");
  code.s3_object_version = members.string("S3ObjectVersion");
  code.image_uri = members.string("ImageUri");
  code.zip_file = members.take_blob("ZipFile", body);
  return code;
}

void check_code_members(const CodeMembers& code, std::string_view parent, Violations& violations) {
  const auto member = [&](std::string_view name) { return fmt::format("{}{}", parent, name); };
  if (code.s3_bucket) {
    violations.length(member("s3Bucket"), code.s3_bucket, {3, 63});
    violations.pattern(member("s3Bucket"), *code.s3_bucket, names::is_bucket_name(*code.s3_bucket),
                       R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)");
  }
  if (code.s3_key) violations.length(member("s3Key"), code.s3_key, {1, 1024});
  if (code.s3_object_version) {
    violations.length(member("s3ObjectVersion"), code.s3_object_version, {1, 1024});
  }
}

std::optional<Fault> check_zip_file_size(const CodeMembers& code, const Limits& limits) {
  if (!code.zip_file || code.zip_file->size() <= limits.zipped_inline_bytes_max) return std::nullopt;
  return Fault{FaultType::request_entity_too_large,
               fmt::format("Zipped size must be smaller than {} bytes", limits.zipped_inline_bytes_max)};
}

Result<DeploymentPackage, Fault> read_package(CodeMembers code, const Context& context) {
  const Limits& limits = context.settings.limits;
  if (const auto fault = check_one_source(code)) return refused(*fault);
  std::string bytes;
  if (code.zip_file) {
    bytes = *std::move(code.zip_file);
  } else {
    auto object = context.code_source.fetch({*code.s3_bucket, *code.s3_key, code.s3_object_version},
                                            limits.unzipped_bytes_max);
    if (!object) return refused(fault_of(object.error(), limits));
    bytes = *std::move(object);
  }
  const auto sha256 = check_zip(bytes, limits);
  if (!sha256) return refused(sha256.error());
  CodePackage facts{package::encode_base64(package::bytes_of(*sha256)), bytes.size()};
  return DeploymentPackage{std::move(facts), std::make_shared<const std::string>(std::move(bytes))};
}

}  // namespace plumbline::service

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "result.h"
#include "service/function_record.h"
#include "service/members.h"
#include "service/operation.h"
#include "service/violations.h"

namespace plumbline::service {

/// The members of a request that say where a function's code comes from: ZipFile, S3Bucket, S3Key and
/// S3ObjectVersion of the page, and today's ImageUri.
struct CodeMembers {
  std::optional<std::string> zip_file;  ///< decoded
  std::optional<std::string> s3_bucket;
  std::optional<std::string> s3_key;
  std::optional<std::string> s3_object_version;
  std::optional<std::string> image_uri;
};

/// Reads them, and takes the memory of `body`, which they are members of, for the package: nothing else can
/// be read of it afterwards.
[[nodiscard]] CodeMembers read_code_members(Members& members, json::Document& body);

/// Adds what the members break of the documented constraints. `parent` stands before their names: "code."
/// where they are members of Code.
void check_code_members(const CodeMembers& code, std::string_view parent, Violations& violations);

/// Why a package sent in ZipFile is too large to be looked at (413).
[[nodiscard]] std::optional<Fault> check_zip_file_size(const CodeMembers& code, const Limits& limits);

/// A deployment package that was read and found sound.
struct DeploymentPackage {
  CodePackage facts;
  Bytes bytes;
};

/// Reads the package from the one source that the members name. Refuses, in this order and with
/// InvalidParameterValueException: an image, no source, two sources, half a source, a source that cannot be
/// read, what is no zip or too large unzipped.
[[nodiscard]] Result<DeploymentPackage, Fault> read_package(CodeMembers code, const Context& context);

}  // namespace plumbline::service

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "service/home.h"
#include "service/timestamp.h"

namespace plumbline::service {

inline constexpr std::string_view latest_version = "$LATEST";

/// The bytes of a deployment package, shared by all who look at them.
using Bytes = std::shared_ptr<const std::string>;

/// What a version knows of its deployment package. The bytes are in the store, once for each hash.
struct CodePackage {
  std::string sha256;       ///< base64: CodeSha256 in every answer
  std::uint64_t bytes = 0;  ///< CodeSize
};

struct VpcConfig {
  std::vector<std::string> subnet_ids;
  std::vector<std::string> security_group_ids;
};

/// The settings of a function, as CreateFunction and UpdateFunctionConfiguration take them. What is optional
/// is answered only where it was set.
struct Configuration {
  std::string description;
  std::string handler;
  std::string runtime;
  std::string role;
  std::string tracing_mode = "PassThrough";
  std::int64_t memory_mb = 128;
  std::int64_t timeout_seconds = 3;
  std::int64_t ephemeral_storage_mb = 512;
  std::vector<std::string> layers;
  std::vector<std::string> architectures = {"x86_64"};
  std::optional<std::map<std::string, std::string>> environment;
  std::optional<VpcConfig> vpc;
  std::string dead_letter_target_arn;  ///< empty: none
  std::string kms_key_arn;             ///< empty: none
};

/// A change that was answered and is not finished: AWS takes seconds for it.
struct Progress {
  enum class Kind {
    creating,  ///< State is Pending
    updating,  ///< LastUpdateStatus is InProgress
  };
  Kind kind = Kind::updating;
  Time ends;
  std::string revision_id;  ///< the RevisionId from then on
};

/// One version of a function: $LATEST, which changes, or a published one, which never does.
struct Version {
  std::string version{latest_version};
  Configuration configuration;
  CodePackage code;
  std::string revision_id;
  Time last_modified;
  std::optional<Progress> progress;
};

/// A function: plain state, as a store keeps it.
struct Function {
  Home home;
  std::string name;
  Version latest;
  std::vector<std::shared_ptr<const Version>> published;  ///< ascending by number
  std::uint64_t version_next = 1;        ///< numbers are never given twice, even after a deletion
  bool is_changed_since_publish = true;  ///< PublishVersion makes a new version only then
};

/// The version of that name: "$LATEST" or a number; nullptr where there is none.
[[nodiscard]] inline const Version* find_version(const Function& function, std::string_view version) {
  if (version == latest_version) return &function.latest;
  for (const auto& published : function.published) {
    if (published->version == version) return published.get();
  }
  return nullptr;
}

}  // namespace plumbline::service

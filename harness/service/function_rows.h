#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "disk/sqlite.h"
#include "result.h"
#include "service/function_record.h"

namespace plumbline::service {

/// A version as its row has it: the version_columns, in the form in which the database keeps them.
struct VersionRow {
  std::int64_t last_modified_ns = 0;
  std::int64_t code_bytes = 0;
  std::optional<std::string> progress_kind;
  std::optional<std::int64_t> progress_ends_ns;
  std::optional<std::string> progress_revision_id;
  std::string configuration;
};

[[nodiscard]] VersionRow row_of(const Version& version);

/// The functions of the database by their ids, whole. The error says which row does not hold together, and
/// why.
[[nodiscard]] Result<std::map<std::int64_t, std::shared_ptr<Function>>, std::string> read_functions(
    disk::Database& database);

}  // namespace plumbline::service

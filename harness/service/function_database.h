#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "disk/sqlite.h"
#include "result.h"

namespace plumbline::service {

/// The number of the schema that this program writes; databases of a higher one are refused.
inline constexpr int schema_version = 1;

/// The columns of a version, $LATEST or published, in their order in both tables.
inline constexpr std::string_view version_columns =
    "revision_id, last_modified_ns, code_sha256, code_bytes, progress_kind, progress_ends_ns, "
    "progress_revision_id, configuration";

/// Opens the database of a durable store, or makes it where there is none: a row of `function` for each
/// function with its $LATEST, a row of `published_version` for each version. It is checked as a whole, and
/// nobody else can open it meanwhile. Writing is by a log ahead (WAL) that is synced with each commit.
///
/// The error says which file, what is wrong and what to do. A file that holds nothing is taken for a new one
/// only where `may_be_new`.
[[nodiscard]] Result<disk::Database, std::string> open_function_database(const std::filesystem::path& file,
                                                                         bool may_be_new);

/// "FILE is damaged (WHAT): ..." and what to do then.
[[nodiscard]] std::string damage_report(const std::filesystem::path& path, std::string_view what);

}  // namespace plumbline::service

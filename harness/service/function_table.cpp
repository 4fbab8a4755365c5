#include "service/function_table.h"

#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "service/function_database.h"
#include "service/function_rows.h"

namespace plumbline::service {
namespace {

/// Whether a commit that failed so may nevertheless be found after a restart: all of it was written, and only
/// what came then failed.
bool may_have_happened(const disk::SqlError& error) {
  return error.code != SQLITE_FULL && error.code != SQLITE_IOERR_WRITE;
}

std::int64_t number_of(const Version& version) {
  std::int64_t number = 0;
  std::from_chars(version.version.data(), version.version.data() + version.version.size(), number);
  return number;
}

}  // namespace

FunctionTable::FunctionTable(disk::Database database, Statements statements)
    : database_(std::move(database)), statements_(std::move(statements)) {}

Result<FunctionTable, std::string> FunctionTable::open(disk::Database database) {
  std::string wrong;
  const auto prepare = [&](const std::string& sql) {
    auto statement = database.prepare(sql);
    if (!statement) wrong = statement.error().message;
    return statement ? *std::move(statement) : disk::Statement();
  };
  Statements statements{
      .begin = prepare("BEGIN IMMEDIATE"),
      .commit = prepare("COMMIT"),
      .rollback = prepare("ROLLBACK"),
      .put_function = prepare(fmt::format(
          "INSERT INTO function (account, region, name, version_next, is_changed_since_publish, {0}) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (account, region, name) DO UPDATE SET "
          "(version_next, is_changed_since_publish, {0}) = (excluded.version_next, "
          "excluded.is_changed_since_publish, excluded.revision_id, excluded.last_modified_ns, "
          "excluded.code_sha256, excluded.code_bytes, excluded.progress_kind, excluded.progress_ends_ns, "
          "excluded.progress_revision_id, excluded.configuration)",
          version_columns)),
      .delete_function = prepare("DELETE FROM function WHERE id = ?"),
      .id_of_function = prepare("SELECT id FROM function WHERE account = ? AND region = ? AND name = ?"),
      .put_version = prepare(fmt::format("INSERT OR REPLACE INTO published_version (function_id, number, {}) "
                                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                         version_columns)),
      .delete_version = prepare("DELETE FROM published_version WHERE function_id = ? AND number = ?"),
      .delete_versions = prepare("DELETE FROM published_version WHERE function_id = ?"),
  };
  if (!wrong.empty()) return refused(std::move(wrong));
  return FunctionTable(std::move(database), std::move(statements));
}

Result<std::vector<std::shared_ptr<const Function>>, std::string> FunctionTable::load() {
  const auto by_id = read_functions(database_);
  if (!by_id) return refused(by_id.error());
  std::vector<std::shared_ptr<const Function>> functions;
  for (const auto& [id, function] : *by_id) functions.push_back(function);
  return functions;
}

Result<void, WriteError> FunctionTable::write(const Change& change) {
  bool is_undone = true;
  auto written = statements_.begin.run().and_then([&] { return write_rows(change); });
  if (written) {
    written = statements_.commit.run();
    is_undone = written || !may_have_happened(written.error());
  }
  if (written) return {};
  // Where SQLite has rolled back by itself there is nothing left to do, and it says so.
  (void)statements_.rollback.run();
  return refused(WriteError{written.error().message, is_undone});
}

Result<void, disk::SqlError> FunctionTable::write_rows(const Change& change) {
  if (change.after == nullptr) {
    const auto id = id_of(*change.before);
    if (!id) return refused(id.error());
    return statements_.delete_versions.run(*id).and_then(
        [&] { return statements_.delete_function.run(*id); });
  }
  const Function& next = *change.after;
  const VersionRow latest = row_of(next.latest);
  return statements_.put_function
      .run(next.home.account, next.home.region, next.name, static_cast<std::int64_t>(next.version_next),
           std::int64_t{next.is_changed_since_publish}, next.latest.revision_id, latest.last_modified_ns,
           next.latest.code.sha256, latest.code_bytes, latest.progress_kind, latest.progress_ends_ns,
           latest.progress_revision_id, latest.configuration)
      .and_then([&] { return write_versions(change); });
}

Result<void, disk::SqlError> FunctionTable::write_versions(const Change& change) {
  if (change.deleted.empty() && change.written.empty()) return {};
  const auto id = id_of(*change.after);
  if (!id) return refused(id.error());
  for (const auto& version : change.deleted) {
    if (auto done = statements_.delete_version.run(*id, number_of(*version)); !done) return done;
  }
  for (const auto& version : change.written) {
    const VersionRow row = row_of(*version);
    auto done = statements_.put_version.run(
        *id, number_of(*version), version->revision_id, row.last_modified_ns, version->code.sha256,
        row.code_bytes, row.progress_kind, row.progress_ends_ns, row.progress_revision_id, row.configuration);
    if (!done) return done;
  }
  return {};
}

Result<std::int64_t, disk::SqlError> FunctionTable::id_of(const Function& function) {
  return statements_.id_of_function.run_for_integer(function.home.account, function.home.region,
                                                    function.name);
}

}  // namespace plumbline::service

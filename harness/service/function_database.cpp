#include "service/function_database.h"

#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "disk/durable_file.h"

namespace plumbline::service {
namespace {

/// "plum": says in the file's header whose it is.
constexpr int application_id = 0x706c756d;

/// As long as the log becomes before its content goes into the database (SQLite's 1000 pages) and some more:
/// made as long at once, it need not grow with every commit.
constexpr std::uint64_t log_bytes = 1100 * 4120;

constexpr std::string_view tables = R"(
  BEGIN;
  CREATE TABLE function (
    id INTEGER PRIMARY KEY,
    account TEXT NOT NULL,
    region TEXT NOT NULL,
    name TEXT NOT NULL,
    version_next INTEGER NOT NULL CHECK (version_next > 0),
    is_changed_since_publish INTEGER NOT NULL,
    revision_id TEXT NOT NULL,
    last_modified_ns INTEGER NOT NULL,
    code_sha256 TEXT NOT NULL,
    code_bytes INTEGER NOT NULL CHECK (code_bytes >= 0),
    progress_kind TEXT,
    progress_ends_ns INTEGER,
    progress_revision_id TEXT,
    configuration TEXT NOT NULL,
    UNIQUE (account, region, name)
  ) STRICT;
  CREATE TABLE published_version (
    function_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    revision_id TEXT NOT NULL,
    last_modified_ns INTEGER NOT NULL,
    code_sha256 TEXT NOT NULL,
    code_bytes INTEGER NOT NULL CHECK (code_bytes >= 0),
    progress_kind TEXT,
    progress_ends_ns INTEGER,
    progress_revision_id TEXT,
    configuration TEXT NOT NULL,
    PRIMARY KEY (function_id, number)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = {};
  PRAGMA user_version = {};
  COMMIT;
)";

/// Whether nothing was ever written: no table, and the header as SQLite makes it.
Result<bool, disk::SqlError> is_blank(disk::Database& database) {
  const auto facts = database.ask(
      "SELECT (SELECT count(*) FROM sqlite_schema) + application_id + user_version "
      "FROM pragma_application_id, pragma_user_version");
  if (!facts) return refused(facts.error());
  return *facts == "0";
}

/// Why the file cannot be used; empty where it can.
Result<std::string, disk::SqlError> complaint_about(disk::Database& database,
                                                    const std::filesystem::path& file) {
  const auto id = database.ask("PRAGMA application_id");
  if (!id) return refused(id.error());
  const auto version = database.ask("PRAGMA user_version");
  if (!version) return refused(version.error());
  if (*id != std::to_string(application_id)) {
    return damage_report(file, "it is no database of plumbline, or has lost what it held");
  }
  if (*version != std::to_string(schema_version)) {
    return fmt::format(
        "{} was written by a newer plumbline (its format is {}, this one knows {}): use that one, or "
        "another folder",
        file.string(), *version, schema_version);
  }
  const auto check = database.ask("PRAGMA quick_check(1)");
  if (!check) return refused(check.error());
  return *check == "ok" ? std::string() : damage_report(file, *check);
}

/// What SQLite's refusal means for who starts the endpoint: the file is at fault, or what is around it.
std::string report_of(const disk::SqlError& error, const std::filesystem::path& file) {
  constexpr int base_code = 0xFF;
  switch (error.code & base_code) {
    case SQLITE_ERROR:  // a statement of ours that does not fit what is there
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damage_report(file, error.message);
    case SQLITE_BUSY:
      return fmt::format("{} is open in another program: end that one", file.string());
    default:
      return fmt::format("{}: {}", file.string(), error.message);
  }
}

/// Takes the file for this connection alone, and for a log ahead that is synced with each commit.
Result<void, disk::SqlError> configure(disk::Database& database) {
  if (auto set = database.execute("PRAGMA locking_mode = EXCLUSIVE; PRAGMA trusted_schema = OFF"); !set) {
    return set;
  }
  const auto mode = database.ask("PRAGMA journal_mode = WAL");
  if (!mode) return refused(mode.error());
  if (*mode != "wal") return refused(disk::SqlError{SQLITE_CANTOPEN, "it cannot have a log ahead: " + *mode});
  return database.execute("PRAGMA synchronous = FULL");
}

}  // namespace

std::string damage_report(const std::filesystem::path& path, std::string_view what) {
  return fmt::format(
      "{} is damaged ({}): put the folder back from a backup, or move it away to begin with an empty one",
      path.string(), what);
}

Result<disk::Database, std::string> open_function_database(const std::filesystem::path& file,
                                                           bool may_be_new) {
  const auto report = [&](const disk::SqlError& error) { return refused(report_of(error, file)); };
  auto database = disk::Database::open(file);
  if (!database) return report(database.error());
  if (const auto configured = configure(*database); !configured) return report(configured.error());
  const auto blank = is_blank(*database);
  if (!blank) return report(blank.error());
  if (*blank && may_be_new) {
    const auto made = database->execute(fmt::format(fmt::runtime(tables), application_id, schema_version));
    if (!made) return report(made.error());
  }
  const auto complaint = complaint_about(*database, file);
  if (!complaint) return report(complaint.error());
  if (!complaint->empty()) return refused(*complaint);
  if (auto longer = disk::lengthen(file.string() + "-wal", log_bytes); !longer) {
    return refused(longer.error());
  }
  return *std::move(database);
}

}  // namespace plumbline::service

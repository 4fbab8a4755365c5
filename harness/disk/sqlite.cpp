#include "disk/sqlite.h"

#include <sqlite3.h>

namespace plumbline::disk {
namespace {

SqlError error_of(sqlite3* connection) {
  return {sqlite3_extended_errcode(connection), sqlite3_errmsg(connection)};
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Result<bool, SqlError> Statement::next_row() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    const SqlError error = error_of(sqlite3_db_handle(statement_.get()));
    reset();
    return refused(error);
  }
  reset();
  return false;
}

Result<void, SqlError> Statement::finish() {
  for (;;) {
    const auto row = next_row();
    if (!row) return refused(row.error());
    if (!*row) return {};
  }
}

Result<std::int64_t, SqlError> Statement::first_integer() {
  const auto row = next_row();
  if (!row) return refused(row.error());
  const std::int64_t number = *row ? integer(0) : 0;
  reset();
  return number;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string() : std::string(bytes, static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

// Binding refuses nothing that is bound here, but for memory: the parameter is then null, and no column of
// ours takes one in its place.
void Statement::bind(int place, std::int64_t value) { sqlite3_bind_int64(statement_.get(), place, value); }

void Statement::bind(int place, std::string_view value) {
  // A null pointer would be bound as NULL.
  const char* bytes = value.data() == nullptr ? "" : value.data();
  sqlite3_bind_text64(statement_.get(), place, bytes, value.size(), SQLITE_STATIC, SQLITE_UTF8);
}

void Statement::bind_null(int place) { sqlite3_bind_null(statement_.get(), place); }

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database, SqlError> Database::open(const std::filesystem::path& file) {
  sqlite3* connection = nullptr;
  constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  Database database(connection);
  if (connection == nullptr) return refused(SqlError{code, sqlite3_errstr(code)});
  if (code != SQLITE_OK) return refused(error_of(connection));
  sqlite3_extended_result_codes(connection, 1);
  return database;
}

Result<void, SqlError> Database::execute(const std::string& sql) {
  if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return refused(error_of(connection_.get()));
}

Result<Statement, SqlError> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return refused(error_of(connection_.get()));
  return Statement(statement);
}

Result<std::string, SqlError> Database::ask(std::string_view sql) {
  auto statement = prepare(sql);
  if (!statement) return refused(statement.error());
  const auto row = statement->next_row();
  if (!row) return refused(row.error());
  return *row ? statement->text(0) : std::string();
}

}  // namespace plumbline::disk

#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "result.h"

struct sqlite3;
struct sqlite3_stmt;

/// SQLite 3 with owners for what it opens, and Result for what it refuses. A database and its statements are
/// for one thread at a time.
namespace plumbline::disk {

struct SqlError {
  int code = 0;         ///< SQLite's extended result code
  std::string message;  ///< "database disk image is malformed"
};

/// A statement, prepared once and run many times.
///
///     auto insert = database.prepare("INSERT INTO version (number, revision) VALUES (?, ?)");
///     insert->run(7, "c0de");
class Statement {
 public:
  Statement() = default;

  /// Runs it to its end, with these values in the place of its parameters; rows are dropped.
  template <class... Values>
  [[nodiscard]] Result<void, SqlError> run(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    return finish();
  }

  /// Runs it as a query, and gives the first column of the first row; 0 where there is no row.
  template <class... Values>
  [[nodiscard]] Result<std::int64_t, SqlError> run_for_integer(const Values&... values) {
    int place = 0;
    (bind(++place, values), ...);
    return first_integer();
  }

  /// Goes to the next row; false where there is none, and the statement can be run again.
  [[nodiscard]] Result<bool, SqlError> next_row();

  /// The columns of the row, from 0.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  void bind(int place, std::int64_t value);
  /// The text must stay until the statement has run.
  void bind(int place, std::string_view value);
  void bind_null(int place);
  template <class Value>
  void bind(int place, const std::optional<Value>& value) {
    value ? bind(place, *value) : bind_null(place);
  }

  [[nodiscard]] Result<void, SqlError> finish();
  [[nodiscard]] Result<std::int64_t, SqlError> first_integer();
  void reset();

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open database file, with its connection.
class Database {
 public:
  /// Opens the file, and makes it where there is none.
  [[nodiscard]] static Result<Database, SqlError> open(const std::filesystem::path& file);

  /// Runs statements that have no parameters; rows are dropped.
  [[nodiscard]] Result<void, SqlError> execute(const std::string& sql);

  [[nodiscard]] Result<Statement, SqlError> prepare(std::string_view sql);

  /// The first column of the first row, as text: for PRAGMAs. Empty where there is no row.
  [[nodiscard]] Result<std::string, SqlError> ask(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Database(sqlite3* connection) : connection_(connection) {}

  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace plumbline::disk

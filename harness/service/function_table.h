#pragma once

#include <memory>
#include <string>
#include <vector>

#include "disk/sqlite.h"
#include "result.h"
#include "service/change.h"

namespace plumbline::service {

/// Why a change was not written.
struct WriteError {
  std::string reason;

  /// Whether the change is surely not in the database. It may be, where the log could not be synced: a later
  /// start finds it or does not.
  bool is_undone = true;
};

/// All records of a durable store in its database: read once, at the start, then written change by change.
/// For one thread at a time.
///
///     table.write(change_between(nullptr, function));  // on the disk when this returns
class FunctionTable {
 public:
  /// `database` is one that open_function_database has opened.
  [[nodiscard]] static Result<FunctionTable, std::string> open(disk::Database database);

  /// Every function, in no order that matters. The error says which row does not hold together.
  [[nodiscard]] Result<std::vector<std::shared_ptr<const Function>>, std::string> load();

  /// Writes the change in one transaction.
  [[nodiscard]] Result<void, WriteError> write(const Change& change);

 private:
  struct Statements {
    disk::Statement begin, commit, rollback;
    disk::Statement put_function, delete_function, id_of_function;
    disk::Statement put_version, delete_version, delete_versions;
  };
  FunctionTable(disk::Database database, Statements statements);

  [[nodiscard]] Result<void, disk::SqlError> write_rows(const Change& change);
  [[nodiscard]] Result<void, disk::SqlError> write_versions(const Change& change);
  [[nodiscard]] Result<std::int64_t, disk::SqlError> id_of(const Function& function);

  disk::Database database_;
  Statements statements_;
};

}  // namespace plumbline::service

#include "service/function_rows.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "package/base64.h"
#include "package/sha256.h"
#include "service/configuration_text.h"
#include "service/function_database.h"

namespace plumbline::service {
namespace {

using std::chrono::nanoseconds;

using Functions = std::map<std::int64_t, std::shared_ptr<Function>>;

std::int64_t nanoseconds_of(Time moment) {
  return std::chrono::duration_cast<nanoseconds>(moment.time_since_epoch()).count();
}

Time moment_of(std::int64_t count) {
  return Time(std::chrono::duration_cast<Time::duration>(nanoseconds(count)));
}

std::string_view name_of(Progress::Kind kind) {
  return kind == Progress::Kind::creating ? "creating" : "updating";
}

std::optional<Progress::Kind> progress_kind_of(std::string_view name) {
  for (const Progress::Kind kind : {Progress::Kind::creating, Progress::Kind::updating}) {
    if (name == name_of(kind)) return kind;
  }
  return std::nullopt;
}

bool is_sha256(std::string_view text) {
  const auto bytes = package::decode_base64(text);
  return bytes && bytes->size() == package::Sha256().size();
}

/// The version whose columns begin at `first`, but for its name. The error says what does not hold together.
Result<Version, std::string> read_version(const disk::Statement& row, int first) {
  Version version;
  version.revision_id = row.text(first);
  version.last_modified = moment_of(row.integer(first + 1));
  version.code.sha256 = row.text(first + 2);
  version.code.bytes = static_cast<std::uint64_t>(row.integer(first + 3));
  if (!is_sha256(version.code.sha256)) return refused(std::string("code_sha256 is no hash"));
  if (!row.is_null(first + 4)) {
    const auto kind = progress_kind_of(row.text(first + 4));
    if (!kind) return refused(std::string("progress_kind is not known"));
    version.progress = Progress{*kind, moment_of(row.integer(first + 5)), row.text(first + 6)};
  }
  auto configuration = configuration_of(row.text(first + 7));
  if (!configuration) return refused("configuration: " + configuration.error());
  version.configuration = *std::move(configuration);
  return version;
}

/// Hands each row of the query to `read`, which gives what is wrong with it, or nothing.
template <class Read>
std::optional<std::string> for_each_row(disk::Database& database, const std::string& query, Read read) {
  auto rows = database.prepare(query);
  if (!rows) return rows.error().message;
  for (;;) {
    const auto row = rows->next_row();
    if (!row) return row.error().message;
    if (!*row) return std::nullopt;
    if (auto wrong = read(*rows)) return wrong;
  }
}

std::optional<std::string> read_function(const disk::Statement& row, Functions& functions) {
  auto function = std::make_shared<Function>();
  function->home = {row.text(1), row.text(2)};
  function->name = row.text(3);
  function->version_next = static_cast<std::uint64_t>(row.integer(4));
  function->is_changed_since_publish = row.integer(5) != 0;
  auto latest = read_version(row, 6);
  if (!latest) return fmt::format("function {}: {}", function->name, latest.error());
  function->latest = *std::move(latest);
  functions.emplace(row.integer(0), std::move(function));
  return std::nullopt;
}

std::optional<std::string> read_published(const disk::Statement& row, const Functions& functions) {
  const auto at = functions.find(row.integer(0));
  if (at == functions.end()) return fmt::format("version {} is of no function", row.integer(1));
  Function& function = *at->second;
  const auto number = static_cast<std::uint64_t>(row.integer(1));
  const auto named = [&] { return fmt::format("function {}, version {}", function.name, number); };
  if (number >= function.version_next) return named() + " is not yet due";
  auto version = read_version(row, 2);
  if (!version) return fmt::format("{}: {}", named(), version.error());
  version->version = std::to_string(number);
  function.published.push_back(std::make_shared<const Version>(*std::move(version)));
  return std::nullopt;
}

}  // namespace

VersionRow row_of(const Version& version) {
  VersionRow row;
  row.last_modified_ns = nanoseconds_of(version.last_modified);
  row.code_bytes = static_cast<std::int64_t>(version.code.bytes);
  if (version.progress) {
    row.progress_kind = name_of(version.progress->kind);
    row.progress_ends_ns = nanoseconds_of(version.progress->ends);
    row.progress_revision_id = version.progress->revision_id;
  }
  row.configuration = text_of(version.configuration);
  return row;
}

Result<Functions, std::string> read_functions(disk::Database& database) {
  Functions functions;
  if (const auto wrong = for_each_row(
          database,
          fmt::format(
              "SELECT id, account, region, name, version_next, is_changed_since_publish, {} FROM function",
              version_columns),
          [&](const disk::Statement& row) { return read_function(row, functions); })) {
    return refused(*wrong);
  }
  if (const auto wrong = for_each_row(
          database,
          fmt::format("SELECT function_id, number, {} FROM published_version ORDER BY function_id, number",
                      version_columns),
          [&](const disk::Statement& row) { return read_published(row, functions); })) {
    return refused(*wrong);
  }
  return functions;
}

}  // namespace plumbline::service

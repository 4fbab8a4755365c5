#include <optional>

#include <fmt/format.h>

#include "suite/concurrency_laws.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;

constexpr int tries = 3;
constexpr int looks_min = 4;  ///< so often in a row an update must be seen in progress to be long enough

bool is_in_progress(const Reply& reply) { return reply.text("LastUpdateStatus") == "InProgress"; }

/// Whether an update stays in progress for so many looks.
bool can_be_seen(const FunctionClient& client, const Reply& update) {
  if (!is_in_progress(update)) return false;
  for (int looks = 0; looks < looks_min; ++looks)
    if (!is_in_progress(client.read())) return false;
  return true;
}

/// The answer to an update that was sent while one was seen in progress; nullopt where none was to be seen.
std::optional<Reply> interrupt(const FunctionClient& client, std::size_t number) {
  const Reply update = client.update(numbered_package(2 * number));
  if (!is_in_progress(update) || !is_in_progress(client.read())) return std::nullopt;
  return client.update(numbered_package(2 * number + 1));
}

}  // namespace

/// The first update may end on its own just before the second one comes: only what happens each time counts.
std::string hold_conflict(const FunctionClient& client, unsigned /*clients*/, Outcome& outcome) {
  const std::string too_soon =
      "need an update that can be seen in progress: this endpoint ends its updates sooner";
  const bool is_long_enough = can_be_seen(client, client.update(numbered_package(0)));
  client.settle();
  const Reply settled = client.read();
  if (is_in_progress(settled)) {
    add_defects(outcome,
                {{"observed.update-in-progress", DefectKind::value, "an update stays in progress",
                  "an end within the bound"}},
                settled.exchange);
    return {};
  }
  if (!is_long_enough) return too_soon;

  std::optional<Reply> second;
  for (int i = 1; i <= tries; ++i) {
    second = interrupt(client, static_cast<std::size_t>(i));
    client.settle();
    if (!second) return too_soon;
    if (second->is_conflict()) break;
  }
  const std::string answer = fmt::format("{} {}", second->reading.status, second->reading.error_type);
  if (answer == "409 ResourceConflictException") return {};
  const DefectKind kind = second->reading.status == 0 ? DefectKind::no_answer
                          : second->is_conflict()     ? DefectKind::error_type
                                                      : DefectKind::status;
  add_defects(outcome, {{"observed.update-in-progress", kind, answer, "409 ResourceConflictException"}},
              second->exchange);
  return {};
}

}  // namespace plumbline::suite

#include "suite/history.h"

#include <algorithm>
#include <map>

namespace plumbline::suite {
namespace {

using Kind = RegisterOperation::Kind;

/// When a value was certainly in the register, and when it must have been: all operations on one value.
/// From the first return to the last call, where they lie in that order, nothing else can be in its place.
struct Zone {
  std::string value;
  bool is_written = false;
  bool is_read = false;
  Instant write_called = Instant::max();
  Instant first_return = Instant::max();
  Instant last_call = Instant::min();

  /// Some operation returned before another was called: the value held in between.
  [[nodiscard]] bool is_forward() const { return first_return < last_call; }
  [[nodiscard]] Instant begin() const { return std::min(first_return, last_call); }
  [[nodiscard]] Instant end() const { return std::max(first_return, last_call); }
};

std::vector<Zone> zones_of(const History& history, const std::string& initial) {
  std::map<std::string, Zone> zones;
  zones[initial] = {initial, true, false, Instant::min(), Instant::min(), Instant::min()};
  for (const RegisterOperation& operation : history) {
    if (operation.kind == Kind::read && !operation.returned) continue;
    Zone& zone = zones[operation.value];
    zone.value = operation.value;
    zone.first_return = std::min(zone.first_return, operation.returned.value_or(Instant::max()));
    zone.last_call = std::max(zone.last_call, operation.called);
    if (operation.kind == Kind::read) {
      zone.is_read = true;
    } else {
      zone.is_written = true;
      zone.write_called = operation.called;
    }
  }
  std::vector<Zone> sorted;
  for (auto& [value, zone] : zones) sorted.push_back(std::move(zone));
  std::ranges::sort(sorted, {}, [](const Zone& zone) { return zone.begin(); });
  return sorted;
}

/// Two values cannot both be in the register for all of a time that both must fill, nor can one come and go
/// while another must be there.
bool exclude_each_other(const Zone& a, const Zone& b) {
  if (a.is_forward() && b.is_forward()) return a.begin() < b.end() && b.begin() < a.end();
  if (a.is_forward()) return a.begin() < b.begin() && b.end() < a.end();
  if (b.is_forward()) return b.begin() < a.begin() && a.end() < b.end();
  return false;
}

}  // namespace

std::optional<Contradiction> find_contradiction(const History& history, const std::string& initial) {
  std::vector<Zone> zones = zones_of(history, initial);
  for (const Zone& zone : zones)
    if (!zone.is_written) return Contradiction{Contradiction::Kind::never_written, zone.value, {}};
  for (const RegisterOperation& operation : history) {
    if (operation.kind != Kind::read || !operation.returned) continue;
    const auto zone = std::ranges::find(zones, operation.value, &Zone::value);
    if (*operation.returned < zone->write_called)
      return Contradiction{Contradiction::Kind::read_early, operation.value, {}};
  }
  for (const Zone& earlier : zones)
    for (const Zone& later : zones)
      if (&earlier < &later && exclude_each_other(earlier, later))
        return Contradiction{Contradiction::Kind::overwritten, earlier.value, later.value};
  return std::nullopt;
}

}  // namespace plumbline::suite

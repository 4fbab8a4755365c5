#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "service/change.h"
#include "service/home.h"

namespace plumbline::service {

/// The records of all functions in memory, by home and name, and how much of its storage limit each home
/// uses: what every store shows its readers. A writer reserves the room that its change needs, does what may
/// fail, then applies the change or cancels it. It holds the function meanwhile. Safe to call from many
/// threads.
///
///     if (!shelves.reserve(change)) return refused(StoreError{StoreError::Kind::no_room, {}});
///     ...
///     shelves.apply(change);
class Shelves {
 public:
  explicit Shelves(std::uint64_t code_storage_bytes_max) : code_storage_bytes_max_(code_storage_bytes_max) {}

  [[nodiscard]] std::shared_ptr<const Function> find(const Home& home, std::string_view name) const;
  [[nodiscard]] std::vector<std::shared_ptr<const Function>> all(const Home& home) const;

  /// What it changes to put that record in the place of its predecessor, if any.
  [[nodiscard]] Change change_to(std::shared_ptr<const Function> next) const;

  /// Whether a change to that record would get the room that it needs.
  [[nodiscard]] bool has_room_for(const std::shared_ptr<const Function>& next) const;

  /// Takes the room that the change needs beyond what the function has; false where there is not so much.
  [[nodiscard]] bool reserve(const Change& change);

  /// Shows a function that was there before, whatever room it takes.
  void load(const Change& change);

  /// Gives back what was reserved for a change that is not to be.
  void cancel(const Change& change);

  /// Shows the change to readers, and gives back the room that the function needs no more.
  void apply(const Change& change);

 private:
  /// What one home has.
  struct Shelf {
    std::map<std::string, std::shared_ptr<const Function>, std::less<>> functions;
    std::uint64_t code_bytes = 0;  ///< the packages of all versions, each in full, and what is reserved

    [[nodiscard]] bool is_bare() const { return functions.empty() && code_bytes == 0; }
  };

  [[nodiscard]] bool fits(const Change& change) const;

  const std::uint64_t code_storage_bytes_max_;
  mutable std::mutex mutex_;  ///< guards all below
  std::map<Home, Shelf> shelves_;
};

}  // namespace plumbline::service

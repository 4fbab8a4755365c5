#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "service/endpoint.h"
#include "service/store.h"

/// A seeded load on an endpoint, and what must be found of it afterwards: for tests that end a store at any
/// instant. Everything here is a value that can be sent to another process as it stands.
namespace plumbline::service {

/// How many times shorter a run of chance is in a program that a sanitizer makes slow.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define PLUMBLINE_TESTS_ARE_SANITISED 1
#endif
#endif
#ifdef PLUMBLINE_TESTS_ARE_SANITISED
constexpr int shorter_by = 10;
#else
constexpr int shorter_by = 1;
#endif

/// Something done to a function. Functions and packages have numbers: function 7 is "fn7".
struct Deed {
  enum class Kind { create, update, update_and_publish, publish, delete_version, delete_function };
  Kind kind = Kind::create;
  int function = 0;
  int package = 0;            ///< where code is sent
  std::uint64_t version = 0;  ///< where a version is deleted
};

/// A UUID, without a terminating NUL.
using Revision = std::array<char, 36>;

/// What a function was last answered to be.
struct Remembered {
  std::optional<Revision> revision;  ///< of $LATEST; nullopt where no answer has told it
  int latest = 0;                    ///< the number of its package
  std::map<std::uint64_t, int> versions;
  std::uint64_t version_next = 1;
  bool is_changed_since_publish = true;
};

constexpr int packages_count = 6;

[[nodiscard]] std::string name_of_function(int function);

/// The bytes of a package: some of a hundred bytes, one of half a megabyte.
[[nodiscard]] const std::string& package_bytes(int package);

/// Something that can be done to the function as it is; nullptr where it does not exist.
[[nodiscard]] Deed choose_deed(std::mt19937_64& random, int function, const Remembered* now);

/// The function after the deed, but for its revision; nullopt where it does not exist any more.
[[nodiscard]] std::optional<Remembered> after(const Deed& deed, const std::optional<Remembered>& before);

/// What came of a deed.
struct Done {
  int status = 0;
  std::optional<Revision> revision;  ///< of $LATEST, where the answer tells it
};

[[nodiscard]] Done carry_out(const Deed& deed, Endpoint& endpoint);

/// How the function in the store is not what is remembered of it; empty where it is, byte for byte.
[[nodiscard]] std::string difference(const Store& store, int function,
                                     const std::optional<Remembered>& remembered);

}  // namespace plumbline::service

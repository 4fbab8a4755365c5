#include "service/deeds.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "package/sha256.h"
#include "service/world.h"

namespace plumbline::service {
namespace {

constexpr std::string_view functions_path = "/2015-03-31/functions";

std::vector<std::string> make_packages() {
  std::mt19937_64 random(1);
  std::vector<std::string> packages;
  for (const std::size_t bytes : {10U, 20U, 30U, 5'000U, 60'000U, 500'000U}) {
    std::string content(bytes, '\0');
    std::ranges::generate(content, [&] { return static_cast<char>(random()); });
    packages.push_back(zip_of(std::move(content)));
  }
  return packages;
}

json::Value code_of(const Deed& deed) {
  return json::Object{{"ZipFile", package::encode_base64(package_bytes(deed.package))},
                      {"Publish", deed.kind == Deed::Kind::update_and_publish}};
}

http::Request request_of(const Deed& deed) {
  const std::string name = name_of_function(deed.function);
  const std::string path = fmt::format("{}/{}", functions_path, name);
  const http::Headers json_headers{{"Content-Type", "application/json"}};
  switch (deed.kind) {
    case Deed::Kind::create:
      return {"POST", std::string(functions_path), json_headers,
              json::write(World::creation_of(name, package_bytes(deed.package)))};
    case Deed::Kind::update:
    case Deed::Kind::update_and_publish:
      return {"PUT", path + "/code", json_headers, json::write(code_of(deed))};
    case Deed::Kind::publish:
      return {"POST", path + "/versions", json_headers, "{}"};
    case Deed::Kind::delete_version:
      return {"DELETE", fmt::format("{}?Qualifier={}", path, deed.version), {}, ""};
    case Deed::Kind::delete_function:
      break;
  }
  return {"DELETE", path, {}, ""};
}

void publish(Remembered& function) {
  function.versions[function.version_next++] = function.latest;
  function.is_changed_since_publish = false;
}

/// How one version differs from what it should be.
std::string difference_of_version(const Store& store, const Version& version, int package) {
  const std::string& bytes = package_bytes(package);
  if (version.code.sha256 != hash_of(bytes)) return fmt::format("has another hash than package {}", package);
  if (version.code.bytes != bytes.size()) return "has another size than its package";
  const auto kept = store.package(version.code.sha256);
  if (!kept) return "has a package that cannot be read: " + kept.error().reason;
  if (!*kept) return "has lost its package";
  return **kept == bytes ? "" : "has other bytes";
}

}  // namespace

std::string name_of_function(int function) { return fmt::format("fn{}", function); }

const std::string& package_bytes(int package) {
  static const std::vector<std::string> packages = make_packages();
  return packages.at(static_cast<std::size_t>(package));
}

Deed choose_deed(std::mt19937_64& random, int function, const Remembered* now) {
  const auto below = [&](int count) {
    return static_cast<int>(random() % static_cast<std::uint64_t>(count));
  };
  Deed deed;
  deed.function = function;
  deed.package = below(packages_count);
  if (now == nullptr) return deed;
  const int die = below(20);
  if (die == 0) {
    deed.kind = Deed::Kind::delete_function;
  } else if (die <= 3 && !now->versions.empty()) {
    deed.kind = Deed::Kind::delete_version;
    deed.version = std::next(now->versions.begin(), below(static_cast<int>(now->versions.size())))->first;
  } else if (die <= 6) {
    deed.kind = Deed::Kind::publish;
  } else {
    deed.kind = die <= 12 ? Deed::Kind::update_and_publish : Deed::Kind::update;
  }
  return deed;
}

std::optional<Remembered> after(const Deed& deed, const std::optional<Remembered>& before) {
  if (deed.kind == Deed::Kind::delete_function) return std::nullopt;
  Remembered now = before.value_or(Remembered());
  now.revision.reset();
  switch (deed.kind) {
    case Deed::Kind::create:
    case Deed::Kind::update:
    case Deed::Kind::update_and_publish:
      now.latest = deed.package;
      now.is_changed_since_publish = true;
      if (deed.kind == Deed::Kind::update_and_publish) publish(now);
      break;
    case Deed::Kind::publish:
      if (now.is_changed_since_publish || !now.versions.contains(now.version_next - 1)) publish(now);
      break;
    default:
      now.versions.erase(deed.version);
      now.revision = before->revision;
  }
  return now;
}

Done carry_out(const Deed& deed, Endpoint& endpoint) {
  const http::Response response = endpoint.handle(request_of(deed));
  Done done{response.status, std::nullopt};
  // A publication is answered with the RevisionId of the version, not with that of $LATEST.
  if (deed.kind != Deed::Kind::create && deed.kind != Deed::Kind::update) return done;
  const auto body = json::parse(response.body);
  const json::Value* revision = body ? body->find("RevisionId") : nullptr;
  if (revision == nullptr || revision->string()->size() != Revision().size()) return done;
  std::ranges::copy(*revision->string(), done.revision.emplace().begin());
  return done;
}

std::string difference(const Store& store, int function, const std::optional<Remembered>& remembered) {
  const std::string name = name_of_function(function);
  const auto found = store.find(Home(), name);
  if (found == nullptr) return remembered ? name + " is lost" : "";
  if (!remembered) return name + " is there again";
  const std::string revision = remembered->revision
                                   ? std::string(remembered->revision->begin(), remembered->revision->end())
                                   : found->latest.revision_id;
  if (found->latest.revision_id != revision) return name + " has another RevisionId";
  if (found->version_next != remembered->version_next) return name + " has another number to give next";
  if (found->is_changed_since_publish != remembered->is_changed_since_publish) return name + " was published";
  if (auto wrong = difference_of_version(store, found->latest, remembered->latest); !wrong.empty()) {
    return fmt::format("{} {}", name, wrong);
  }
  if (found->published.size() != remembered->versions.size()) return name + " has other versions";
  auto expected = remembered->versions.begin();
  for (const auto& version : found->published) {
    const auto& [number, package] = *expected++;
    if (version->version != std::to_string(number)) return name + " has other versions";
    if (auto wrong = difference_of_version(store, *version, package); !wrong.empty()) {
      return fmt::format("{}:{} {}", name, number, wrong);
    }
  }
  return "";
}

}  // namespace plumbline::service

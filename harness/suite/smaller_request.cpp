#include "suite/smaller_request.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "http/uri.h"
#include "json/parse.h"
#include "json/write.h"
#include "package/base64.h"
#include "suite/packages.h"
#include "suite/smaller_package.h"
#include "suite/smaller_text.h"

namespace plumbline::suite {
namespace {

/// Bodies up to this size are also shortened as the text that they are.
constexpr std::size_t text_bytes_max = 2048;

const spec::Member* body_member(const spec::Operation& operation, std::string_view name) {
  for (const spec::Member& member : operation.input->members)
    if (member.in == spec::Member::In::body && member.wire_name == name) return &member;
  return nullptr;
}

/// The smallest request found so far.
class Shrinker {
 public:
  Shrinker(http::Request request, const spec::Operation& operation, const RequestOrigin& origin,
           const RequestTrial& trial)
      : request_(std::move(request)), operation_(operation), origin_(origin), trial_(trial) {}

  http::Request run() {
    use_smallest_package();
    leave_out_members();
    shorten_members();
    shorten_label();
    shorten_body();
    return std::move(request_);
  }

 private:
  [[nodiscard]] bool take(http::Request candidate) {
    if (candidate == request_ || !trial_.may_try() || !trial_.still_shows(candidate)) return false;
    request_ = std::move(candidate);
    return true;
  }

  [[nodiscard]] bool take_body(std::string body) {
    http::Request candidate = request_;
    candidate.body = std::move(body);
    return take(std::move(candidate));
  }

  [[nodiscard]] bool take_members(const json::Object& members) { return take_body(json::write(members)); }

  [[nodiscard]] TextTrial text_trial(std::function<bool(const std::string&)> take) const {
    return {std::move(take), trial_.may_try};
  }

  /// The members of a body that is an object; empty where it is none.
  [[nodiscard]] json::Object members() const {
    const auto body = json::parse(request_.body);
    return body && body->object() != nullptr ? *body->object() : json::Object{};
  }

  /// Whether the member keeps the request from changing what it may hit.
  [[nodiscard]] bool must_stay(const json::Member& member) const {
    const json::Object& harmless = operation_.samples.front().harmless;
    return !origin_.is_on_fixture && std::ranges::any_of(harmless, [&](const json::Member& kept) {
      return kept.name == member.name && kept.value == member.value;
    });
  }

  /// The body with another package for the one that stands in it as it is, be the body JSON or not.
  [[nodiscard]] std::optional<std::string> with_other(const std::string& package,
                                                      const std::string& other) const {
    std::string body = request_.body;
    const std::string from = package::encode_base64(package);
    const auto at = body.find(from);
    if (at == std::string::npos) return std::nullopt;
    return body.replace(at, from.size(), package::encode_base64(other));
  }

  bool take_package(const std::string& package, const std::string& other) {
    trial_.introduce(other);
    if (auto body = with_other(package, other)) return take_body(*std::move(body));
    json::Object changed = members();
    for (json::Member& member : changed) {
      if (member.value.string() == nullptr) continue;
      auto text = with_package(*member.value.string(), package, other);
      if (!text) continue;
      member.value = *std::move(text);
      return take_members(changed);
    }
    return false;
  }

  [[nodiscard]] std::optional<std::string> package_inside() const {
    for (const std::string& package : origin_.packages)
      if (request_.body.find(package::encode_base64(package)) != std::string::npos) return package;
    for (const json::Member& member : members())
      if (member.value.string() != nullptr)
        if (auto package = package_in(*member.value.string(), origin_.packages)) return package;
    return std::nullopt;
  }

  void use_smallest_package() {
    auto package = package_inside();
    if (!package) return;
    for (const std::string& smallest : smallest_packages(package->size()))
      if (smallest.size() < package->size() && take_package(*package, smallest)) return;
    // The cause wants a larger one: the smallest of those between that still shows it, by bisection.
    std::size_t too_small = package_bytes_min + 2;
    while (package->size() > too_small + 3 && trial_.may_try()) {
      std::size_t bytes = too_small + (package->size() - too_small) / 2;
      bytes -= (bytes + 3 - package->size() % 3) % 3;
      if (bytes <= too_small) return;
      std::string other = package_of_size(bytes);
      if (take_package(*package, other))
        package = std::move(other);
      else
        too_small = bytes;
    }
  }

  void leave_out_members() {
    json::Object left = members();
    for (std::size_t i = left.size(); i-- > 0 && trial_.may_try();) {
      if (must_stay(left[i])) continue;
      json::Object fewer = left;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (take_members(fewer)) left = std::move(fewer);
    }
  }

  void shorten_members() {
    json::Object changed = members();
    for (std::size_t i = 0; i < changed.size() && trial_.may_try(); ++i) {
      const auto take_name = [&](const std::string& name) {
        json::Object candidate = changed;
        candidate[i].name = name;
        return take_changed(changed, std::move(candidate));
      };
      const auto take_value = [&](const std::string& value) {
        json::Object candidate = changed;
        candidate[i].value = value;
        return take_changed(changed, std::move(candidate));
      };
      const spec::Member* known = body_member(operation_, changed[i].name);
      if (known == nullptr) (void)shortened(changed[i].name, text_trial(take_name));
      if (changed[i].value.string() == nullptr) continue;
      const std::string text = *changed[i].value.string();
      const bool is_blob = known != nullptr && known->shape->kind == spec::ShapeKind::blob;
      if (const auto bytes = package::decode_base64(text); is_blob && bytes) {
        (void)shortened(*bytes, text_trial([&](const std::string& fewer) {
          return take_value(package::encode_base64(fewer));
        }));
      } else {
        (void)flattened(shortened(text, text_trial(take_value)), "", text_trial(take_value));
      }
    }
  }

  bool take_changed(json::Object& members, json::Object candidate) {
    if (!take_members(candidate)) return false;
    members = std::move(candidate);
    return true;
  }

  /// The path with another label, in the same form.
  [[nodiscard]] std::optional<std::string> target_with(const std::string& label) const {
    const auto wanted = http::segments_of(operation_.uri);
    const auto found = http::segments_of(http::path_of(request_.target));
    if (wanted.size() != found.size()) return std::nullopt;
    std::string path;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      path += "/" + (wanted[i].starts_with('{') ? http::percent_encode(label) : std::string(found[i]));
    return path;
  }

  [[nodiscard]] std::optional<std::string> label() const {
    const auto wanted = http::segments_of(operation_.uri);
    const auto found = http::segments_of(http::path_of(request_.target));
    for (std::size_t i = 0; wanted.size() == found.size() && i < wanted.size(); ++i)
      if (wanted[i].starts_with('{'))
        if (auto text = http::percent_decode(found[i])) return *text;
    return std::nullopt;
  }

  /// Whether all that keeps the request from changing what it may hit is there.
  [[nodiscard]] bool is_harmless() const {
    const json::Object there = members();
    const auto kept = static_cast<std::size_t>(
        std::ranges::count_if(there, [this](const json::Member& member) { return must_stay(member); }));
    return kept > 0 && kept == operation_.samples.front().harmless.size();
  }

  void shorten_label() {
    const auto text = label();
    if (!is_harmless() || !text) return;
    const TextTrial trial = text_trial([&](const std::string& shorter) {
      auto target = target_with(shorter);
      if (!target) return false;
      http::Request candidate = request_;
      candidate.target = *std::move(target);
      return take(std::move(candidate));
    });
    (void)flattened(shortened(*text, trial), ":", trial);
  }

  void shorten_body() {
    if (request_.body.size() > text_bytes_max || is_harmless()) return;
    (void)shortened(request_.body, text_trial([&](const std::string& body) { return take_body(body); }));
  }

  http::Request request_;
  const spec::Operation& operation_;
  const RequestOrigin& origin_;
  const RequestTrial& trial_;
};

}  // namespace

http::Request smaller_request(http::Request request, const spec::Operation& operation,
                              const RequestOrigin& origin, const RequestTrial& trial) {
  return Shrinker(std::move(request), operation, origin, trial).run();
}

}  // namespace plumbline::suite

#include <algorithm>
#include <string>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Change = Value (*)(const Value& architectures);

/// Reads another list of architectures than was sent; null where it reads none.
Make architectures_read_as(Change change) {
  return input_edited([change](Value& body) {
    const Value* sent = body.find("Architectures");
    if (sent == nullptr) return;
    const Value read = change(*sent);
    erase_member(body, "Architectures");
    if (!read.is(json::Kind::null)) body.set("Architectures", read);
  });
}

bool is_known(const Value& architecture) {
  return architecture == Value("x86_64") || architecture == Value("arm64");
}

Value of_known_alone(const Value& sent) {
  const json::Array* items = sent.array();
  return items == nullptr || std::ranges::all_of(*items, is_known) ? sent : Value();
}

Value first_of(const Value& sent) {
  const json::Array* items = sent.array();
  return items != nullptr && items->size() > 1 ? Value(json::Array{items->front()}) : sent;
}

Value not_empty(const Value& sent) {
  return sent.array() != nullptr && sent.array()->empty() ? Value() : sent;
}

Value lists_alone(const Value& sent) { return sent.array() != nullptr ? sent : Value(); }

Value in_small_letters(const Value& sent) {
  if (sent.array() == nullptr) return sent;
  json::Array items = *sent.array();
  for (Value& item : items)
    if (item == Value("ARM64") || item == Value("X86_64")) item = item == Value("ARM64") ? "arm64" : "x86_64";
  return items;
}

Value by_other_names(const Value& sent) {
  if (sent.array() == nullptr) return sent;
  json::Array items = *sent.array();
  for (Value& item : items) {
    if (item == Value("aarch64")) item = "arm64";
    if (item == Value("amd64") || item == Value("x86-64")) item = "x86_64";
  }
  return items;
}

Value nothing(const Value&) { return {}; }

Mutants architecture_mutants() {
  const auto row = [](std::string id, std::string about, Change change) {
    return Mutant{"architectures/" + std::move(id),
                  std::move(about),
                  {"observed.architectures"},
                  "D25",
                  architectures_read_as(change)};
  };
  return {
      row("overlooked", "Architectures are overlooked", nothing),
      row("unknown-overlooked", "Architectures that there are not are overlooked", of_known_alone),
      row("first-of-two", "Of two architectures the first is taken", first_of),
      row("none-overlooked", "An empty list of architectures is overlooked", not_empty),
      row("other-type-overlooked", "Architectures that are no list are overlooked", lists_alone),
      row("any-case", "Architectures are known in capitals", in_small_letters),
      row("other-names", "Architectures are known by other names", by_other_names),
      {"architectures/told-by-default",
       "Updates answer with the default architecture",
       {"observed.architectures"},
       "D25",
       output_edited([](Value& body) { body.set("Architectures", json::Array{"x86_64"}); })},
      {"architectures/null-refused",
       "Architectures of null are refused",
       {"protocol.null-is-absent"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         if (!has(object_of(request.body), "Architectures", nullptr)) return reference(request);
         return error(400, "SerializationException", "Architectures is a list");
       })},
      {"newer/Architectures-text",
       "Architectures are told as a text",
       {"observed.newer-members", "observed.configuration.types"},
       "statement",
       configurations_edited([](Value& configuration) { configuration.set("Architectures", "x86_64"); })},
      {"newer/PackageType-small",
       "PackageType is told in small letters",
       {"observed.newer-members", "observed.configuration.constraints"},
       "statement",
       configurations_edited([](Value& configuration) { configuration.set("PackageType", "zip"); })},
      {"newer/PackageType-image",
       "Updates answer that the function is one of an image",
       {"observed.newer-members"},
       "D26",
       output_edited([](Value& body) { body.set("PackageType", "Image"); })},
  };
}

Response take_image(const Request& request, const Handler& reference) {
  Response response = reference(request);
  const bool is_image_refused = response.body.find("don't provide ImageUri") != std::string::npos;
  return is_image_refused ? as_if_updated(request, reference) : response;
}

Mutants image_mutants() {
  const std::vector<std::string> clauses = {"observed.image-uri"};
  return {
      {"image-uri/taken", "An image is taken on a function of a package", clauses, "D26",
       on_update(take_image)},
      {"image-uri/beside-overlooked", "ImageUri is overlooked beside a ZipFile", clauses, "D26",
       on_update([](const Request& request, const Handler& reference) {
         const bool is_beside = object_of(request.body).find("ZipFile") != nullptr;
         return reference(is_beside ? without_member(request, "ImageUri") : request);
       })},
      {"image-uri/null-refused",
       "An ImageUri of null is refused",
       {"protocol.null-is-absent"},
       "statement",
       on_update([](const Request& request, const Handler& reference) {
         if (!has(object_of(request.body), "ImageUri", nullptr)) return reference(request);
         return error(400, "SerializationException", "ImageUri is a text");
       })},
  };
}

}  // namespace

Mutants newer_member_mutants() { return joined({architecture_mutants, image_mutants}); }

}  // namespace plumbline::power

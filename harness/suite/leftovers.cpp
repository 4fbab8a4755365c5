#include "suite/leftovers.h"

#include <vector>

#include "suite/request.h"
#include "verdict/reading.h"

namespace plumbline::suite {
namespace {

constexpr int pages_max = 1000;

std::string text_member(const json::Value& value, std::string_view name) {
  const json::Value* member = value.find(name);
  return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

/// Adds the names of one page that begin so; the marker of the next page, empty where there is none.
std::string add_names(const json::Value& page, const std::string& prefix, std::vector<std::string>& names) {
  const json::Value* functions = page.find("Functions");
  if (functions == nullptr || functions->array() == nullptr) return {};
  for (const json::Value& function : *functions->array())
    if (std::string name = text_member(function, "FunctionName"); name.starts_with(prefix))
      names.push_back(std::move(name));
  return text_member(page, "NextMarker");
}

}  // namespace

std::uint64_t remove_leftovers(Caller& caller, const spec::Spec& spec, const std::string& name_prefix) {
  const spec::Operation* list = spec.operation("ListFunctions");
  const spec::Operation* remove = spec.operation("DeleteFunction");
  if (list == nullptr || remove == nullptr) return 0;
  std::vector<std::string> names;
  std::string marker;
  for (int page = 0; page < pages_max; ++page) {
    const http::Answer answer =
        caller.send(write_request(*list, marker.empty() ? json::Object{} : json::Object{{"Marker", marker}}));
    if (!answer || answer->status != list->success) break;
    const auto body = verdict::read(*answer).body;
    const std::string next = body ? add_names(*body, name_prefix, names) : std::string();
    if (next.empty() || next == marker) break;
    marker = next;
  }
  for (const std::string& name : names) (void)caller.send(write_request(*remove, {{"FunctionName", name}}));
  return names.size();
}

}  // namespace plumbline::suite

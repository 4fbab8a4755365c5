#include "service/listing.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "http/uri.h"
#include "service/function_configuration.h"
#include "service/violations.h"

namespace plumbline::service {
namespace {

constexpr std::size_t page_items_max = 50;

/// Where an item stands: its function's name, and 0 for $LATEST or the version's number.
using Place = std::pair<std::string_view, std::uint64_t>;

template <class Integer>
std::optional<Integer> read_integer(std::string_view text) {
  Integer value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

std::optional<std::uint64_t> rank_of(std::string_view version) {
  return version == latest_version ? 0 : read_integer<std::uint64_t>(version);
}

std::optional<Place> place_of_marker(std::string_view marker) {
  const std::size_t colon = marker.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto rank = rank_of(marker.substr(colon + 1));
  return rank ? std::optional(Place{marker.substr(0, colon), *rank}) : std::nullopt;
}

Place place_of(const Listed& item) {
  return {item.function->name, rank_of(item.version->version).value_or(0)};
}

}  // namespace

Result<PageWanted, Fault> read_page_wanted(const http::Request& request) {
  PageWanted wanted{http::query_value(request.target, "Marker"), page_items_max};
  const auto text = http::query_value(request.target, "MaxItems");
  if (!text) return wanted;
  const auto items = read_integer<std::int64_t>(*text);
  Violations violations;
  if (!items) violations.add("maxItems", *text, "be an integer");
  violations.range("maxItems", items, 1, 10'000);
  if (const auto fault = violations.fault()) return refused(*fault);
  wanted.items_max = std::min(page_items_max, static_cast<std::size_t>(*items));
  return wanted;
}

void list_versions_of(const Function& function, std::vector<Listed>& list) {
  list.push_back({&function, &function.latest, function.latest.version});
  for (const auto& version : function.published) {
    list.push_back({&function, version.get(), version->version});
  }
}

Outcome answer_page(const std::vector<Listed>& list, const PageWanted& wanted, json::Name member) {
  auto item = list.begin();
  if (wanted.marker) {
    const auto last = place_of_marker(*wanted.marker);
    if (!last) return refused(Fault{FaultType::invalid_parameter_value, "The marker is not valid."});
    item =
        std::find_if(list.begin(), list.end(), [&](const Listed& other) { return place_of(other) > *last; });
  }
  json::Writer json;
  json.open_object().name(member).open_array();
  for (std::size_t items = 0; item != list.end() && items < wanted.items_max; ++item, ++items) {
    write_configuration(json, *item->function, *item->version, item->qualifier, Detail::listed);
  }
  json.close_array();
  if (item != list.end()) {
    const Listed& last = *(item - 1);
    json.member("NextMarker", fmt::format("{}:{}", last.function->name, last.version->version));
  }
  json.close_object();
  return json_answer(200, std::move(json).text());
}

}  // namespace plumbline::service

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "names/characters.h"
#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/operation.h"

namespace plumbline::service {
namespace {

/// Whether a Host header is made of what host names, addresses and ports are made of: it is put into an
/// answer.
bool is_authority(std::string_view host) {
  return !host.empty() && std::ranges::all_of(host, [](char c) {
    return names::is_word_character(c) || std::string_view(".:[]").find(c) != std::string_view::npos;
  });
}

std::string base_of_links(const http::Request& request, const Settings& settings) {
  const std::string& base = settings.code_url_base;
  if (!base.empty() && !base.ends_with("://")) return base;
  const std::string_view host = request.headers.find("Host").value_or("");
  return fmt::format("{}{}", base.empty() ? "http://" : base, is_authority(host) ? host : "localhost");
}

}  // namespace

Outcome get_function(const Call& call, const Context& context) {
  const auto target = read_target_to_look_up(call);
  if (!target) return refused(target.error());
  const auto function = context.find(target->name.name);
  if (const auto fault = check_exists(*target, function.get(), context.home)) return refused(*fault);
  const Version& version = *find_version(*function, target->qualifier.value_or(std::string(latest_version)));

  const std::string token = context.ids();
  context.links.issue(token, version.code.sha256, context.clock());
  const std::string location =
      fmt::format("{}/_plumbline/code/{}", base_of_links(call.request, context.settings), token);
  json::Writer json;
  json.open_object().name("Configuration");
  write_configuration(json, *function, version, target->qualifier);
  json.name("Code").open_object().member("RepositoryType", "S3").member("Location", location).close_object();
  json.close_object();
  return json_answer(200, std::move(json).text());
}

}  // namespace plumbline::service

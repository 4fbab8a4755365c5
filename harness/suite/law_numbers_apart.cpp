#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "suite/concurrency_laws.h"
#include "verdict/select.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;

constexpr std::size_t publishes_each = 2;

struct Publication {
  PackageFacts sent;
  Reply reply;
};
using Publications = std::vector<Publication>;

Publications publish(const FunctionClient& client, unsigned number, unsigned clients) {
  Publications publications;
  for (std::size_t i = 0; i < publishes_each; ++i) {
    const std::string package = numbered_package(i * clients + number);
    Reply reply = client.update_when_idle(package, {{"Publish", true}}, static_cast<int>(2 * clients));
    const bool was_made = reply.is_success();
    publications.push_back({facts_of(package), std::move(reply)});
    if (!was_made) break;
  }
  return publications;
}

/// The answers' version numbers, each with the publication that got it.
std::map<std::string, const Publication*> judge_numbers(const Publications& publications, Outcome& outcome) {
  std::map<std::string, const Publication*> by_number;
  for (const Publication& publication : publications) {
    const Reply& reply = publication.reply;
    if (reply.reading.status == 0) {
      add_defects(outcome, {{"response.status", DefectKind::no_answer, "no answer", "an answer"}},
                  reply.exchange);
    } else if (reply.is_success()) {
      if (!by_number.try_emplace(reply.text("Version"), &publication).second)
        add_defects(outcome,
                    {{"Publish.publishes", DefectKind::value, "two publishing updates got the same Version",
                      "a number of its own for each"}},
                    reply.exchange);
    } else if (!reply.is_conflict()) {
      add_defects(outcome,
                  {{"response.status", DefectKind::status,
                    fmt::format("{} {}", reply.reading.status, reply.reading.error_type), "200"}},
                  reply.exchange);
    }
  }
  return by_number;
}

void judge_gaps(const std::map<std::string, const Publication*>& by_number, Outcome& outcome) {
  for (std::size_t number = 1; number <= by_number.size(); ++number) {
    if (by_number.contains(std::to_string(number))) continue;
    add_defects(outcome,
                {{"Publish.publishes", DefectKind::value, "the Versions of publishing updates have a gap",
                  fmt::format("1 to {}, each once", by_number.size())}},
                by_number.begin()->second->reply.exchange);
    return;
  }
}

void judge_codes(const std::map<std::string, const Publication*>& by_number, const FunctionClient& client,
                 Outcome& outcome) {
  for (const auto& [number, publication] : by_number) {
    const Reply version = client.read(number);
    if (!version.is_success())
      add_defects(outcome,
                  {{"observed.read.status", DefectKind::status,
                    fmt::format("{} {}", version.reading.status, version.reading.error_type), "200"}},
                  version.exchange);
    else if (version.text("CodeSha256") != publication->sent.code_sha256)
      add_defects(outcome,
                  {{"Publish.after-update", DefectKind::value,
                    "a version published among others has another code than its publisher sent",
                    "CodeSha256 " + publication->sent.code_sha256}},
                  version.exchange);
  }
}

}  // namespace

std::string hold_numbers_apart(const FunctionClient& client, unsigned clients, Outcome& outcome) {
  std::vector<Publications> of_clients(clients);
  at_once(clients, [&](unsigned i) { of_clients[i] = publish(client, i, clients); });
  client.settle();
  Publications publications;
  for (Publications& one : of_clients) std::ranges::move(one, std::back_inserter(publications));

  const auto by_number = judge_numbers(publications, outcome);
  const bool all_answered =
      std::ranges::all_of(publications, [](const Publication& p) { return p.reply.reading.status != 0; });
  if (by_number.empty() || !all_answered) return {};
  judge_gaps(by_number, outcome);
  judge_codes(by_number, client, outcome);
  const Reply listing = client.list_versions();
  const auto count = verdict::select(listing.reading.body.value_or(nullptr), "/Versions/#");
  const json::Value wanted(static_cast<std::int64_t>(by_number.size() + 1));
  if (outcome.defects.empty() && listing.is_success() && count != wanted)
    add_defects(outcome,
                {{"observed.read.versions", DefectKind::value,
                  "other versions are listed than those that were published", "each once, and $LATEST"}},
                listing.exchange);
  return {};
}

}  // namespace plumbline::suite

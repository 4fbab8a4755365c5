#include <algorithm>
#include <vector>

#include "suite/concurrency_laws.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;

constexpr std::size_t rounds = 4;

/// What came of one round: an update from each client, all with the RevisionId that `before` told.
struct Round {
  Reply before;
  std::vector<std::string> packages;
  std::vector<Reply> replies;
  Reply after;
};

Round play(const FunctionClient& client, unsigned clients, std::size_t number) {
  Round round{client.read(), {}, std::vector<Reply>(clients), {}};
  for (unsigned i = 0; i < clients; ++i) round.packages.push_back(numbered_package(number * clients + i));
  const json::Object revision = {{"RevisionId", round.before.text("RevisionId")}};
  at_once(clients, [&](unsigned i) { round.replies[i] = client.update(round.packages[i], revision); });
  client.settle();
  round.after = client.read();
  return round;
}

/// 412 is right for whoever comes second, and 409 while the first one's update is in progress.
void judge_losers(const Round& round, Outcome& outcome) {
  for (const Reply& reply : round.replies) {
    if (reply.is_success() || reply.is_conflict()) continue;
    const std::string answer = std::to_string(reply.reading.status) + " " + reply.reading.error_type;
    if (reply.reading.status == 0)
      add_defects(outcome, {{"RevisionId.mismatch", DefectKind::no_answer, "no answer", "an answer"}},
                  reply.exchange);
    else if (reply.reading.status != 412)
      add_defects(outcome, {{"RevisionId.mismatch", DefectKind::status, answer, "412, or 409"}},
                  reply.exchange);
    else if (reply.reading.error_type != "PreconditionFailedException")
      add_defects(outcome,
                  {{"error.PreconditionFailedException", DefectKind::error_type, answer,
                    "412 PreconditionFailedException"}},
                  reply.exchange);
  }
}

void judge(const Round& round, Outcome& outcome) {
  judge_losers(round, outcome);
  std::vector<std::size_t> winners;
  for (std::size_t i = 0; i < round.replies.size(); ++i)
    if (round.replies[i].is_success()) winners.push_back(i);
  const bool all_answered =
      std::ranges::all_of(round.replies, [](const Reply& r) { return r.reading.status != 0; });
  if (winners.size() > 1)
    add_defects(outcome,
                {{"RevisionId.stale", DefectKind::value,
                  "more than one update with the same RevisionId was made", "exactly one"}},
                round.replies[winners[1]].exchange);
  if (winners.empty() && all_answered)
    add_defects(outcome,
                {{"RevisionId.match", DefectKind::value, "no update with the latest RevisionId was made",
                  "exactly one"}},
                round.replies.front().exchange);
  if (winners.size() != 1 || !all_answered) return;
  const PackageFacts sent = facts_of(round.packages[winners.front()]);
  if (round.after.text("CodeSha256") != sent.code_sha256)
    add_defects(outcome,
                {{"RevisionId.mismatch", DefectKind::state_changed,
                  "the code is not that of the one update that was made", "CodeSha256 " + sent.code_sha256}},
                round.after.exchange);
}

}  // namespace

std::string hold_one_winner(const FunctionClient& client, unsigned clients, Outcome& outcome) {
  for (std::size_t number = 0; number < rounds && outcome.defects.empty(); ++number) {
    const Round round = play(client, clients, number);
    if (round.before.text("RevisionId").empty()) return "need a RevisionId to send: this endpoint tells none";
    judge(round, outcome);
  }
  return {};
}

}  // namespace plumbline::suite

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "suite/concurrency_laws.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;

constexpr std::size_t updates_each = 4;

/// An update or a read that one client made.
struct Action {
  RegisterOperation::Kind kind = RegisterOperation::Kind::read;
  PackageFacts sent;  ///< by an update
  Reply reply;
};
using Actions = std::vector<Action>;

Action read_by(const FunctionClient& client) {
  Action action;
  action.reply = client.read();
  return action;
}

/// What one client does: updates, and a read after each. Where it has to wait for others' updates to end, one
/// is enough: such endpoints take seconds for each.
Actions act(const FunctionClient& client, unsigned number, unsigned clients) {
  Actions actions;
  for (std::size_t i = 0; i < updates_each; ++i) {
    const std::string package = numbered_package(i * clients + number);
    Reply reply = client.update(package);
    const bool has_to_wait = reply.is_conflict();
    if (has_to_wait) {
      client.settle();
      reply = client.update_when_idle(package, {}, static_cast<int>(2 * clients));
    }
    actions.push_back({RegisterOperation::Kind::write, facts_of(package), std::move(reply)});
    actions.push_back(read_by(client));
    if (has_to_wait) break;
  }
  return actions;
}

void judge_answers(const Actions& actions, Outcome& outcome) {
  for (const Action& action : actions) {
    const Reply& reply = action.reply;
    const bool is_write = action.kind == RegisterOperation::Kind::write;
    const std::string clause = is_write ? "response.status" : "observed.read.status";
    if (reply.reading.status == 0) {
      add_defects(outcome, {{clause, DefectKind::no_answer, "no answer", "an answer"}}, reply.exchange);
    } else if (!reply.is_success()) {
      if (is_write && reply.is_conflict()) continue;
      add_defects(outcome,
                  {{clause, DefectKind::status,
                    std::to_string(reply.reading.status) + " " + reply.reading.error_type, "200"}},
                  reply.exchange);
    } else if (is_write && reply.text("CodeSha256") != action.sent.code_sha256) {
      add_defects(outcome,
                  {{"response.CodeSha256.value", DefectKind::value,
                    "an update among others is answered with another hash than that of the code sent",
                    "CodeSha256 " + action.sent.code_sha256}},
                  reply.exchange);
    }
  }
}

/// Hash, size and RevisionId of one answer must be those of one state. Packages of different hashes have
/// different sizes here.
void judge_tears(const Actions& actions, const std::map<std::string, std::int64_t>& sizes, Outcome& outcome) {
  std::map<std::string, std::string> hashes;
  std::set<std::string> made;
  for (const Action& action : actions) {
    const Reply& reply = action.reply;
    if (!reply.is_success()) continue;
    const std::string hash = reply.text("CodeSha256");
    const std::string revision = reply.text("RevisionId");
    const auto size = sizes.find(hash);
    if (size != sizes.end() && size->second != reply.number("CodeSize"))
      add_defects(
          outcome,
          {{"response.CodeSize.value", DefectKind::value, "CodeSize and CodeSha256 are of two packages",
            fmt::format("CodeSize {} with this CodeSha256", size->second)}},
          reply.exchange);
    if (revision.empty()) continue;
    if (hashes.try_emplace(revision, hash).first->second != hash)
      add_defects(outcome,
                  {{"response.RevisionId.value", DefectKind::value, "one RevisionId names two states",
                    "a RevisionId of its own for each update"}},
                  reply.exchange);
    if (action.kind == RegisterOperation::Kind::write && !made.insert(revision).second)
      add_defects(
          outcome,
          {{"observed.revision-id.changes", DefectKind::value, "two updates are answered with one RevisionId",
            "a RevisionId of its own for each update"}},
          reply.exchange);
  }
}

History history_of(const Actions& actions) {
  History history;
  for (const Action& action : actions) {
    const Reply& reply = action.reply;
    const bool is_write = action.kind == RegisterOperation::Kind::write;
    const bool is_answered = reply.reading.status != 0;
    const bool may_have_been_made = !is_answered || reply.reading.status >= 500;
    if (reply.is_success())
      history.push_back({action.kind, is_write ? action.sent.code_sha256 : reply.text("CodeSha256"),
                         reply.called, reply.returned});
    else if (is_write && may_have_been_made)
      history.push_back({action.kind, action.sent.code_sha256, reply.called, std::nullopt});
  }
  return history;
}

std::string said(const Contradiction& contradiction) {
  switch (contradiction.kind) {
    case Contradiction::Kind::never_written:
      return "a code is read that no update sent";
    case Contradiction::Kind::read_early:
      return "a code is read before the update that sent it";
    case Contradiction::Kind::overwritten:
      return "no order of the updates explains the answers: an update that was made is lost, or comes back";
  }
  return {};
}

/// The last answer that told that code: what it shows is wrong.
const Reply& witness_of(const Actions& actions, const Contradiction& contradiction) {
  const auto shows = [&](const Action& action) {
    const std::string hash = action.reply.text("CodeSha256");
    return action.kind == RegisterOperation::Kind::read &&
           (hash == contradiction.value || hash == contradiction.other);
  };
  const auto last = std::ranges::find_if(actions.rbegin(), actions.rend(), shows);
  return last != actions.rend() ? last->reply : actions.back().reply;
}

}  // namespace

std::string hold_one_after_another(const FunctionClient& client, unsigned clients, Outcome& outcome) {
  const Reply first = client.read();
  std::vector<Actions> of_clients(clients);
  at_once(clients, [&](unsigned i) { of_clients[i] = act(client, i, clients); });
  client.settle();

  Actions actions;
  for (Actions& one : of_clients) std::ranges::move(one, std::back_inserter(actions));
  actions.push_back(read_by(client));
  std::map<std::string, std::int64_t> sizes;
  for (const Action& action : actions)
    if (action.kind == RegisterOperation::Kind::write) sizes[action.sent.code_sha256] = action.sent.code_size;

  judge_answers(actions, outcome);
  judge_tears(actions, sizes, outcome);
  if (const auto contradiction = find_contradiction(history_of(actions), first.text("CodeSha256")))
    add_defects(outcome,
                {{"operation.updates-code", DefectKind::value, said(*contradiction),
                  "the answers of one update after the other"}},
                witness_of(actions, *contradiction).exchange);
  return {};
}

}  // namespace plumbline::suite

#include "suite/sequence.h"

#include <atomic>
#include <chrono>

#include "documentation.h"
#include "http/in_process.h"
#include "http/uri.h"
#include "law.h"
#include "moves_text.h"
#include "reference.h"
#include "suite/caller.h"
#include "suite/lambda_functions.h"
#include "suite/worker.h"

namespace plumbline::fuzz {
namespace {

http::Answer follow(http::Peer& peer, const std::string& link) {
  const auto url = http::parse_url(link);
  if (!url) return refused(http::NoAnswer{http::NoAnswer::Kind::malformed, url.error()});
  return peer.send({"GET", url->path + (url->query.empty() ? "" : "?" + url->query), {}, {}});
}

std::string text_of(const suite::Outcome& outcome) {
  std::string text(verdict::name_of(outcome.verdict));
  text += ' ' + outcome.reason;
  for (const verdict::Defect& defect : outcome.defects)
    text += fmt::format("; {}: {}, expected {}", defect.clause, defect.observed, defect.expected);
  return text;
}

}  // namespace

/// Law: whatever a client does to a function, the endpoint answers as the suite's model of it foretells;
/// where the first line says "slow" its changes take a while.
void hold(std::string_view bytes) {
  const suite::Sequence sequence{"sequence/fuzzed", read_moves(bytes)};
  const bool is_slow = bytes.starts_with("slow\n");
  Reference world(std::chrono::milliseconds(is_slow ? 5 : 0));
  http::InProcess peer([&](const http::Request& request) { return world.answer(request); });
  suite::Caller caller(peer, {.wait = [](std::chrono::milliseconds) {},
                              .fetch = [&](const std::string& url) { return follow(peer, url); }});
  const suite::FunctionSettings settings;
  suite::LambdaFunctions fixtures(caller, documentation(), settings, "0");
  suite::Outcome outcome;
  suite::Worker worker(caller, fixtures, documentation(), {.strict = true},
                       [&](const suite::Case&, const suite::Outcome& result) { outcome = result; });
  worker.run(suite::case_of(sequence, documentation()));
  worker.finish();
  const bool is_right =
      outcome.verdict == verdict::Verdict::pass || outcome.verdict == verdict::Verdict::contested;
  if (!is_right)
    broken("the endpoint does as the model says", suite::text_of(sequence.moves), text_of(outcome));
}

}  // namespace plumbline::fuzz

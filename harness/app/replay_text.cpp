#include "app/replay_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/text.h"
#include "verdict/reading.h"

namespace plumbline::app {
namespace {

using report::printable;

constexpr std::size_t shown_body_bytes_max = 160;

std::string headline(std::string_view verdict, const std::string& id) {
  return fmt::format("{:<10}  {}\n", verdict, printable(id));
}

std::string line(std::string_view what, const std::string& text) {
  return fmt::format("    {:<9} {}\n", what, text);
}

std::string wrong_lines(const suite::Outcome& outcome) {
  std::string text;
  for (const verdict::Defect& defect : outcome.defects)
    text +=
        line("wrong", printable(defect.clause + ": " + defect.observed + ", expected " + defect.expected));
  if (!outcome.reason.empty()) text += line("because", printable(outcome.reason));
  return text;
}

std::string answer_text(const suite::Exchange& exchange) {
  if (!exchange.response) return "nothing: " + printable(exchange.no_answer);
  const verdict::Reading reading = verdict::read(*exchange.response);
  std::string text = std::to_string(reading.status);
  if (!reading.error_type.empty()) text += " " + reading.error_type;
  if (!reading.message.empty()) text += ": " + reading.message;
  return printable(text, shown_body_bytes_max);
}

}  // namespace

std::string text_of_trial(const fuzzing::Trial& trial) {
  const http::Request& sent = trial.exchange.request;
  return headline(name_of(trial.outcome.verdict), trial.outcome.id) +
         line("sent", printable(sent.method + " " + sent.target)) +
         line("", printable(sent.body, shown_body_bytes_max)) +
         line("answered", answer_text(trial.exchange)) +
         line("predicted", printable(fmt::format("{} ({})", fuzzing::demand_of(trial.prediction),
                                                 fmt::join(trial.prediction.clauses, ", ")))) +
         wrong_lines(trial.outcome);
}

std::string text_of_case(const suite::Outcome& outcome) {
  std::string text = headline(name_of(outcome.verdict), outcome.id) + line("about", printable(outcome.about));
  if (outcome.exchange) {
    const http::Request& sent = outcome.exchange->request;
    text += line("sent", printable(sent.method + " " + sent.target)) +
            line("", printable(sent.body, shown_body_bytes_max)) +
            line("answered", answer_text(*outcome.exchange));
  } else if (outcome.status != 0) {
    text += line("answered", std::to_string(outcome.status));
  }
  return text + wrong_lines(outcome);
}

std::string text_of_skipped(const std::string& file, const std::string& why) {
  return headline("left out", file) + line("because", why);
}

}  // namespace plumbline::app

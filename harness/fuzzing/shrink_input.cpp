#include "fuzzing/shrink_input.h"

#include <cstddef>
#include <string>
#include <utility>

#include "fuzzing/stand_in.h"
#include "json/parse.h"
#include "json/write.h"
#include "suite/smaller_text.h"

namespace plumbline::fuzzing {
namespace {

/// The smallest input found so far, and how many attempts are left to find smaller ones.
class Smallest {
 public:
  Smallest(Input input, const StillShows& still_shows, int attempts)
      : input_(std::move(input)), still_shows_(still_shows), attempts_left_(attempts) {}

  [[nodiscard]] const Input& input() const { return input_; }
  [[nodiscard]] bool may_try() const { return attempts_left_ > 0; }

  bool take(Input candidate) {
    if (!may_try() || candidate == input_) return false;
    --attempts_left_;
    if (!still_shows_(candidate)) return false;
    input_ = std::move(candidate);
    return true;
  }

  bool take_name(std::string name) { return take({std::move(name), input_.is_raw, input_.body}); }
  bool take_body(std::string body) { return take({input_.name, input_.is_raw, std::move(body)}); }

 private:
  Input input_;
  const StillShows& still_shows_;
  int attempts_left_;
};

/// How to make a text of the input smaller, of which `take` makes an input.
suite::TextTrial text_trial(const Smallest& smallest, std::function<bool(const std::string&)> take) {
  return {std::move(take), [&smallest] { return smallest.may_try(); }};
}

void take_plain_parts(Smallest& smallest, const PlainBodies& plain) {
  (void)smallest.take_name(std::string(example::function));
  for (const std::string* body : {&plain.dry, &plain.simple})
    if (smallest.take_body(*body)) return;
  (void)smallest.take_body("{}");
}

void leave_out_members(Smallest& smallest) {
  const auto body = json::parse(smallest.input().body);
  if (!body || body->object() == nullptr) return;
  json::Object members = *body->object();
  for (std::size_t i = members.size(); i-- > 0 && smallest.may_try();) {
    json::Object fewer = members;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (smallest.take_body(json::write(fewer))) members = std::move(fewer);
  }
  for (std::size_t i = 0; i < members.size() && smallest.may_try(); ++i) {
    if (members[i].value.string() == nullptr) continue;
    const std::string text = *members[i].value.string();
    const auto take = [&](const std::string& other) {
      json::Object shorter = members;
      shorter[i].value = other;
      if (!smallest.take_body(json::write(shorter))) return false;
      members = std::move(shorter);
      return true;
    };
    (void)suite::shortened(text, text_trial(smallest, take));
  }
}

/// In the path ':' and '$' read better as they are; what holds neither looks the same both ways.
void take_plain_form(Smallest& smallest) {
  const bool is_raw = smallest.input().name.find_first_of(":$") != std::string::npos;
  (void)smallest.take({smallest.input().name, is_raw, smallest.input().body});
}

bool is_plain(const std::string& body, const PlainBodies& plain) {
  return body == plain.dry || body == plain.simple;
}

}  // namespace

Input shrink(Input input, const PlainBodies& plain, const StillShows& still_shows, int attempts_max) {
  Smallest smallest(std::move(input), still_shows, attempts_max);
  take_plain_parts(smallest, plain);
  if (smallest.input().name != example::function) {
    const suite::TextTrial trial =
        text_trial(smallest, [&](const std::string& name) { return smallest.take_name(name); });
    (void)suite::flattened(suite::shortened(smallest.input().name, trial), ":", trial);
  }
  take_plain_form(smallest);
  if (!is_plain(smallest.input().body, plain)) {
    leave_out_members(smallest);
    (void)suite::shortened(smallest.input().body, text_trial(smallest, [&](const std::string& body) {
                             return smallest.take_body(body);
                           }));
  }
  return smallest.input();
}

}  // namespace plumbline::fuzzing

#include <algorithm>

#include "documentation.h"
#include "json/parse.h"
#include "law.h"
#include "openssl_base64.h"
#include "package/sha256.h"
#include "reference.h"
#include "request_text.h"
#include "verdict/envelope.h"
#include "verdict/reading.h"
#include "verdict/shape.h"
#include "verdict/verdict.h"

namespace plumbline::fuzz {
namespace {

const std::string& text_in(const json::Value& object, std::string_view member) {
  static const std::string none;
  const json::Value* value = object.find(member);
  return value != nullptr && value->string() != nullptr ? *value->string() : none;
}

bool is_true(const json::Value& object, std::string_view member) {
  const json::Value* value = object.find(member);
  return value != nullptr && value->boolean() != nullptr && *value->boolean();
}

/// What any answer must be: of a documented status, in its envelope, in its shape.
void expect_documented(const Asked& asked, const http::Request& request, const http::Response& response) {
  constexpr int statuses[] = {400, 403, 404, 409, 412, 413, 415};
  const bool is_success = response.status == asked.operation.success;
  const bool is_refusal = std::ranges::find(statuses, response.status) != std::end(statuses);
  expect("the status is documented", is_success || is_refusal, std::to_string(response.status));

  const verdict::Reading reading = verdict::read(response);
  verdict::Defects defects = verdict::judge_envelope(request, response, reading, asked.operation);
  if (is_success && asked.operation.output != nullptr && reading.body) {
    for (verdict::Defect& defect : verdict::judge_shape(asked.operation, *reading.body))
      defects.push_back(std::move(defect));
  }
  for (const verdict::Defect& defect : defects) {
    if (verdict::verdict_of(defect, documentation(), {.strict = true}) == verdict::Verdict::fail)
      broken(defect.clause, defect.expected, defect.observed);
  }
}

/// What an accepted update must have been, and must have done.
void expect_right_update(const Asked& asked, const http::Request& request, const http::Response& response,
                         const service::Function& before, const service::Function& after) {
  const auto body = json::parse(request.body);
  if (!body) broken("an accepted body is JSON", request.body, body.error().reason);
  const std::string wrong = broken_constraint(asked, *body);
  expect("accepted means that every constraint holds", wrong.empty(), wrong);
  const std::string& revision = text_in(*body, "RevisionId");
  if (body->find("RevisionId") != nullptr && !body->find("RevisionId")->is(json::Kind::null))
    expect_same("an update with a RevisionId has the current one", revision, before.latest.revision_id);

  const auto answered = json::parse(response.body);
  if (!answered) broken("an answer is JSON", response.body, answered.error().reason);
  if (const auto bytes = openssl_decode(text_in(*body, "ZipFile")); bytes && !bytes->empty())
    expect_same("CodeSha256 is that of the code sent", text_in(*answered, "CodeSha256"),
                package::sha256_base64(*bytes));

  if (is_true(*body, "DryRun")) return;
  expect_same("the code kept is the code answered", after.latest.code.sha256,
              text_in(*answered, "CodeSha256"));
  expect("an update changes the RevisionId", after.latest.revision_id != before.latest.revision_id,
         after.latest.revision_id);
  const bool is_published = is_true(*body, "Publish");
  expect_same("Publish, and nothing else, publishes", after.published.size(),
              before.published.size() + (is_published ? 1 : 0));
  if (is_published)
    expect_same("the version is answered", text_in(*answered, "Version"), after.published.back()->version);
  for (std::size_t i = 0; i < before.published.size(); ++i)
    expect("published versions stay as they are", before.published[i] == after.published[i],
           "the same record");
}

bool is_dry(const http::Request& request) {
  const auto body = json::parse(request.body);
  return body && is_true(*body, "DryRun");
}

Reference& reference() {
  static Reference made;
  return made;
}

}  // namespace

/// Law: whatever is asked of the endpoint, the answer is a documented one; what it accepts keeps every
/// constraint; a request that is refused, dry, or only reads leaves every function as it is; and the same
/// request in the same world has the same answer.
void hold(std::string_view bytes) {
  const http::Request request = read_request_text(bytes);
  Reference& world = reference();
  world.rewind();
  const Reference::State before = world.state();
  const http::Response response = world.answer(request);
  const Reference::State after = world.state();
  const bool is_changed = after != before;
  expect("no request makes the service fail", response.status < 500, std::to_string(response.status));

  const std::optional<Asked> asked = asked_operation(request);
  const bool is_update = asked && asked->operation.name == "UpdateFunctionCode";
  if (response.status >= 300) expect("a refused request changes nothing", !is_changed, "the same functions");
  if (request.method == "GET") expect("a read changes nothing", !is_changed, "the same functions");
  if (asked) expect_documented(*asked, request, response);
  if (is_update && response.status == 200) {
    if (is_dry(request)) expect("a dry run changes nothing", !is_changed, "the same functions");
    expect_right_update(*asked, request, response, *before.front(), *after.front());
  }

  if (is_changed)
    world.renew();
  else
    world.rewind();
  const http::Response again = world.answer(request);
  expect_same("the same request has the same answer", again.body, response.body);
  expect_same("the same request has the same status", again.status, response.status);
  if (is_changed) world.renew();
}

}  // namespace plumbline::fuzz

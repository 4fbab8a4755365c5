#include <atomic>
#include <memory>
#include <thread>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// Where requests linger in the hope of others, so that what races does so each time.
class Meeting {
 public:
  /// Waits until another request has come this far, or for a while.
  void wait() {
    const int mine = ++arrived_;
    for (int turn = 0; turn < turns_max && arrived_ == mine; ++turn) std::this_thread::yield();
  }

  /// Whether others are inside; the caller is, until it leaves.
  [[nodiscard]] bool enter_among_others() { return inside_++ > 0; }
  void leave() { --inside_; }

 private:
  static constexpr int turns_max = 2000;
  std::atomic<int> arrived_{0};
  std::atomic<int> inside_{0};
};

using Racing = std::function<Response(const Request&, const Handler& reference, Meeting& meeting)>;

Make racing(Racing answer) {
  return [answer = std::move(answer)](Handler reference) -> Handler {
    const auto meeting = std::make_shared<Meeting>();
    return [answer, meeting, reference = std::move(reference)](const Request& request) {
      return operation_of(request) == Operation::update_function_code ? answer(request, reference, *meeting)
                                                                      : reference(request);
    };
  };
}

/// Answers itself where another update is under way.
Make among_others(Answer answer) {
  return racing(
      [answer = std::move(answer)](const Request& request, const Handler& reference, Meeting& meeting) {
        const bool is_among_others = meeting.enter_among_others();
        if (!is_among_others) meeting.wait();
        Response response = is_among_others ? answer(request, reference) : reference(request);
        meeting.leave();
        return response;
      });
}

Response check_then_act(const Request& request, const Handler& reference, Meeting& meeting) {
  const Value body = object_of(request.body);
  const std::string sent = text_in(body, "RevisionId");
  const std::string current = text_in(configuration_of(reference, name_in(request)), "RevisionId");
  if (sent.empty() || sent != current) return reference(request);
  meeting.wait();
  return reference(without_member(request, "RevisionId"));
}

/// The answer takes members from what is there when it is written.
Racing answering_late(std::string_view member) {
  return [member](const Request& request, const Handler& reference, Meeting& meeting) {
    Response response = reference(request);
    if (!is_success(response)) return response;
    meeting.wait();
    const Value now = configuration_of(reference, function_in(name_in(request)));
    Value body = object_of(response.body);
    if (const Value* value = now.find(member)) body.set(member, *value);
    return ok(body);
  };
}

/// Update and publication are two steps.
Response publish_apart(const Request& request, const Handler& reference, Meeting& meeting) {
  if (!has(object_of(request.body), "Publish", true)) return reference(request);
  const Response updated = reference(without_member(request, "Publish"));
  if (!is_success(updated)) return updated;
  meeting.wait();
  Response published =
      reference({"POST", "/2015-03-31/functions/" + raw_name_in(request) + "/versions", {}, {}});
  if (published.status == 201) published.status = 200;
  return published;
}

Response lose(const Request& request, const Handler& reference) {
  return reference(with_member(request, "DryRun", true));
}

Response fail(const Request&, const Handler&) {
  return error(500, "ServiceException", "Two updates at once are too many.");
}

Response publish_twice(const Request& request, const Handler& reference) {
  Response response = reference(request);
  if (has(object_of(request.body), "Publish", true)) response = reference(request);
  return response;
}

Response refuse_without_reason(const Request& request, const Handler&) {
  (void)request;
  return error(412, "PreconditionFailedException", "Somebody else was there before.");
}

bool is_conflict(const Response& response) { return error_type_of(response) == "ResourceConflictException"; }

/// The state is never busy for who updates, though it says so.
Make conflict_edited(std::function<Response(const Request&, const Handler&, Response)> edit) {
  return on_update([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    return is_conflict(response) ? edit(request, reference, std::move(response)) : response;
  });
}

Mutant concurrent(std::string id, std::string about, std::vector<std::string> clauses, Make make) {
  return {.id = "race/" + std::move(id),
          .about = std::move(about),
          .clauses = std::move(clauses),
          .source = "D48",
          .make = std::move(make),
          .world = World::concurrent};
}

Mutant asynchronous(std::string id, std::string about, std::string source, Make make) {
  return {.id = "async/" + std::move(id),
          .about = std::move(about),
          .clauses = {"observed.update-in-progress", "operation.updates-code"},
          .source = std::move(source),
          .make = std::move(make),
          .world = World::asynchronous};
}

}  // namespace

Mutants race_mutants() {
  return {
      concurrent("revision-checked-first", "RevisionId is compared before the update, not with it",
                 {"RevisionId.match", "RevisionId.stale", "RevisionId.mismatch"}, racing(check_then_act)),
      concurrent("lost", "An update that comes while another one is made is answered and lost",
                 {"operation.updates-code"}, among_others(lose)),
      concurrent("fails", "An update that comes while another one is made fails", {"response.status"},
                 among_others(fail)),
      concurrent("refused", "An update that comes while another one is made is a precondition that failed",
                 {"response.status", "RevisionId.optional"}, among_others(refuse_without_reason)),
      concurrent("size-of-another", "CodeSize is of the update that came last", {"response.CodeSize.value"},
                 racing(answering_late("CodeSize"))),
      concurrent("hash-of-another", "CodeSha256 is of the update that came last",
                 {"response.CodeSha256.value"}, racing(answering_late("CodeSha256"))),
      concurrent("revision-of-another", "RevisionId is of the update that came last",
                 {"response.RevisionId.value", "observed.revision-id.changes"},
                 racing(answering_late("RevisionId"))),
      concurrent("published-apart", "An update and its publication are two steps",
                 {"Publish.after-update", "Publish.publishes"}, racing(publish_apart)),
      concurrent("number-skipped", "A publication that comes while another one is made takes two numbers",
                 {"Publish.publishes"}, among_others(publish_twice)),
      asynchronous("second-lost", "An update during another one is answered and not made", "D22",
                   conflict_edited([](const Request& request, const Handler& reference, const Response&) {
                     return as_if_updated(request, reference);
                   })),
      asynchronous("second-is-400", "An update during another one is an invalid parameter", "D22",
                   conflict_edited([](const Request&, const Handler&, Response response) {
                     become_error(response, 400, "InvalidParameterValueException");
                     return response;
                   })),
      asynchronous("second-fails", "An update during another one fails", "statement",
                   conflict_edited([](const Request&, const Handler&, Response response) {
                     become_error(response, 500, "ServiceException");
                     return response;
                   })),
      asynchronous("never-ends", "An update stays in progress for ever", "D23",
                   configurations_edited([](Value& configuration) {
                     if (text_in(configuration, "LastUpdateStatus") == "Successful")
                       configuration.set("LastUpdateStatus", "InProgress");
                   })),
  };
}

}  // namespace plumbline::power

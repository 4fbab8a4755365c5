#include "service/operation.h"

namespace plumbline::service {

/// Says that the endpoint answers, to whoever waits for it.
Outcome report_health(const Call&, const Context&) { return json_answer(200, R"({"status":"ok"})"); }

}  // namespace plumbline::service

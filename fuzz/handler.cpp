#include "law.h"
#include "reference.h"
#include "request_text.h"

namespace plumbline::fuzz {
namespace {

Reference& reference() {
  static Reference made;
  return made;
}

}  // namespace

/// Law: whatever is asked of the endpoint, it answers with an id, and with no fault of its own. What
/// `request` holds of the answers besides takes many times as long as they: this is for going through
/// requests quickly.
void hold(std::string_view bytes) {
  Reference& world = reference();
  world.rewind();
  const http::Response response = world.answer(read_request_text(bytes));
  expect("no request makes the service fail", response.status < 500, std::to_string(response.status));
  expect("every answer has an id", response.headers.contains("x-amzn-RequestId"), "x-amzn-RequestId");
  if (!world.is_at_first()) world.renew();
}

}  // namespace plumbline::fuzz

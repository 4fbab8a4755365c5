#include "suite/cut_bodies.h"

#include "package/sha256.h"

namespace plumbline::suite {

void cut_bodies(Exchange& exchange) {
  std::string& body = exchange.request.body;
  if (body.size() > kept_body_bytes_max) {
    if (!exchange.cut_body) exchange.cut_body = {body.size(), package::sha256_hex(body)};
    body.resize(kept_body_bytes_max);
    body.shrink_to_fit();
  }
  if (exchange.response && exchange.response->body.size() > kept_body_bytes_max)
    exchange.response->body.resize(kept_body_bytes_max);
}

}  // namespace plumbline::suite

#include "app/front_door.h"

#include <utility>

#include "wire/sigv4_verify.h"

namespace plumbline::app {

http::Handler behind(FrontDoor door, std::shared_ptr<service::Endpoint> endpoint) {
  if (door.keyring == nullptr) {
    return [endpoint](http::Request request) { return endpoint->handle(std::move(request)); };
  }
  return [door = std::move(door), endpoint](http::Request request) {
    if (request.target.starts_with("/_plumbline/")) return endpoint->handle(std::move(request));
    const auto signer = wire::verify(request, *door.keyring, "lambda", door.clock());
    if (signer) {
      http::Response response = endpoint->handle(std::move(request), {signer->account, signer->region});
      response.headers.add(std::string(account_header), signer->account);
      return response;
    }
    http::Response refusal = wire::response_of(signer.error());
    refusal.headers.add("x-amzn-RequestId", door.ids());
    return refusal;
  };
}

}  // namespace plumbline::app

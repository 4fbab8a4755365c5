#include "app/loopback.h"

namespace plumbline::app {

bool is_loopback(std::string_view host) {
  if (host == "localhost" || host == "::1") return true;
  // A name may begin as an address does: 127.example.org is somewhere else.
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

}  // namespace plumbline::app

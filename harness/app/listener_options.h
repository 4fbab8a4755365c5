#pragma once

#include <cstdint>
#include <string>

#include "result.h"
#include "wire/server.h"

namespace CLI {
class App;
}

namespace plumbline::app {

/// Where `plumbline serve` listens, and to whom.
struct ListenerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 9001;
  std::string port_file;
  std::string public_url;  ///< how clients reach it; empty: as their Host header says
  unsigned threads = 2;
  bool quiet = false;
  std::string tls_certificate;  ///< empty: plain HTTP
  std::string tls_key;
  bool insecure = false;  ///< strangers are let in

  /// What links to this server begin with: a scheme alone where the rest is as clients know it.
  [[nodiscard]] std::string base_of_links() const {
    return public_url.empty() ? std::string(scheme()) + "://" : public_url;
  }
  [[nodiscard]] std::string_view scheme() const { return tls_certificate.empty() ? "http" : "https"; }
};

void add_listener_options(CLI::App& command, ListenerOptions& options);

/// The server that these ask for. Refused, with what to say instead, is one that serves strangers unasked: on
/// an address that others reach, with nobody asked for a signature.
[[nodiscard]] Result<wire::ServerSettings, std::string> server_settings(const ListenerOptions& options,
                                                                        bool asks_for_signatures);

}  // namespace plumbline::app

#include "app/listener_options.h"

#include <CLI/CLI.hpp>

#include "app/loopback.h"
#include "http/uri.h"

namespace plumbline::app {
namespace {

const CLI::Validator& url() {
  static const CLI::Validator validator(
      [](const std::string& text) {
        const auto read = http::parse_url(text);
        if (!read) return read.error();
        return read->path.empty() && read->query.empty() && !text.ends_with('/')
                   ? std::string()
                   : std::string("a scheme and a host, https://lambda.test:9001");
      },
      "");
  return validator;
}

void add_tls_options(CLI::App& command, ListenerOptions& options) {
  auto* certificate =
      command
          .add_option("--tls-cert", options.tls_certificate,
                      "Serve HTTPS with this certificate, PEM, those that lead to its root behind it")
          ->type_name("FILE")
          ->group("Listener");
  auto* key = command.add_option("--tls-key", options.tls_key, "Its private key, PEM, without a passphrase")
                  ->type_name("FILE")
                  ->needs(certificate)
                  ->group("Listener");
  certificate->needs(key);
}

}  // namespace

void add_listener_options(CLI::App& command, ListenerOptions& options) {
  command
      .add_option("--host", options.host,
                  "Address to listen on; one that others reach needs --require-sigv4 or --insecure")
      ->capture_default_str()
      ->group("Listener");
  command.add_option("--port", options.port, "Port to listen on; 0: the system picks one")
      ->capture_default_str()
      ->group("Listener");
  command.add_option("--port-file", options.port_file, "Write the port to this file once it listens")
      ->type_name("FILE")
      ->group("Listener");
  command
      .add_option(
          "--public-url", options.public_url,
          "What Code.Location begins with where a proxy stands before it; otherwise the scheme served "
          "and the Host that was asked")
      ->type_name("URL")
      ->check(url())
      ->group("Listener");
  command.add_flag("--insecure", options.insecure, "Serve strangers: anybody who reaches --host")
      ->group("Listener");
  add_tls_options(command, options);
  command.add_option("--threads", options.threads, "Threads that serve")
      ->capture_default_str()
      ->check(CLI::Range(1U, 256U))
      ->group("Listener");
  command.add_flag("--quiet,-q", options.quiet, "Say nothing on start")->group("Listener");
}

Result<wire::ServerSettings, std::string> server_settings(const ListenerOptions& options,
                                                          bool asks_for_signatures) {
  if (!is_loopback(options.host) && !asks_for_signatures && !options.insecure) {
    return refused("--host " + options.host +
                   " lets in everybody who reaches that address. Ask for signatures (--require-sigv4 "
                   "--credentials FILE), or say --insecure where that is meant");
  }
  wire::ServerSettings settings;
  settings.host = options.host;
  settings.port = options.port;
  settings.threads = options.threads;
  if (!options.tls_certificate.empty()) settings.tls = {options.tls_certificate, options.tls_key};
  return settings;
}

}  // namespace plumbline::app

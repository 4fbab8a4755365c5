#include "app/limit_options.h"

#include <chrono>
#include <string>

#include <CLI/CLI.hpp>

namespace plumbline::app {
namespace {

constexpr double day_s = 24.0 * 60 * 60;

void add_seconds(CLI::App& command, const char* name, double& seconds, const std::string& help) {
  command.add_option(name, seconds, help)
      ->type_name("S")
      ->capture_default_str()
      ->check(CLI::Range(0.001, day_s))
      ->group("Limits");
}

}  // namespace

void add_limit_options(CLI::App& command, LimitOptions& options) {
  command
      .add_option("--memory-limit", options.memory_bytes,
                  "Bytes of large request and response bodies held at once (also 64MiB, 1GiB); a request "
                  "beyond it is answered 503 with Retry-After, its body unread")
      ->type_name("BYTES")
      ->transform(CLI::AsSizeValue(false))
      ->default_str("512MiB")
      ->check(CLI::PositiveNumber)
      ->group("Limits");
  command
      .add_option("--connection-limit", options.connections,
                  "Connections served at once; further ones wait in the system's queue")
      ->type_name("N")
      ->capture_default_str()
      ->check(CLI::PositiveNumber)
      ->group("Limits");
  add_seconds(command, "--idle-timeout", options.idle_timeout_s,
              "Seconds that a connection may be quiet between requests");
  add_seconds(command, "--header-timeout", options.header_timeout_s,
              "Seconds that a TLS handshake, and a request's header lines, may take");
  add_seconds(command, "--body-timeout", options.body_timeout_s,
              "Seconds that a request's body, and taking an answer, may take");
  add_seconds(
      command, "--grace", options.grace_s,
      "Seconds that requests in flight have to end on SIGTERM, SIGINT or SIGHUP; a second signal ends "
      "the program at once");
}

void apply(const LimitOptions& options, wire::ServerSettings& settings) {
  settings.held_body_bytes_max = options.memory_bytes;
  settings.connections_max = options.connections;
  settings.deadlines.idle = milliseconds_of(options.idle_timeout_s);
  settings.deadlines.handshake = settings.deadlines.header = milliseconds_of(options.header_timeout_s);
  settings.deadlines.body = settings.deadlines.write = milliseconds_of(options.body_timeout_s);
}

std::chrono::milliseconds milliseconds_of(double seconds) {
  return std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double>(seconds));
}

}  // namespace plumbline::app

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/end_signals.h"
#include "app/exit_status.h"
#include "app/freed_memory.h"
#include "app/front_door.h"
#include "app/reference.h"
#include "app/serve_options.h"
#include "app/watching.h"
#include "http/uri.h"
#include "service/durable_store.h"
#include "service/uuid.h"
#include "wire/keyring.h"
#include "wire/server.h"

namespace plumbline::app {
namespace {

/// Tells who runs the endpoint what failed: its clients are told only that something did.
auto teller(const std::string& what) {
  return [what](const std::string& reason) {
    std::cerr << fmt::format("plumbline serve: {}: {}\n", what, reason);
  };
}

/// nullptr where nothing is to be kept. The error says what is wrong with the folder.
Result<std::shared_ptr<service::Store>, std::string> open_store(const ServeOptions& options) {
  if (options.data.empty()) return std::shared_ptr<service::Store>();
  auto store = service::DurableStore::open({.folder = options.data,
                                            .code_storage_bytes_max = options.code_storage_limit,
                                            .on_failure = teller("the store failed")});
  if (!store) return refused("--data: " + store.error());
  return std::shared_ptr<service::Store>(*std::move(store));
}

/// nullptr where nobody is asked for a signature. The error says what is wrong with the file.
Result<std::shared_ptr<const wire::Keyring>, std::string> read_keyring(const ServeOptions& options) {
  if (!options.require_sigv4) return std::shared_ptr<const wire::Keyring>();
  std::ifstream in(options.credentials, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return refused("cannot read " + options.credentials);
  auto keyring = wire::Keyring::read(text, options.home.account);
  if (!keyring) return refused(options.credentials + ": " + keyring.error());
  return std::make_shared<const wire::Keyring>(*std::move(keyring));
}

bool write_port(const std::string& file, std::uint16_t port) {
  std::ofstream out(file);
  out << port << "\n";
  return static_cast<bool>(out.flush());
}

void greet(const ServeOptions& options, std::uint16_t port) {
  const http::Url url{std::string(options.listener.scheme()), options.listener.host, port, {}, {}};
  std::cout << fmt::format(
                   "{0} listens on {1}://{2} (account {3}, region {4}; {5}).\n"
                   "  aws lambda list-functions --endpoint-url {1}://{2} --region {4}\n"
                   "Ctrl-C ends it.",
                   described(options.stand_in), url.scheme, url.authority(), options.home.account,
                   options.home.region, options.data.empty() ? "nothing is kept" : "kept in " + options.data)
            << std::endl;
}

/// What the server refuses by itself, under a request id like everything else.
http::Response refused_with_id(const wire::Refusal& refusal) {
  http::Response response = wire::json_refusal(refusal);
  response.headers.add("x-amzn-RequestId", service::random_uuid());
  return response;
}

int refuse(const std::string& why) {
  std::cerr << "plumbline serve: " << why << "\n";
  return wrong_usage;
}

int serve(const ServeOptions& options) {
  keep_freed_memory();
  const EndSignals signals;
  auto settings = server_settings(options.listener, options.require_sigv4);
  if (!settings) return refuse(settings.error());
  apply(options.limits, *settings);
  auto keyring = read_keyring(options);
  if (!keyring) return refuse(keyring.error());
  auto store = open_store(options);
  if (!store) return refuse(store.error());
  auto code_source = open_code_source(options.s3, wire::process_environment, teller("S3"));
  if (!code_source) return refuse(code_source.error());
  const auto endpoint = make_reference(settings_of(options), *std::move(code_source), *std::move(store));
  const FrontDoor door{std::chrono::system_clock::now, service::random_uuid, *std::move(keyring)};
  auto handler = handler_of(options.stand_in, behind(door, endpoint));
  if (!handler) return refuse(handler.error());
  // Who has to sign has no account until then.
  const std::string account = options.require_sigv4 ? "" : options.home.account;
  handler = watched(*settings, *std::move(handler), log_settings(options.log, account));
  settings->refusal_answer = refused_with_id;
  auto server = wire::Server::start(*settings, *std::move(handler));
  if (!server) return refuse(server.error());
  const std::uint16_t port = (*server)->port();
  const std::string& port_file = options.listener.port_file;
  if (!port_file.empty() && !write_port(port_file, port)) return refuse("cannot write " + port_file);
  if (!options.listener.quiet) greet(options, port);
  signals.wait();
  signals.let_the_next_end_the_program();
  (*server)->stop(milliseconds_of(options.limits.grace_s));
  return conforms;
}

}  // namespace

void add_serve_command(CLI::App& program, Action& chosen) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = program.add_subcommand(
      "serve",
      "The reference endpoint: UpdateFunctionCode as documented, and the operations that clients need beside it");
  command->footer(
      "  plumbline serve --port 9001\n"
      "  aws lambda update-function-code --endpoint-url http://127.0.0.1:9001 \\\n"
      "      --function-name my-function --zip-file fileb://function.zip --publish");
  add_serve_options(*command, *options);
  command->callback([options, &chosen] { chosen = [options] { return serve(*options); }; });
}

}  // namespace plumbline::app

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_status.h"
#include "app/reference.h"
#include "service/directory_source.h"
#include "wire/server.h"

namespace plumbline::app {
namespace {

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 9001;
  std::string port_file;
  unsigned threads = 2;
  service::Settings service;
  std::string s3_root;
  bool quiet = false;
};

/// Blocks the signals that ask for an end in this thread and those it starts, and waits for one of them.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set_, signal);
    pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  }
  void wait() const {
    int signal = 0;
    sigwait(&set_, &signal);
  }

 private:
  sigset_t set_{};
};

std::shared_ptr<const service::CodeSource> source_of(const std::string& s3_root) {
  if (s3_root.empty()) return std::make_shared<service::NoBuckets>();
  return std::make_shared<service::DirectorySource>(s3_root);
}

bool write_port(const std::string& file, std::uint16_t port) {
  std::ofstream out(file);
  out << port << "\n";
  return static_cast<bool>(out.flush());
}

int serve(const ServeOptions& options) {
  const EndSignals signals;
  const auto endpoint = make_reference(options.service, source_of(options.s3_root));
  wire::ServerSettings settings;
  settings.host = options.host;
  settings.port = options.port;
  settings.threads = options.threads;
  auto server = wire::Server::start(
      settings, [endpoint](const http::Request& request) { return endpoint->handle(request); });
  if (!server) {
    std::cerr << "plumbline serve: " << server.error() << "\n";
    return wrong_usage;
  }
  const std::uint16_t port = (*server)->port();
  if (!options.port_file.empty() && !write_port(options.port_file, port)) {
    std::cerr << "plumbline serve: cannot write " << options.port_file << "\n";
    return wrong_usage;
  }
  if (!options.quiet)
    std::cout << fmt::format(
                     "The reference endpoint listens on http://{0}:{1} (account {2}, region {3}; nothing is "
                     "kept).\n"
                     "  aws lambda list-functions --endpoint-url http://{0}:{1} --region {3}\n"
                     "Ctrl-C ends it.",
                     options.host, port, options.service.account, options.service.region)
              << std::endl;
  signals.wait();
  (*server)->stop(std::chrono::seconds(5));
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
  command->add_option("--host", options->host, "Address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "Port to listen on; 0: the system picks one")
      ->capture_default_str();
  command->add_option("--port-file", options->port_file, "Write the port to this file once it listens")
      ->type_name("FILE");
  command->add_option("--threads", options->threads, "Threads that serve")
      ->capture_default_str()
      ->check(CLI::Range(1U, 256U));
  command->add_option("--account", options->service.account, "Account id of the functions")
      ->capture_default_str()
      ->check(CLI::Validator(
          [](const std::string& text) {
            const bool right = text.size() == 12 && text.find_first_not_of("0123456789") == std::string::npos;
            return right ? std::string() : "an account id has 12 digits";
          },
          "12 DIGITS"));
  command->add_option("--region", options->service.region, "Region of the functions")->capture_default_str();
  command
      ->add_option("--s3-root", options->s3_root,
                   "Folder in the place of S3: buckets are folders, keys files in them")
      ->check(CLI::ExistingDirectory);
  command->add_flag("--quiet,-q", options->quiet, "Say nothing on start");
  command->callback([options, &chosen] { chosen = [options] { return serve(*options); }; });
}

}  // namespace plumbline::app

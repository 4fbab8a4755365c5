#include "app/s3_options.h"

#include <chrono>
#include <thread>
#include <utility>

#include <CLI/CLI.hpp>

#include "app/s3_source.h"
#include "app/signing.h"
#include "http/uri.h"
#include "service/directory_source.h"
#include "service/limits.h"

namespace plumbline::app {
namespace {

using CodeSource = std::shared_ptr<const service::CodeSource>;

/// Where any server will do, its region does too: this one is S3's own default.
constexpr const char* usual_region = "us-east-1";

std::string region_of(const S3Options& options, const wire::Environment& environment) {
  if (!options.region.empty()) return options.region;
  return wire::find_region(environment).value_or(usual_region);
}

wire::ClientSettings client_settings(const S3Options& options, http::Url endpoint) {
  wire::ClientSettings settings;
  settings.endpoint = std::move(endpoint);
  settings.connect_timeout = std::chrono::seconds(3);
  settings.patience.full = std::chrono::seconds(30);
  settings.body_bytes_max = service::Limits{}.unzipped_bytes_max;
  settings.ca_file = options.ca_bundle;
  return settings;
}

}  // namespace

void add_s3_options(CLI::App& command, S3Options& options) {
  auto* root =
      command
          .add_option("--s3-root", options.root,
                      "Folder in the place of S3: buckets are folders, keys files in them; the version "
                      "ID of a KEY is the file .versions/KEY/ID in its bucket")
          ->type_name("DIR")
          ->check(CLI::ExistingDirectory)
          ->group("S3");
  auto* endpoint =
      command
          .add_option("--s3-endpoint", options.endpoint,
                      "Server that speaks S3's protocol, asked path-style; credentials are those "
                      "that the AWS CLI would use")
          ->type_name("URL")
          ->excludes(root)
          ->group("S3");
  command.add_option("--s3-ca-bundle", options.ca_bundle, "Certificates to trust it by, PEM")
      ->envname("AWS_CA_BUNDLE")
      ->type_name("FILE")
      ->group("S3");
  command.add_option("--s3-profile", options.profile, "Profile of the credentials for it")
      ->type_name("NAME")
      ->needs(endpoint)
      ->group("S3");
  command.add_option("--s3-region", options.region, "Region that requests to it are signed for")
      ->type_name("REGION")
      ->needs(endpoint)
      ->group("S3");
}

Result<CodeSource, std::string> open_code_source(const S3Options& options,
                                                 const wire::Environment& environment,
                                                 std::function<void(const std::string&)> tell_failure) {
  if (!options.root.empty()) return CodeSource(std::make_shared<service::DirectorySource>(options.root));
  if (options.endpoint.empty()) return CodeSource(std::make_shared<service::NoBuckets>());
  auto url = http::parse_url(options.endpoint);
  if (!url) return refused("--s3-endpoint " + options.endpoint + ": " + url.error());
  SigningChoice choice{"s3", region_of(options, environment), options.profile};
  choice.options = {.normalize_path = false, .encode_path = false, .body_hash_header = true};
  auto peer = signing_client(client_settings(options, *std::move(url)), choice, environment);
  if (!peer) return refused("--s3-endpoint: " + peer.error());
  S3Access access;
  access.peer = *std::move(peer);
  access.pause = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); };
  access.tell_failure = std::move(tell_failure);
  return CodeSource(std::make_shared<S3Source>(std::move(access)));
}

}  // namespace plumbline::app

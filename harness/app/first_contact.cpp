#include "app/first_contact.h"

#include <algorithm>
#include <array>
#include <iostream>

#include <fmt/format.h>

namespace plumbline::app {
namespace {

/// Where an advice holds.
enum class When { always, signed_, unsigned_, plain };

/// Advice on a text in what came of the first requests; of those that fit the first is given.
struct Advice {
  std::string_view said;
  When when;
  std::string_view text;
};

constexpr std::string_view sign =
    "It asks for a signature: --sigv4 signs with what the AWS CLI would use, AWS_ACCESS_KEY_ID,\n"
    "AWS_SECRET_ACCESS_KEY and AWS_REGION or a profile. Most emulators take any: test, test, us-east-1.";
constexpr std::string_view other_credentials =
    "It does not take the signature: look at the credentials (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,\n"
    "--profile), at --region, and at the clock of this machine.";
constexpr std::string_view gateway =
    "That is how a proxy or gateway answers that does not reach what is behind it: is that up?";
constexpr std::string_view moved = "It sends clients elsewhere: name that URL by --endpoint.";
constexpr std::string_view keeps_nothing =
    "It says that it makes functions, and does not keep them: nothing can be tested on it.";
constexpr std::string_view own_function =
    "Cases make functions of their own. --function NAME runs them on one that exists; its code is changed!";
constexpr std::string_view speaks_tls = "If TLS is spoken there: https:// instead of http://.";

constexpr std::array<Advice, 31> advices = {{
    {"unresolved", When::always,
     "The host has no address here: look at its spelling, and in a container at the names of its network."},
    {"timed out", When::plain,
     "Nothing takes connections there: look at the address, and at what firewalls let through."},
    {"unreachable", When::always,
     "Nobody listens there: is it started, and on this port? In a container, localhost is the container."},
    {"certificate", When::always,
     "Its certificate is not trusted: --ca-bundle FILE trusts it, --no-verify-ssl takes any."},
    {"tls:", When::always, "If no TLS is spoken there: http:// instead of https://."},
    {"HTTPS port", When::plain, speaks_tls},
    {"closed:", When::plain, speaks_tls},
    {"malformed:", When::plain, "No HTTP comes from there: look at the port. If TLS is spoken: https://."},
    {"timeout:", When::always,
     "It takes requests and does not answer: is it still starting? --read-timeout S waits longer."},
    {"plain UpdateFunctionCode", When::always,
     "Every case is such an update: there is nothing to be tested."},
    {"MissingAuth", When::unsigned_, sign},
    {"IncompleteSignature", When::unsigned_, sign},
    {"UnrecognizedClient", When::unsigned_, sign},
    {"Signature", When::signed_, other_credentials},
    {"UnrecognizedClient", When::signed_, other_credentials},
    {"InvalidClientTokenId", When::signed_, other_credentials},
    {"answered with 401", When::unsigned_, sign},
    {"answered with 403", When::unsigned_, sign},
    {"answered with 401", When::signed_, other_credentials},
    {"answered with 403", When::signed_, other_credentials},
    {"answered with 407", When::always,
     "A proxy stands before it, and wants a password: go past that proxy."},
    {"answered with 30", When::always, moved},
    {"answered with 502", When::always, gateway},
    {"answered with 503", When::always, gateway},
    {"answered with 504", When::always, gateway},
    {"read back", When::always, keeps_nothing},
    {"reads back", When::always, keeps_nothing},
    {"role", When::always,
     "--role-arn ARN names a role that is there. Moto wants it made first, by iam create-role."},
    {"answered with 404", When::unsigned_,
     "It knows no such path. Look at the path of --endpoint: /2015-03-31/functions is put behind it. Where\n"
     "services are told apart by the signature (moto), --sigv4; elsewhere the service may not be started."},
    {"answered with 404", When::signed_,
     "It knows no such path. Look at the path of --endpoint: /2015-03-31/functions is put behind it. The\n"
     "service may not be started."},
    {"CreateFunction was answered", When::always, own_function},
}};

bool holds(When when, const TargetOptions& options) {
  switch (when) {
    case When::always:
      return true;
    case When::signed_:
      return options.sigv4;
    case When::unsigned_:
      return !options.sigv4;
    case When::plain:
      return options.endpoint.starts_with("http:");
  }
  return false;
}

}  // namespace

std::string advice_on(std::string_view why, const TargetOptions& options, std::string_view base_url) {
  std::string text = fmt::format("Requests went to {}/2015-03-31/functions, {}.\n", base_url,
                                 options.sigv4 ? "signed" : "unsigned");
  const auto* found = std::ranges::find_if(advices, [&](const Advice& advice) {
    return holds(advice.when, options) && why.find(advice.said) != std::string_view::npos;
  });
  if (found != advices.end()) text += std::string(found->text) + "\n";
  return text;
}

ExitStatus tell_not_testable(std::string_view command, const Target& target, const TargetOptions& options,
                             std::string_view why) {
  std::cerr << fmt::format("plumbline {}: {} cannot be tested: {}\n", command, target.name, why)
            << advice_on(why, options, target.base_url);
  return not_tested;
}

}  // namespace plumbline::app

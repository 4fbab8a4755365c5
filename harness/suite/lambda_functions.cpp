#include "suite/lambda_functions.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "json/write.h"
#include "package/base64.h"
#include "suite/modelled.h"
#include "suite/packages.h"
#include "suite/request.h"
#include "verdict/envelope.h"

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using verdict::Reading;

/// What every function made here is given; answers must tell it again.
constexpr std::string_view handler = "index.handler";
constexpr std::string_view description = "made by plumbline to hold this endpoint against its documentation";
constexpr int memory_mb = 256;
constexpr int timeout_s = 7;

/// Runtimes to offer on creation: of the page first, then of AWS's model of today.
constexpr std::array<std::string_view, 5> runtimes = {"nodejs10.x", "provided", "nodejs22.x", "nodejs20.x",
                                                      "python3.12"};

bool is_success(int status) { return status >= 200 && status < 300; }

std::string said(const Reading& reading) {
  std::string text = std::to_string(reading.status);
  if (!reading.error_type.empty()) text += " " + reading.error_type;
  if (!reading.message.empty()) text += ": " + reading.message.substr(0, 200);
  if (reading.error_type.empty() && reading.message.empty() && !reading.body) text += ", and no JSON with it";
  return text;
}

std::string text_member(const json::Value& value, std::string_view name) {
  const json::Value* member = value.find(name);
  return member != nullptr && member->string() != nullptr ? *member->string() : std::string();
}

/// The parts of arn:PARTITION:lambda:REGION:ACCOUNT:function:NAME.
std::vector<std::string> parts_of(const std::string& arn) {
  std::vector<std::string> parts(1);
  for (const char c : arn) {
    if (c == ':')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// The text with its last digit exchanged for another.
std::string with_another_last_digit(std::string text) {
  if (const auto at = text.find_last_of("0123456789"); at != std::string::npos)
    text[at] = text[at] == '9' ? '8' : static_cast<char>(text[at] + 1);
  return text;
}

void bind_arn(Bindings& bindings, const std::string& prefix, const std::string& arn) {
  const auto parts = parts_of(arn);
  if (parts.size() < 7) return;
  bindings[prefix + ".arn"] = arn;
  bindings[prefix + ".region"] = parts[3];
  bindings[prefix + ".account"] = parts[4];
  bindings["foreign.region-alike"] = with_another_last_digit(parts[3]);
  bindings["foreign.account-alike"] = with_another_last_digit(parts[4]);
  bindings["foreign.region"] = parts[3] == "eu-west-1" ? "us-east-1" : "eu-west-1";
  bindings["foreign.account"] = parts[4] == "210987654321" ? "109876543210" : "210987654321";
}

/// Every letter that ASCII has in two cases in its other one.
std::string in_other_case(std::string text) {
  for (char& c : text)
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) c = static_cast<char>(c ^ 0x20);
  return text;
}

/// A name as long as bare ones may be, that holds characters of each kind that the pattern has.
std::string longest_name(std::string begin) {
  constexpr std::size_t characters_max = 64;
  constexpr std::string_view filling = "_Az-Z0_9a";
  for (std::size_t i = 0; begin.size() < characters_max; ++i) begin += filling[i % filling.size()];
  return begin.substr(0, characters_max);
}

void bind_object(Bindings& bindings, const S3Object& object) {
  bindings["s3.bucket"] = object.bucket;
  bindings["s3.key"] = object.key;
  bindings["s3.bucket-in-other-case"] = in_other_case(object.bucket);
  bindings["s3.key-in-other-case"] = in_other_case(object.key);
  bindings["s3.key-encoded"] =
      fmt::format("%{:02X}{}", static_cast<unsigned char>(object.key.front()), object.key.substr(1));
  bindings["s3.sha256"] = object.facts.code_sha256;
  bindings["s3.size"] = object.facts.code_size;
  if (object.version.empty()) return;
  bindings["s3.version"] = object.version;
  bindings["s3.version.sha256"] = object.version_facts.code_sha256;
  bindings["s3.version.size"] = object.version_facts.code_size;
}

/// What the spec knows of a configuration, without the members that move by themselves.
json::Value seen(const json::Value& configuration, const spec::Spec& spec,
                 const std::set<std::string>& moving) {
  const spec::Operation* read = spec.operation("GetFunctionConfiguration");
  const bool is_modelled = read != nullptr && read->output != nullptr;
  json::Value known = is_modelled ? modelled(configuration, *read->output) : configuration;
  if (known.object() != nullptr)
    std::erase_if(*known.object(), [&](const json::Member& member) {
      // How far an update has come is no part of what it changes.
      return moving.contains(member.name) || member.name.starts_with("State") ||
             member.name.starts_with("LastUpdateStatus");
    });
  return known;
}

/// Whether a case's requests hold that macro: what they do not ask for need not be made.
bool mentions(const Case& wanted, std::string_view macro) {
  const auto in = [&](const Step& step) { return json::write(step.input).find(macro) != std::string::npos; };
  return std::ranges::any_of(wanted.steps, in) || (wanted.control && in(*wanted.control));
}

}  // namespace

LambdaFunctions::LambdaFunctions(Caller& caller, const spec::Spec& spec, const FunctionSettings& settings,
                                 std::string worker)
    : caller_(caller), spec_(spec), settings_(settings), worker_(std::move(worker)) {}

LambdaFunctions::~LambdaFunctions() {
  release();
  if (shared_ && settings_.existing.empty()) remove(shared_->name);
}

std::optional<std::string> LambdaFunctions::cannot_meet(Need need, const FunctionSettings& settings) {
  switch (need) {
    case Need::function:
      return std::nullopt;
    case Need::fresh_function:
    case Need::other_function:
      if (settings.existing.empty()) return std::nullopt;
      return "need functions of their own: run without --function";
    case Need::s3_object:
      if (settings.s3_object) return std::nullopt;
      return "need a package in S3: name one with --s3-object";
    case Need::s3_version:
      if (settings.s3_object && !settings.s3_object->version.empty()) return std::nullopt;
      return "need an older version of a package in S3: name one with --s3-version";
    case Need::bandwidth:
      if (settings.may_send_much) return std::nullopt;
      return "send 70 MB: ask for them with --large";
  }
  return std::nullopt;
}

Result<Reading, std::string> LambdaFunctions::call(std::string_view operation, const json::Object& input) {
  const spec::Operation* known = spec_.operation(operation);
  if (known == nullptr) return refused("the spec has no operation " + std::string(operation));
  const http::Answer answer = caller_.send(write_request(*known, input));
  if (!answer) return refused(std::string(name_of(answer.error().kind)) + ": " + answer.error().detail);
  // Where all answers have one id, the first that has it is none that is judged.
  if (const auto id = answer->headers.find(verdict::request_id_header))
    (void)caller_.request_ids().is_new(*id);
  return verdict::read(*answer);
}

bool LambdaFunctions::is_reachable() {
  return call("GetFunctionConfiguration", {{"FunctionName", settings_.name_prefix + "-missing"}}).has_value();
}

std::optional<json::Value> LambdaFunctions::read_configuration(const std::string& name) {
  const auto reading = call("GetFunctionConfiguration", {{"FunctionName", name}});
  if (reading && is_success(reading->status) && reading->body) return reading->body;
  const auto function = call("GetFunction", {{"FunctionName", name}});
  if (!function || !is_success(function->status) || !function->body) return std::nullopt;
  const json::Value* configuration = function->body->find("Configuration");
  return configuration != nullptr ? std::optional(*configuration) : std::nullopt;
}

json::Object LambdaFunctions::creation(const std::string& name, const std::string& runtime) const {
  return {{"FunctionName", name},
          {"Runtime", runtime},
          {"Role", settings_.role_arn},
          {"Handler", handler},
          {"Code", json::Object{{"ZipFile", package::encode_base64(package_of(name))}}},
          {"Description", description},
          {"Timeout", timeout_s},
          {"MemorySize", memory_mb},
          {"Environment", json::Object{{"Variables", json::Object{{"PLUMBLINE", name}}}}}};
}

Result<LambdaFunctions::Function, std::string> LambdaFunctions::create(const std::string& name) {
  std::string why;
  for (const std::string_view candidate : runtimes) {
    const std::string known = settings_.habits->runtime();
    const std::string runtime = known.empty() ? std::string(candidate) : known;
    const auto reading = call("CreateFunction", creation(name, runtime));
    if (!reading) return refused("CreateFunction brought no answer: " + reading.error());
    if (is_success(reading->status)) {
      settings_.habits->learn_runtime(runtime);
      if (reading->body) settle(*reading->body);
      auto function = adopt(name);
      if (!function) remove(name);
      return function;
    }
    why = said(*reading);
    const bool wrong_runtime = reading->status == 400 && reading->message.find("untime") != std::string::npos;
    if (!wrong_runtime || !known.empty()) break;
  }
  return refused("CreateFunction was answered with " + why);
}

Result<LambdaFunctions::Function, std::string> LambdaFunctions::adopt(const std::string& name) {
  if (const auto configuration = read_configuration(name)) return Function{name, *configuration};
  std::string why =
      "the function " + name + " cannot be read back by GetFunctionConfiguration or GetFunction";
  if (const auto answer = call("GetFunctionConfiguration", {{"FunctionName", name}}); !answer)
    why += ": " + answer.error();
  return refused(std::move(why));
}

Result<LambdaFunctions::Function, std::string> LambdaFunctions::shared() {
  if (shared_ && doubtful_ && !read_configuration(shared_->name)) shared_.reset();
  doubtful_ = false;
  if (!shared_) {
    auto function = settings_.existing.empty() ? create(next_name()) : adopt(settings_.existing);
    if (!function) return refused(function.error());
    shared_ = *std::move(function);
  }
  return *shared_;
}

std::string LambdaFunctions::next_name() {
  return fmt::format("{}-{}-{:06}", settings_.name_prefix, worker_, ++made_);
}

Result<Bindings, std::string> LambdaFunctions::provide(const Case& wanted) {
  Bindings bindings = {{"label", wanted.id},
                       {"missing", settings_.name_prefix + "-" + worker_ + "-missing"},
                       {"fresh", fmt::format("{}-{}-fresh-{:06}", settings_.name_prefix, worker_, ++made_)},
                       {"role", settings_.role_arn},
                       {"s3.bucket", "plumbline-no-such-bucket"},
                       {"s3.key", "no/such/package.zip"},
                       {"s3.version", "no-such-version"},
                       {"foreign.region", "eu-west-1"},
                       {"foreign.account", "210987654321"}};
  bindings["fresh.long"] = longest_name(*bindings["fresh"].string());
  if (mentions(wanted, "fresh.long}")) of_this_case_.push_back(*bindings["fresh.long"].string());
  if (mentions(wanted, "${fresh}")) of_this_case_.push_back(*bindings["fresh"].string());
  if (settings_.s3_object) bind_object(bindings, *settings_.s3_object);
  provided_.clear();
  for (const Need need : wanted.needs) {
    if (const auto why = cannot_meet(need, settings_)) return refused(*why);
    if (need != Need::function && need != Need::fresh_function && need != Need::other_function) continue;
    const bool own = need != Need::function;
    const bool other = need == Need::other_function;
    auto function = !own ? shared() : other ? create(in_use_ + "s") : create(next_name());
    if (!function) return refused(function.error());
    if (own) of_this_case_.push_back(function->name);
    if (!other) in_use_ = function->name;
    if (settings_.existing.empty()) provided_.push_back(function->name);
    const std::string prefix = other ? "other" : "function";
    bindings[prefix] = function->name;
    bindings[prefix + ".name"] = function->name;
    bindings[prefix + ".name-in-other-case"] = in_other_case(function->name);
    bindings[prefix + ".created"] = function->configuration;
    bindings[prefix + ".sent"] = creation(function->name, settings_.habits->runtime());
    bind_arn(bindings, prefix, text_member(function->configuration, "FunctionArn"));
    if (mentions(wanted, "${" + prefix + ".revision}"))
      if (const auto now = read_configuration(function->name); now && now->find("RevisionId") != nullptr)
        bindings[prefix + ".revision"] = *now->find("RevisionId");
  }
  const std::string known = settings_.habits->runtime();
  bindings["runtime"] = known.empty() ? std::string(runtimes.front()) : known;
  return bindings;
}

std::vector<http::Request> LambdaFunctions::makings() const {
  std::vector<http::Request> requests;
  const spec::Operation* create = spec_.operation("CreateFunction");
  for (const std::string& name : provided_)
    requests.push_back(write_request(*create, creation(name, settings_.habits->runtime())));
  return requests;
}

void LambdaFunctions::release() {
  for (const std::string& name : of_this_case_) remove(name);
  of_this_case_.clear();
}

void LambdaFunctions::remove(const std::string& name) {
  // A fixture that cannot be removed is no verdict on the target; DeleteFunction has cases of its own.
  (void)call("DeleteFunction", {{"FunctionName", name}});
}

json::Value LambdaFunctions::look() {
  const std::set<std::string> moving = settings_.habits->moving().value_or(std::set<std::string>());
  const auto configuration = read_configuration(shared_->name);
  if (!configuration) return nullptr;
  json::Object all = {{"configuration", seen(*configuration, spec_, moving)}};
  const auto listing = call("ListVersionsByFunction", {{"FunctionName", shared_->name}});
  const json::Value* items =
      listing && is_success(listing->status) && listing->body ? listing->body->find("Versions") : nullptr;
  if (items != nullptr && items->array() != nullptr) {
    json::Array versions;
    for (const json::Value& item : *items->array()) versions.push_back(seen(item, spec_, moving));
    all.push_back({"versions", std::move(versions)});
  }
  return all;
}

void LambdaFunctions::learn_what_moves() {
  const json::Value first = look();
  const json::Value second = look();
  std::set<std::string> moving;
  const json::Value* before = first.find("configuration");
  const json::Value* after = second.find("configuration");
  if (before != nullptr && after != nullptr && before->object() != nullptr) {
    for (const json::Member& member : *before->object()) {
      const json::Value* again = after->find(member.name);
      if (again == nullptr || *again != member.value) moving.insert(member.name);
    }
  }
  settings_.habits->learn_moving(std::move(moving));
}

json::Value LambdaFunctions::snapshot() {
  if (!shared_) return nullptr;
  if (!settings_.habits->moving()) learn_what_moves();
  return look();
}

void LambdaFunctions::settle(const json::Value& answer) {
  const json::Value* nested = answer.find("Configuration");
  const json::Value* configuration = nested != nullptr ? nested : &answer;
  const auto busy = [](const json::Value& c) {
    return text_member(c, "LastUpdateStatus") == "InProgress" || text_member(c, "State") == "Pending";
  };
  if (!busy(*configuration)) return;
  const std::string name = text_member(*configuration, "FunctionName");
  milliseconds waited{0};
  const milliseconds settle_max = settings_.habits->ends_updates() ? settings_.settle_max : milliseconds(10);
  for (milliseconds pause{10}; waited < settle_max; pause = std::min(pause * 2, milliseconds(1000))) {
    const auto now = read_configuration(name.empty() ? in_use_ : name);
    if (!now || !busy(*now)) return;
    caller_.wait(pause);
    waited += pause;
  }
  settings_.habits->learn_of_endless_update();
}

}  // namespace plumbline::suite

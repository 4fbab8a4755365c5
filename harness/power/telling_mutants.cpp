#include <algorithm>
#include <functional>

#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

using Condition = bool (*)(const Request& request, const Value& body);
using Rewrite = std::string (*)(std::string text);

bool is_dry(const Request&, const Value& body) { return has(body, "DryRun", true); }
bool is_dry_by_arn(const Request& request, const Value& body) {
  return is_dry(request, body) && name_in(request).starts_with("arn:");
}
bool is_publish(const Request& request, const Value& body) {
  return has(body, "Publish", true) && !is_dry(request, body);
}
bool is_publish_by_arn(const Request& request, const Value& body) {
  return is_publish(request, body) && name_in(request).starts_with("arn:");
}
bool is_not_by_name(const Request& request, const Value&) {
  return name_in(request).find(':') != std::string::npos;
}

/// Edits the answers of updates that are so.
Make told_where(Condition is_so, std::function<void(const Request&, Value& answer)> edit) {
  return on_update([=, edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (!is_success(response) || !is_so(request, object_of(request.body))) return response;
    Value answer = object_of(response.body);
    edit(request, answer);
    return ok(answer);
  });
}

/// Answers of updates that are so lack a member.
Make untold_where(Condition is_so, std::string_view member) {
  return told_where(is_so, [=](const Request&, Value& answer) { erase_member(answer, member); });
}

/// Updates answer a text in other words than it was told; reads do not.
Make told_as(std::string_view member, Rewrite rewrite) {
  return output_edited([=](Value& answer) {
    if (answer.find(member) != nullptr) answer.set(member, rewrite(text_in(answer, member)));
  });
}

/// What a function has not, it is told to have from the function that was updated before it.
Make left_over(std::string_view member) {
  return remembering([=](const Request& request, const Handler& reference, Memory& memory) {
    Response response = reference(request);
    if (operation_of(request) != Operation::update_function_code || !is_success(response)) return response;
    Value answer = object_of(response.body);
    const std::string key(member);
    if (const Value* mine = answer.find(member); mine != nullptr && *mine != Value("")) {
      memory.put(key, *mine);
      return response;
    }
    const Value left = memory.get(key);
    if (left.is(json::Kind::null)) return response;
    answer.set(member, left);
    return ok(answer);
  });
}

void become_unqualified(const Request&, Value& answer) {
  const std::string arn = text_in(answer, "FunctionArn");
  answer.set("FunctionArn", arn.substr(0, arn.rfind(':')));
}

std::string escaped_for_html(std::string text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '<')
      escaped += "&lt;";
    else if (c == '&')
      escaped += "&amp;";
    else
      escaped += c;
  }
  return escaped;
}

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

/// UTF-8 taken for Latin-1, and written as UTF-8 again.
std::string twice_encoded(std::string text) {
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80U) encoded += static_cast<char>(0xC0U | (byte >> 6U));
    encoded += byte < 0x80U ? c : static_cast<char>(0x80U | (byte & 0x3FU));
  }
  return encoded;
}

/// Characters of four bytes are question marks.
std::string within_first_plane(std::string text) {
  std::string kept;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_far = (static_cast<unsigned char>(text[at]) & 0xF8U) == 0xF0U;
    kept += is_far ? '?' : text[at];
    if (is_far) at += 3;
  }
  return kept;
}

std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::string without_path(std::string text) {
  const auto role = text.find("role/");
  return role == std::string::npos ? text : text.substr(0, role + 5) + text.substr(text.rfind('/') + 1);
}

Mutants untold_in_dry_runs() {
  Mutants mutants;
  for (const std::string_view member : {"Runtime", "Handler", "Description", "Environment", "Layers",
                                        "VpcConfig", "TracingConfig", "DeadLetterConfig", "KMSKeyArn"})
    mutants.push_back({"told/dry-run-without-" + std::string(member),
                       "A dry run's answer lacks " + std::string(member),
                       {"response." + std::string(member) + ".value"},
                       "statement",
                       untold_where(is_dry, member)});
  return mutants;
}

}  // namespace

Mutants telling_mutants() {
  Mutants all = untold_in_dry_runs();
  const auto rewritten = [&](std::string id, std::string about, std::string_view member, Rewrite rewrite) {
    all.push_back({"told/" + std::move(id),
                   std::move(about),
                   {"response." + std::string(member) + ".value"},
                   "statement",
                   told_as(member, rewrite)});
  };
  rewritten("description-for-html", "Description is escaped for HTML", "Description", escaped_for_html);
  rewritten("description-trimmed", "Description is told without blanks around it", "Description", trimmed);
  rewritten("description-twice-encoded", "Description is told in UTF-8 of UTF-8", "Description",
            twice_encoded);
  rewritten("description-first-plane", "Description has question marks for characters beyond the first plane",
            "Description", within_first_plane);
  rewritten("handler-in-small-letters", "Handler is told in small letters", "Handler", in_small_letters);
  rewritten("role-without-path", "Role is told without its path", "Role", without_path);
  const Mutants more = {
      {"told/description-of-another",
       "A function without Description is told with that of the one updated before",
       {"response.Description.value"},
       "statement",
       left_over("Description")},
      {"told/environment-of-another",
       "A function without Environment is told with that of the one updated before",
       {"response.Environment.value"},
       "statement",
       left_over("Environment")},
      {"told/network-of-another",
       "A function without VpcConfig is told with that of the one updated before",
       {"response.VpcConfig.value"},
       "statement",
       left_over("VpcConfig")},
      {"told/publish-by-arn-unqualified",
       "The ARN of an update with Publish by ARN has no version",
       {"observed.publish.qualified-arn", "response.FunctionArn.value"},
       "D14",
       told_where(is_publish_by_arn, become_unqualified)},
      {"told/name-as-asked",
       "FunctionName repeats whatever named the function",
       {"response.FunctionName.value", "FunctionName.forms"},
       "statement",
       told_where(is_not_by_name, [](const Request& request,
                                     Value& answer) { answer.set("FunctionName", name_in(request)); })},
      {"told/dry-run-in-progress",
       "A dry run is told as an update in progress",
       {"observed.newer-members"},
       "statement",
       told_where(is_dry,
                  [](const Request&, Value& answer) { answer.set("LastUpdateStatus", "InProgress"); })},
      {"told/version-in-progress",
       "A version is told as an update in progress when it is published",
       {"observed.newer-members"},
       "statement",
       told_where(is_publish,
                  [](const Request&, Value& answer) { answer.set("LastUpdateStatus", "InProgress"); })},
      {"told/dry-run-of-image",
       "A dry run tells a function of an image",
       {"observed.newer-members"},
       "D26",
       told_where(is_dry, [](const Request&, Value& answer) { answer.set("PackageType", "Image"); })},
      {"told/dry-run-arn-of-latest",
       "The ARN of a dry run ends with $LATEST",
       {"observed.unqualified-arn"},
       "statement",
       told_where(is_dry,
                  [](const Request&, Value& answer) {
                    answer.set("FunctionArn", text_in(answer, "FunctionArn") + ":$LATEST");
                  })},
      {"told/dry-run-by-arn-of-version",
       "A dry run by ARN is told to be of version 1",
       {"response.Version.value"},
       "statement",
       told_where(is_dry_by_arn, [](const Request&, Value& answer) { answer.set("Version", "1"); })},
  };
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace plumbline::power

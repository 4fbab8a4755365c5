#include "wire/keyring.h"

#include <utility>

#include <fmt/format.h>

#include "wire/ini.h"

namespace plumbline::wire {
namespace {

bool is_account_id(std::string_view text) {
  return text.size() == 12 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<KnownKey, std::string> read_key(std::string_view text, const std::string& section,
                                       std::string_view account) {
  const auto value = [&](std::string_view key, std::string_view otherwise = "") {
    return ini_value(text, section, key).value_or(std::string(otherwise));
  };
  KnownKey key{{value("aws_access_key_id"), value("aws_secret_access_key"), value("aws_session_token")},
               value("aws_account_id", account)};
  const auto wrong = [&](std::string_view why) { return refused(fmt::format("[{}]: {}", section, why)); };
  if (key.credentials.access_key_id.empty()) return wrong("it has no aws_access_key_id");
  if (key.credentials.secret_access_key.empty()) return wrong("it has no aws_secret_access_key");
  if (!is_account_id(key.account)) return wrong("its aws_account_id is not 12 digits");
  return key;
}

}  // namespace

Result<Keyring, std::string> Keyring::read(std::string_view text, std::string_view account) {
  Keyring keyring;
  for (const std::string& section : ini_sections(text)) {
    auto key = read_key(text, section, account);
    if (!key) return refused(std::move(key.error()));
    std::string id = key->credentials.access_key_id;
    if (!keyring.keys_.emplace(std::move(id), *std::move(key)).second) {
      return refused(fmt::format("[{}]: another section has the same aws_access_key_id", section));
    }
  }
  if (keyring.keys_.empty()) return refused(std::string("it has no section with an access key"));
  return keyring;
}

const KnownKey* Keyring::find(std::string_view access_key_id) const {
  const auto at = keys_.find(access_key_id);
  return at == keys_.end() ? nullptr : &at->second;
}

}  // namespace plumbline::wire

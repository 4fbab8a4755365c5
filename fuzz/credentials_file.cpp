#include "law.h"
#include "wire/ini.h"
#include "wire/keyring.h"

/// Law: any text is read as a file of credentials or refused with a reason; every key of a file that was read
/// has an account of twelve digits.
void plumbline::fuzz::hold(std::string_view bytes) {
  const auto keyring = wire::Keyring::read(bytes, "123456789012");
  if (!keyring) {
    expect("a refusal says why", !keyring.error().empty(), "a reason");
    return;
  }
  for (const std::string& section : wire::ini_sections(bytes)) {
    const auto id = wire::ini_value(bytes, section, "aws_access_key_id");
    const wire::KnownKey* key = id ? keyring->find(*id) : nullptr;
    expect("every section has its key", key != nullptr, section);
    expect_same("an account has twelve digits", key->account.size(), 12U);
  }
}

#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "result.h"
#include "wire/sigv4.h"

namespace plumbline::wire {

/// An access key that a server knows, and whose it is.
struct KnownKey {
  Credentials credentials;
  std::string account;  ///< 12 digits
};

/// The access keys that a server knows. They stand in a file of the form that the AWS CLI and SDKs read
/// (~/.aws/credentials): one file serves both ends. The account is aws_account_id, which they know too.
///
///     [default]
///     aws_access_key_id = AKIDEXAMPLE
///     aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY
///     aws_account_id = 123456789012
class Keyring {
 public:
  /// Reads the text of such a file. A section without aws_account_id belongs to `account`; aws_session_token
  /// is of temporary credentials, whose requests must carry it. Refuses, with the section and the reason, a
  /// section without one of the keys, an account that is none, an access key that comes twice, and a file
  /// without sections.
  [[nodiscard]] static Result<Keyring, std::string> read(std::string_view text, std::string_view account);

  /// nullptr where nobody has that key.
  [[nodiscard]] const KnownKey* find(std::string_view access_key_id) const;

 private:
  std::map<std::string, KnownKey, std::less<>> keys_;
};

}  // namespace plumbline::wire

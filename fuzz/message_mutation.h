#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::fuzz {

/// The bytes of an HTTP/1 connection changed where their readers differ: a message doubled or dropped; a
/// header line put in, doubled, dropped or spoilt; another method or version; a body framed another way, by a
/// length or in chunks of any sizes, mostly rightly. Any bytes may come in.
[[nodiscard]] std::string mutate_messages(std::string_view bytes, mutate::Random& random);

/// The first messages of one connection, then the last ones of the other.
[[nodiscard]] std::string cross_messages(std::string_view left, std::string_view right,
                                         mutate::Random& random);

}  // namespace plumbline::fuzz

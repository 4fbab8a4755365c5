#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::mutate {

/// A base64 text (RFC 4648, 4) changed where decoders differ: padding added, lost or put inside; letters of
/// the URL alphabet or of none; bits set that the padding leaves over; a length that is no multiple of four;
/// white space; two texts in one; lengths around the blocks of 16, 32, 48 and 64 that vectorised decoders
/// read, with the defect anywhere in them. Grows by at most its own length and 256 bytes.
///
///     mutate_base64("UEsFBg==", random)  may give "UEsFBh=="
[[nodiscard]] std::string mutate_base64(std::string_view text, Random& random);

/// The start of one text, then the end of the other, mostly cut between groups of four.
[[nodiscard]] std::string cross_base64(std::string_view left, std::string_view right, Random& random);

}  // namespace plumbline::mutate

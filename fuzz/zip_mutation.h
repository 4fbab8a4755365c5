#pragma once

#include <string>
#include <string_view>

#include "mutate/random.h"

namespace plumbline::fuzz {

/// A zip changed where its readers differ. An archive that read_plain_zip reads is mostly written anew with
/// an entry added, doubled, dropped, renamed, made a link, or given other content: its records then agree
/// with each other, and its checksums with the content, but for the one thing that was to be wrong. In the
/// rest, and in bytes that are no such archive, a number of one record is made a lie.
[[nodiscard]] std::string mutate_zip(std::string_view bytes, mutate::Random& random);

/// The first entries of one archive, then the last ones of the other, as one archive; where either is none,
/// their bytes crossed.
[[nodiscard]] std::string cross_zips(std::string_view left, std::string_view right, mutate::Random& random);

}  // namespace plumbline::fuzz

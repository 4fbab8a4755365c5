#pragma once

#include <string_view>

namespace plumbline::names {

/// `(aws[a-zA-Z-]*)?`: the partition of an ARN as every pattern of the page has it. It may be empty.
///
///     is_partition("aws-us-gov") && is_partition("") && !is_partition("aws1")
[[nodiscard]] bool is_partition(std::string_view text);

/// The partition that a region belongs to: "aws-us-gov" for us-gov-..., "aws-cn" for cn-..., else "aws".
[[nodiscard]] std::string_view partition_of_region(std::string_view region);

}  // namespace plumbline::names

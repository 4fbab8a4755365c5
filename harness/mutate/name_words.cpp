#include "mutate/name_words.h"

namespace plumbline::mutate {
namespace {

constexpr std::string_view partition_list[] = {"aws",  "aws-cn", "aws-us-gov", "aws-iso-b", "awsX",
                                               "aws-", "aws1",   "AWS",        "aw",        "",
                                               "aws ", "aws_cn", "aws-eu2",    "gcp"};
constexpr std::string_view region_list[] = {
    "us-west-2", "us-east-1", "us-gov-west-1",  "cn-north-1", "eu-central-1",  "us-west-22",
    "us-west-",  "us-west",   "us-gov-1",       "US-WEST-2",  "us_west_2",     "usa-west-2",
    "u-west-2",  "us--2",     "ap-southeast-9", "us-west-2a", "us-iso-east-1", "us-gov-gov-1"};
constexpr std::string_view account_list[] = {"123456789012",
                                             "000000000000",
                                             "999999999999",
                                             "12345678901",
                                             "1234567890123",
                                             "12345678901a",
                                             "aws",
                                             "1234-5678-9012",
                                             " 123456789012",
                                             "\xD9\xA1"
                                             "23456789012"};
constexpr std::string_view word_list[] = {
    "arn",      "lambda",   "function", "functions", "Function",
    "FUNCTION", "functio",  "layer",    "arn:aws",   "ARN",
    "Lambda",   "s3",       "iam",      "",          "event-source-mapping",
    "role",     "function/"};
constexpr std::string_view name_list[] = {
    "my-function", "f",           "_",           "-",           "getUser", "getUsers",     "function", "arn",
    "0",           "my.function", "my function", "my/function", "lambda",  "123456789012", "us-west-2"};
constexpr std::string_view qualifier_list[] = {
    "$LATEST", "1", "prod", "$latest", "$LATES",   "$LATESTS",  "LATEST", "$$LATEST",   "$Latest",
    "$",       "0", "-1",   "01",      "$LATEST ", "%24LATEST", "$1",     "4294967297", "$LATEST$"};
constexpr std::string_view whole_list[] = {
    "my-function",
    "my-function:7",
    "my-function:$LATEST",
    "function:my-function",
    "123456789012:function:my-function",
    "123456789012:my-function:prod",
    "us-west-2:123456789012:function:my-function:1",
    "arn:aws:lambda:us-west-2:123456789012:function:my-function",
    "arn:aws:lambda:us-west-2:123456789012:function:my-function:$LATEST",
    "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:my-function:prod",
    "arn::lambda:my-function"};
constexpr std::string_view percent_list[] = {"%3A", "%3a",    "%24", "%253A", "%2F", "%00", "%",      "%4",
                                             "%ZZ", "%C3%BC", "%FF", "+",     "%20", "%2e", "%u0041", "%0A"};

}  // namespace

std::span<const std::string_view> partitions() { return partition_list; }
std::span<const std::string_view> regions() { return region_list; }
std::span<const std::string_view> accounts() { return account_list; }
std::span<const std::string_view> words() { return word_list; }
std::span<const std::string_view> function_names() { return name_list; }
std::span<const std::string_view> qualifiers() { return qualifier_list; }
std::span<const std::string_view> whole_names() { return whole_list; }
std::span<const std::string_view> percent_forms() { return percent_list; }

}  // namespace plumbline::mutate

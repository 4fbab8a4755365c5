#include "law.h"
#include "names/function_arn.h"
#include "names/function_name.h"
#include "names/partition.h"

namespace plumbline::fuzz {
namespace {

/// The text that these parts stand for, by the grammar that function_name.h prints.
std::string text_of(const names::FunctionName& parts) {
  std::string text;
  if (parts.partition) text += "arn:" + *parts.partition + ":lambda:";
  if (parts.region) text += *parts.region + ":";
  if (parts.account) text += *parts.account + ":";
  if (parts.function_word) text += "function:";
  text += parts.name;
  if (parts.qualifier) text += ":" + *parts.qualifier;
  return text;
}

}  // namespace

/// Law: nothing of a name is lost. Its parts, put together, are the text that was read; and the ARN made of
/// them is read as the same parts.
void hold(std::string_view bytes) {
  const auto parts = names::parse_function_name(bytes);
  if (!parts) return;
  expect_same("the parts of a name make the name", text_of(*parts), bytes);

  const names::Home home{parts->region ? std::string_view(*parts->region) : "us-west-2",
                         parts->account ? std::string_view(*parts->account) : "123456789012"};
  const std::string arn = names::function_arn(home, parts->name, parts->qualifier);
  const auto again = names::parse_function_name(arn);
  if (!again) {
    expect("an ARN of up to 140 is a name", arn.size() > 140, arn);
    return;
  }
  const names::FunctionName wanted{std::string(names::partition_of_region(home.region)),
                                   std::string(home.region),
                                   std::string(home.account),
                                   true,
                                   parts->name,
                                   parts->qualifier};
  expect_same("an ARN is read as what it was made of", text_of(*again), text_of(wanted));
  expect("an ARN is read as what it was made of", *again == wanted, arn);
}

}  // namespace plumbline::fuzz

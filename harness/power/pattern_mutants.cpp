#include <cstdlib>
#include <memory>

#include "pattern/compile.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;

using Automaton = std::shared_ptr<const pattern::Dfa>;

Automaton automaton_of(std::string_view text, pattern::Anchoring anchoring) {
  auto dfa = pattern::compile(text, {}, anchoring);
  // The texts are those of the tables below.
  if (!dfa) std::abort();
  return std::make_shared<const pattern::Dfa>(*std::move(dfa));
}

/// A pattern that somebody might have written instead of the page's.
struct Variant {
  std::string_view id;
  std::string_view about;
  std::string_view pattern;
  pattern::Anchoring anchoring = pattern::Anchoring::whole;
};

constexpr std::string_view name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)";
constexpr std::string_view bucket_pattern = R"(^[0-9A-Za-z\.\-_]*(?<!\.)$)";

/// Tells names apart by another pattern: what it takes and the page's does not is not found, what it refuses
/// and the page's takes is invalid.
Make names_told_apart_by(std::string_view text, pattern::Anchoring anchoring) {
  return [=](Handler reference) -> Handler {
    const Automaton right = automaton_of(name_pattern, pattern::Anchoring::whole);
    const Automaton wrong = automaton_of(text, anchoring);
    return on_update([=](const Request& request, const Handler& inner) {
      const std::string name = name_in(request);
      const bool takes = pattern::matches(*wrong, name);
      if (takes == pattern::matches(*right, name) || name.size() > 140) return inner(request);
      return takes ? not_found(name)
                   : error(400, "ValidationException", "Value at 'functionName' breaks the pattern");
    })(std::move(reference));
  };
}

Make buckets_told_apart_by(std::string_view text, pattern::Anchoring anchoring) {
  return [=](Handler reference) -> Handler {
    const Automaton right = automaton_of(bucket_pattern, pattern::Anchoring::whole);
    const Automaton wrong = automaton_of(text, anchoring);
    return on_update([=](const Request& request, const Handler& inner) {
      const std::string bucket = text_in(object_of(request.body), "S3Bucket");
      const bool takes = pattern::matches(*wrong, bucket);
      if (bucket.size() < 3 || bucket.size() > 63 || takes == pattern::matches(*right, bucket))
        return inner(request);
      return takes ? error(400, "InvalidParameterValueException",
                           "Error occurred while GetObject. S3 Error Code: NoSuchBucket. S3 Error Message: "
                           "The specified bucket does not exist")
                   : error(400, "ValidationException", "Value at 's3Bucket' breaks the pattern");
    })(std::move(reference));
  };
}

constexpr Variant name_variants[] = {
    {"any-text", "every text is a name", R"([\s\S]*)"},
    {"searched", "the pattern need only match somewhere in the text", name_pattern,
     pattern::Anchoring::search},
    {"unanchored-end", "what follows a name is not looked at",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)[\s\S]*)"},
    {"line-feed-behind", "a line feed behind the name is overlooked",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?\n?)"},
    {"dots", "names may hold dots, as other operations allow",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_.]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-underscore", "names hold no underscore",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-hyphen", "names hold no hyphen",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-digits", "names hold no digits",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-capitals", "names hold no capital letters",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"letter-first", "names begin with a letter",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z][a-zA-Z0-9-_]*)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"range-to-underscore", "'9-_' is read as a range of characters",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9:-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"empty-name", "the name itself may be empty",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]*)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"letters-of-unicode", "letters beyond ASCII are letters",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([\p{L}0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-qualifier", "a name has no qualifier",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+))"},
    {"empty-qualifier", "a qualifier may be empty",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]*))?)"},
    {"two-qualifiers", "a qualifier may follow a qualifier",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))*)"},
    {"latest-in-any-case", "$latest is $LATEST",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|\$latest|[a-zA-Z0-9-_]+))?)"},
    {"dollar-anywhere", "a qualifier may hold dollar signs",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:[$a-zA-Z0-9-_]+)?)"},
    {"no-partition", "an ARN needs a partition that is aws alone",
     R"((arn:aws:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"any-partition", "an ARN may be of any partition",
     R"((arn:([a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"partition-with-digits", "a partition may hold digits",
     R"((arn:(aws[a-zA-Z0-9-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"any-service", "an ARN may be of any service",
     R"((arn:(aws[a-zA-Z-]*)?:[a-z0-9]+:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"region-of-three-letters", "a region may begin with three letters",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2,3}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"region-of-two-digits", "a region may end with two digits",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1,2}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"no-gov-region", "a region is never -gov",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"account-of-11-digits", "an account may have eleven digits",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{11,12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"account-of-13-digits", "an account may have thirteen digits",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12,13}:)?(function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"layers", "the ARN of a layer is one of a function",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?((function|layer):)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
    {"full-arns-alone", "an ARN is whole or not at all",
     R"((arn:(aws[a-zA-Z-]*)?:lambda:[a-z]{2}(-gov)?-[a-z]+-\d{1}:\d{12}:function:|\d{12}:function:)?([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)"},
};

constexpr Variant bucket_variants[] = {
    {"any-text", "every text is a bucket", R"([\s\S]*)"},
    {"dot-last", "the last character may be a dot", R"([0-9A-Za-z\.\-_]*)"},
    {"dot-anywhere-refused", "no character may be a dot", R"([0-9A-Za-z\-_]*)"},
    {"small-letters", "letters are small ones", R"([0-9a-z\.\-_]*(?<!\.))"},
    {"no-underscore", "no character may be an underscore", R"([0-9A-Za-z\.\-]*(?<!\.))"},
    {"no-hyphen", "no character may be a hyphen", R"([0-9A-Za-z\._]*(?<!\.))"},
    {"no-digits", "no character may be a digit", R"([A-Za-z\.\-_]*(?<!\.))"},
    {"alphanumeric-ends", "the first and last character are letters or digits",
     R"([0-9A-Za-z]([0-9A-Za-z\.\-_]*[0-9A-Za-z])?)"},
    {"slash", "a slash is one of the characters", R"([0-9A-Za-z\.\-_/]*(?<!\.))"},
    {"space", "a space is one of the characters", R"([0-9A-Za-z\.\-_ ]*(?<!\.))"},
    {"range-dot-to-underscore", "'.-_' is read as a range of characters", R"([0-9A-Za-z.-_]*(?<!\.))"},
    {"searched", "the pattern need only match somewhere in the text", R"([0-9A-Za-z\.\-_]+(?<!\.))",
     pattern::Anchoring::search},
    {"line-feed-behind", "a line feed behind the bucket is overlooked", R"([0-9A-Za-z\.\-_]*(?<!\.)\n?)"},
    {"letters-of-unicode", "letters beyond ASCII are letters", R"([0-9\p{L}\.\-_]*(?<!\.))"},
};

}  // namespace

Mutants name_pattern_mutants() {
  Mutants all;
  for (const Variant& variant : name_variants)
    all.push_back({"name-pattern/" + std::string(variant.id),
                   "Of names: " + std::string(variant.about),
                   {"FunctionName.pattern"},
                   variant.id == "any-text" ? "D35" : "constraint",
                   names_told_apart_by(variant.pattern, variant.anchoring)});
  return all;
}

Mutants bucket_pattern_mutants() {
  Mutants all;
  for (const Variant& variant : bucket_variants)
    all.push_back({"bucket-pattern/" + std::string(variant.id),
                   "Of buckets: " + std::string(variant.about),
                   {"S3Bucket.pattern"},
                   variant.id == "any-text" ? "D34" : "constraint",
                   buckets_told_apart_by(variant.pattern, variant.anchoring)});
  return all;
}

}  // namespace plumbline::power

#include "service/runtimes.h"

namespace plumbline::service {

const std::vector<std::string_view>& runtimes() {
  static const std::vector<std::string_view> values{
      // of the page
      "nodejs8.10", "nodejs10.x", "java8", "python2.7", "python3.6", "python3.7", "dotnetcore1.0",
      "dotnetcore2.1", "go1.x", "ruby2.5", "provided",
      // since then
      "nodejs12.x", "nodejs14.x", "nodejs16.x", "nodejs18.x", "nodejs20.x", "nodejs22.x", "nodejs24.x",  //
      "java8.al2", "java11", "java17", "java21", "java25",                                               //
      "python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14",    //
      "dotnetcore2.0", "dotnetcore3.1", "dotnet6", "dotnet8", "dotnet10",                                //
      "ruby2.7", "ruby3.2", "ruby3.3", "ruby3.4",                                                        //
      "provided.al2", "provided.al2023"};
  return values;
}

}  // namespace plumbline::service

#include "pattern/known_patterns.h"

#include <fstream>

namespace plumbline::pattern {

std::vector<std::string> lambda_patterns() {
  std::ifstream file(PLUMBLINE_PATTERN_DATA "/lambda_patterns.txt");
  std::vector<std::string> patterns;
  for (std::string line; std::getline(file, line);) patterns.push_back(line);
  return patterns;
}

}  // namespace plumbline::pattern

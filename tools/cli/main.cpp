// asah: the command line over core. tools/cli/README.md describes commands and output.
#include <cstdio>
#include <string>
#include <vector>

#include "tools/cli/command.hpp"

int main(int count, char** words) {
  const std::vector<std::string> rest(words + (count > 0 ? 1 : 0), words + count);
  const asah::cli::Exit exit = asah::cli::run(rest);
  // A full disk or a closed pipe shows only when the last bytes leave.
  if (std::fflush(stdout) != 0) return static_cast<int>(asah::cli::Exit::Findings);
  return static_cast<int>(exit);
}

#pragma once
// Encrypted files on the command line: where a passphrase comes from, opening what is read.

#include <optional>
#include <string>

#include "core/base/result.hpp"
#include "tools/cli/command.hpp"

namespace asah::cli {

/// The passphrase: the first line of --passphrase-file, else the environment's ASAH_PASSPHRASE,
/// else asked for on the terminal (`anew`: twice). None, after telling why, where there is none.
std::optional<std::string> read_passphrase(bool anew, Console& console);
/// The first line of that file; none, after telling why, when it cannot be read.
std::optional<std::string> read_passphrase_file(const std::string& path, Console& console);

/// Makes the bytes of an encrypted file (exchange::is_envelope) the document's, by the passphrase,
/// or by the key of the workspace in the file `keys` where it was sealed for one. False after
/// telling why.
bool open_sealed(const std::string& path, const std::string& keys, std::string& bytes,
                 Console& console);

/// Tells a fault of the file and returns false.
bool tell_fault(const std::string& path, const base::Error& error, Console& console);

}  // namespace asah::cli

#pragma once
// What a person asks for about passphrases and keys.

#include <string>
#include <variant>

namespace asah::screens {

/// Opens the chosen file, which is encrypted.
struct GivePassphrase { std::string passphrase; };

using SecrecyIntent = std::variant<GivePassphrase>;

}  // namespace asah::screens

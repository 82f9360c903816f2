#pragma once
// A file on its way to the person's disk: with a passphrase or without; and what an encrypted file
// held that is no file of the application. Both stand above every screen.

#include <string>
#include <vector>

#include "wasm/screens/context.hpp"
#include "wasm/screens/desk.hpp"
#include "wasm/screens/report_check_vm.hpp"
#include "wasm/screens/secrecy_vm.hpp"

namespace asah::screens {

struct SaveFileState {
  bool lock = false;
  NewPassphrase passphrase;
  /// The dialog has had the focus.
  bool entered = false;
  bool operator==(const SaveFileState&) const = default;
};

/// The question how a file is to be saved.
struct SaveOffer {
  std::string name;
  std::string size;
  std::string lock_help;  ///< what it will be called, how it is opened
  SealModel seal;
};

/// What was in encrypted files.
struct SaveContentsOffer {
  std::string title;
  std::vector<std::string> names;  ///< the first of them, with their sizes
  std::string more;                ///< how many more there are; empty: none
  bool table = false;              ///< it can be brought in
  /// A report's code and what the open workspace says of it; empty without one.
  std::string code;
  ReportCheck check;
};

/// At most one of them.
struct SaveFileModel {
  std::optional<SaveOffer> offer;
  std::optional<SaveContentsOffer> contents;
};

/// Nothing while a passphrase is being asked for: one question after the other.
SaveFileModel build_save_file(const Context& context, const Desk& desk, const Route& route,
                              const SaveFileState& state);

}  // namespace asah::screens

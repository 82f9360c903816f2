#pragma once
// What the application has in hand about the packet being filled in, beside its data.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/model/types.hpp"

namespace asah::screens {

/// A packet file that differs from the work begun on the same packet; waits for an answer.
struct OtherPacketFile {
  std::string file_name;
  /// As the file states it, ISO 8601 with a zone.
  std::string created_at;
  /// Levels in the file.
  std::size_t levels = 0;
};

/// The last return that was written.
struct SavedReturn {
  std::string file_name;
  std::int64_t saved_ms = 0;  ///< UTC
  /// fill_print of what the file holds; another one now means that it is behind.
  std::uint64_t print = 0;
  bool sealed = false;  ///< encrypted, for a key or under a passphrase
};

/// How a return is kept from other eyes.
enum class ReturnSecrecy : std::uint8_t {
  Plain,     ///< nothing was asked for
  Sealed,    ///< only the coordinator's key opens it
  NoCrypto,  ///< it was asked for, but this page cannot
};

struct FillBoard {
  model::PacketId packet;
  /// Who fills in was said. Then the rater; none where people rate themselves, and then the person
  /// may be named.
  bool said = false;
  model::RaterId rater;
  model::EmployeeId self;
  ReturnSecrecy secrecy = ReturnSecrecy::Plain;
  std::optional<OtherPacketFile> other;
  std::optional<SavedReturn> saved;
  /// A return is being encrypted.
  bool sealing = false;
};

}  // namespace asah::screens

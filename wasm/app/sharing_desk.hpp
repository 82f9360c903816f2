#pragma once
// Packets out, returns in, merges: what the application keeps in hand for them.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/exchange/document.hpp"
#include "wasm/screens/sharing_intents.hpp"

namespace asah::app {

struct Hands;
class DeskKeeper;

/// The set of files under review and the packets being written. Works in slices, one file or one
/// packet a frame; nothing reaches the workspace before commit_review.
class SharingDesk {
 public:
  explicit SharingDesk(DeskKeeper& keeper);
  ~SharingDesk();

  // ---- files in ----
  /// A file of a drop of `together` files has come; false when that drop was stopped and it is to
  /// be let go.
  bool expects(std::uint32_t together);
  /// Whether a document with that header belongs to the review.
  bool wants(const base::Result<exchange::DocumentHeader>& header, std::uint32_t together) const;
  /// Reads it into the set; a fault becomes the file's card. Shows the review.
  void read(std::string name, std::string_view bytes);
  /// As read, for a document at hand.
  void take(std::string name, std::size_t size_bytes, exchange::Document document);
  /// A file that does not belong here or cannot be read, as a card with its reason.
  void refuse(std::string name, std::size_t size_bytes, base::Error why);

  /// Does one slice; true while there is more.
  bool work();
  bool busy() const;

  void carry_out(const screens::SharingIntent& intent);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// Carries out one intent; faults become notices of the desk.
void carry_out(const screens::SharingIntent& intent, Hands hands);

}  // namespace asah::app

#pragma once
// Packets on their way out: their files, the zip with its covering list, the reminder.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/language.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/packet/zip.hpp"
#include "wasm/app/crypto_desk.hpp"

namespace asah::app {

/// What stands in every file of one set.
struct PacketSetting {
  /// As the workspace was when the packets were made; shares its rows.
  model::Dataset data;
  exchange::HeaderInput header;
  base::Date today;
  base::Language language = base::Language::Indonesian;
  /// The files are under a passphrase; names and covering list say so.
  bool locked = false;
};

/// The file of one packet, before it is encrypted.
std::string packet_file(const PacketSetting& setting, const model::Packet& packet);

/// What it is called; locked files end in ".asn.enc".
std::string packet_name(const PacketSetting& setting, const model::Packet& packet);

/// The covering list as a page to print.
std::string cover_page(const PacketSetting& setting, const std::vector<model::Packet>& packets);

/// A message to the receiver, ready to be sent.
std::string reminder_text(const PacketSetting& setting, const model::Packet& packet,
                          const std::string& sender);

/// Writes a set of packets into one zip, one packet a step. Where the setting says that they are
/// locked, each is an encrypted file of its own; the key is derived once for all of them. Let go
/// before its end, it forgets what is still being computed.
class PacketZip : public std::enable_shared_from_this<PacketZip> {
 public:
  PacketZip(PacketSetting setting, std::vector<model::Packet> packets)
      : setting_(std::move(setting)), packets_(std::move(packets)) {}

  std::size_t size() const { return packets_.size(); }
  std::size_t written() const { return entries_.size(); }
  /// Begins with deriving the key, for a setting that is locked; before the first step.
  void lock(CryptoDesk& crypto, const std::string& passphrase);
  /// Something is being computed: there is nothing to do before the answer.
  bool waits() const { return waits_; }
  /// Writes the next packet, or begins to; false when all are written, or one could not be. Not
  /// while it waits.
  bool step();
  /// The zip, with the covering list as a table and as a page. Errors: CryptoUnavailable,
  /// PassphraseTooShort, BadUtf8; those of write_zip.
  base::Result<std::string> finish();
  /// "paket_pemetaan-2026_2026-11-21.zip"
  std::string name() const;

 private:
  void add(std::string file);

  PacketSetting setting_;
  std::vector<model::Packet> packets_;
  std::vector<exchange::ZipEntry> entries_;
  CryptoDesk* crypto_ = nullptr;
  CryptoDesk::SetKey key_;
  bool waits_ = false;
  std::optional<base::Error> fault_;
};

}  // namespace asah::app

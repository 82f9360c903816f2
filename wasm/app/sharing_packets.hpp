#pragma once
// Packets on their way out: their files, the zip with its covering list, the reminder.

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/language.hpp"
#include "core/exchange/document.hpp"
#include "core/exchange/packet/zip.hpp"

namespace asah::app {

/// What stands in every file of one set.
struct PacketSetting {
  /// As the workspace was when the packets were made; shares its rows.
  model::Dataset data;
  exchange::HeaderInput header;
  base::Date today;
  base::Language language = base::Language::Indonesian;
};

/// The file of one packet.
std::string packet_file(const PacketSetting& setting, const model::Packet& packet);

/// The covering list as a page to print.
std::string cover_page(const PacketSetting& setting, const std::vector<model::Packet>& packets);

/// A message to the receiver, ready to be sent.
std::string reminder_text(const PacketSetting& setting, const model::Packet& packet,
                          const std::string& sender);

/// Writes a set of packets into one zip, one packet a step.
class PacketZip {
 public:
  PacketZip(PacketSetting setting, std::vector<model::Packet> packets)
      : setting_(std::move(setting)), packets_(std::move(packets)) {}

  std::size_t size() const { return packets_.size(); }
  std::size_t written() const { return entries_.size(); }
  /// Writes the next packet; false when all are written.
  bool step();
  /// The zip, with the covering list as a table and as a page. Errors: those of write_zip.
  base::Result<std::string> finish();
  /// "paket_pemetaan-2026_2026-11-21.zip"
  std::string name() const;

 private:
  PacketSetting setting_;
  std::vector<model::Packet> packets_;
  std::vector<exchange::ZipEntry> entries_;
};

}  // namespace asah::app

#include "wasm/app/sharing_packets.hpp"

#include <format>
#include <utility>

#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/cover_list.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/report/html.hpp"
#include "core/report/report_code.hpp"
#include "wasm/app/desk_keeper.hpp"
#include "wasm/app/words.hpp"
#include "wasm/screens/figures.hpp"

namespace asah::app {

using screens::date_text;
using screens::whole_text;
using ui::TextKey;

namespace {

std::string cycle_name(const model::Dataset& data, model::CycleId cycle) {
  const model::Cycle* record = data.cycles.find(cycle);
  return record == nullptr ? std::string() : record->name;
}

}  // namespace

std::string packet_file(const PacketSetting& setting, const model::Packet& packet) {
  return exchange::write_document(exchange::packet_dataset(setting.data, packet), setting.header);
}

std::string packet_name(const PacketSetting& setting, const model::Packet& packet) {
  const std::string name = exchange::packet_file_name(setting.data, packet);
  return setting.locked ? exchange::sealed_file_name(name) : name;
}

std::string cover_page(const PacketSetting& setting, const std::vector<model::Packet>& packets) {
  const base::Language language = setting.language;
  report::HtmlTable table;
  table.caption = say(TextKey::sharing_cover_caption, language);
  table.columns = {{"#", true},
                   {say(TextKey::sharing_col_receiver, language)},
                   {say(TextKey::sharing_col_people, language), true},
                   {say(TextKey::sharing_make_source, language)},
                   {say(TextKey::sharing_col_due, language)},
                   {say(TextKey::sharing_col_file, language)}};
  for (const exchange::CoverRow& row : exchange::cover_rows(setting.data, packets, setting.locked)) {
    table.rows.push_back({whole_text(static_cast<std::int64_t>(row.number), language),
                          row.receiver,
                          whole_text(static_cast<std::int64_t>(row.people), language),
                          say(screens::source_key(row.source), language),
                          date_text(row.due, language), row.file});
  }
  report::HtmlBody body;
  body.paragraph(say(TextKey::sharing_cover_how, language));
  if (setting.locked) body.paragraph(say(TextKey::sharing_cover_locked, language));
  if (!packets.empty() && !packets.front().message.empty()) {
    body.paragraph(packets.front().message);
  }
  body.table(table);
  const std::string title = say(TextKey::sharing_cover_title, language);
  const std::string subtitle =
      packets.empty() ? std::string() : cycle_name(setting.data, packets.front().cycle);
  const std::string author = setting.header.author.empty()
                                 ? say(TextKey::sharing_nameless, language)
                                 : setting.header.author;
  const std::string code = say(TextKey::history_report_code, language) + " " +
                           report::cover_report_code(setting.data.workspace, packets);
  body.note(code);
  const std::string origin = say(TextKey::sharing_cover_origin, language,
                                 {date_text(setting.today, language), author}) +
                             " · " + code;
  return report::html_document({.language = language, .title = title, .subtitle = subtitle,
                                .origin = origin, .landscape = true},
                               body);
}

std::string reminder_text(const PacketSetting& setting, const model::Packet& packet,
                          const std::string& sender) {
  const base::Language language = setting.language;
  const std::string name = cycle_name(setting.data, packet.cycle);
  const std::string people =
      whole_text(static_cast<std::int64_t>(packet.employees.size()), language);
  return say(TextKey::sharing_reminder_subject, language, {name}) + "\n\n" +
         say(TextKey::sharing_reminder_body, language,
             {packet.receiver, name, say(TextKey::sharing_people, language, {people}),
              date_text(packet.made, language), date_text(packet.due, language),
              exchange::packet_file_name(setting.data, packet), sender});
}

void PacketZip::lock(CryptoDesk& crypto, const std::string& passphrase) {
  crypto_ = &crypto;
  waits_ = true;
  crypto.derive(passphrase, [zip = weak_from_this()](base::Result<CryptoDesk::SetKey> key) {
    const auto self = zip.lock();
    if (!self) return;
    self->waits_ = false;
    if (key) {
      self->key_ = std::move(*key);
    } else {
      self->fault_ = key.error();
    }
  });
}

bool PacketZip::step() {
  if (fault_ || entries_.size() >= packets_.size()) return false;
  std::string file = packet_file(setting_, packets_[entries_.size()]);
  if (crypto_ == nullptr) {
    add(std::move(file));
    return true;
  }
  waits_ = true;
  crypto_->seal_with(std::move(file), key_, [zip = weak_from_this()](base::Result<std::string> made) {
    const auto self = zip.lock();
    if (!self) return;
    self->waits_ = false;
    if (made) {
      self->add(std::move(*made));
    } else {
      self->fault_ = made.error();
    }
  });
  return true;
}

void PacketZip::add(std::string file) {
  entries_.push_back({packet_name(setting_, packets_[entries_.size()]), std::move(file)});
}

base::Result<std::string> PacketZip::finish() {
  if (fault_) return std::unexpected(*fault_);
  const std::string list = say(TextKey::sharing_zip_list, setting_.language);
  std::vector<exchange::ZipEntry> entries = std::move(entries_);
  entries.push_back({list + ".html", cover_page(setting_, packets_)});
  entries.push_back({list + ".csv", exchange::cover_csv(
                                        exchange::cover_rows(setting_.data, packets_, setting_.locked),
                                        setting_.language)});
  return exchange::write_zip(entries, setting_.today);
}

std::string PacketZip::name() const {
  const std::string cycle =
      packets_.empty() ? std::string() : cycle_name(setting_.data, packets_.front().cycle);
  return std::format("{}_{}_{:04}-{:02}-{:02}.zip",
                     say(TextKey::sharing_zip_name, setting_.language), file_slug(cycle),
                     setting_.today.year(), setting_.today.month(), setting_.today.day());
}

}  // namespace asah::app

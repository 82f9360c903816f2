#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/exchange/envelope.hpp"
#include "core/exchange/packet/cover_list.hpp"
#include "core/exchange/packet/packet.hpp"
#include "core/exchange/packet/zip.hpp"
#include "core/model/refs.hpp"
#include "core/report/html.hpp"
#include "core/report/report_code.hpp"
#include "tools/cli/crypto_openssl.hpp"
#include "tools/cli/files.hpp"
#include "tools/cli/sealed.hpp"

namespace asah::cli {
namespace {

using exchange::SplitRequest;
using model::Dataset;

constexpr std::array kOptions{
    OptionSpec{"--cycle", "ID", {"siklus menurut pengenal atau nama", "the cycle by id or name"}, {}, true},
    OptionSpec{"--by", "unit|rater|self|list",
               {"satu paket per unit (bawaan), per penilai, per orang (menilai diri), atau satu daftar",
                "one packet a unit (default), a rater, a person (of themselves), or one list"}},
    OptionSpec{"--source", "KEY",
               {"self, superior (bawaan), peer, subordinate, assessor, test",
                "self, superior (default), peer, subordinate, assessor, test"}},
    OptionSpec{"--unit", "CODE,...",
               {"hanya unit-unit ini, menurut kode, nama atau pengenal",
                "only these units, by code, name or id"}},
    OptionSpec{"--rater", "NAME",
               {"penilai menurut nama atau pengenal; orangnya dari --people",
                "the rater by name or id; the people from --people"}},
    OptionSpec{"--people", "NIP,...", {"orang-orang menurut NIP", "people by number"}},
    OptionSpec{"--receiver", "NAME", {"penerima daftar", "whom a list is for"}},
    OptionSpec{"--due", "YYYY-MM-DD", {"batas waktu", "the day by which it is due"}},
    OptionSpec{"--message", "TEXT", {"pesan kepada penerima", "a message to the receivers"}},
    OptionSpec{"--seal", "",
               {"balasan disegel dengan kunci ruang kerja",
                "returns are sealed with the workspace's key"}},
    OptionSpec{"--packet-passphrase-file", "FILE",
               {"sandikan tiap paket: kata sandi di baris pertama FILE; tanpa ini --passphrase-file "
                "bila ruang kerjanya sendiri tidak tersandi",
                "encrypt each packet: passphrase in the first line of FILE; without it "
                "--passphrase-file, where the workspace itself is not encrypted"}},
    OptionSpec{"--register", "FILE",
               {"ruang kerja dengan daftar paket, untuk dipakai saat balasan datang",
                "the workspace with the packets registered, for when returns come in"}},
    OptionSpec{"--output", "ZIP|FOLDER",
               {"berkas .zip, atau folder", "a .zip file, or a folder"}, "-o", true},
    kTodayOption,
};

/// Says that nothing is called `word`; for the branch that gives up.
bool unknown(std::string_view option, const std::string& word, Console& console) {
  console.complain(std::string(option) + ": " +
                   std::string(console.text({"tidak ditemukan: ", "not found: "})) + word);
  return false;
}

/// The one record that `matches` picks; by id when the word is one.
template <class E, class Matches>
bool find_one(const base::Table<E>& table, const std::string& word, Matches matches,
              base::Id<E>& out) {
  const auto id = base::parse_id(word);
  if (id && table.find({*id}) != nullptr) {
    out = {*id};
    return true;
  }
  const auto found = std::ranges::find_if(table, matches);
  if (found == table.end() || word.empty()) return false;
  out = found->id;
  return std::find_if(std::next(found), table.end(), matches) == table.end();
}

template <std::size_t N>
std::optional<std::size_t> choice(const std::array<std::string_view, N>& keys, std::string_view word) {
  const auto at = std::ranges::find(keys, word);
  if (at == keys.end()) return std::nullopt;
  return static_cast<std::size_t>(at - keys.begin());
}

/// What packets are wanted, from the command line; false after telling what is wrong.
class RequestReader {
 public:
  RequestReader(const Dataset& dataset, const Args& args, Console& console)
      : dataset_(dataset), args_(args), console_(console) {}

  bool read(SplitRequest& request) {
    return read_kind(request) && read_cycle(request) && read_units(request) &&
           read_rater(request) && read_people(request) && read_dates(request) &&
           read_seal(request);
  }

 private:
  bool read_kind(SplitRequest& request) {
    const auto kind = choice(model::kChoices<model::PacketKind>, args_.get("--by", "unit"));
    const auto source = choice(model::kChoices<model::Source>, args_.get("--source", "superior"));
    if (!kind) console_.complain("--by: unit, rater, self, list");
    if (!source) console_.complain("--source: self, superior, peer, subordinate, assessor, test");
    if (!kind || !source) return false;
    request.kind = static_cast<model::PacketKind>(*kind);
    request.source = static_cast<model::Source>(*source);
    request.receiver = args_.get("--receiver");
    request.message = args_.get("--message");
    return true;
  }
  bool read_cycle(SplitRequest& request) {
    const std::string word = args_.get("--cycle");
    const std::string folded = base::fold(word);
    const auto named = [&](const model::Cycle& cycle) { return base::fold(cycle.name) == folded; };
    return find_one(dataset_.cycles, word, named, request.cycle) ||
           unknown("--cycle", word, console_);
  }
  bool read_units(SplitRequest& request) {
    for (const std::string& word : words("--unit")) {
      model::UnitId unit;
      const std::string folded = base::fold(word);
      const auto coded = [&](const model::Unit& one) { return one.code == word; };
      const auto named = [&](const model::Unit& one) { return base::fold(one.name) == folded; };
      const bool found = find_one(dataset_.units, word, coded, unit) ||
                         find_one(dataset_.units, word, named, unit);
      if (!found) return unknown("--unit", word, console_);
      request.units.push_back(unit);
    }
    return true;
  }
  bool read_rater(SplitRequest& request) {
    if (!args_.has("--rater")) return true;
    const std::string word = args_.get("--rater");
    const std::string folded = base::fold(word);
    const auto named = [&](const model::Rater& rater) { return base::fold(rater.name) == folded; };
    return find_one(dataset_.raters, word, named, request.rater) ||
           unknown("--rater", word, console_);
  }
  bool read_people(SplitRequest& request) {
    const model::NipIndex index(dataset_.employees);
    for (const std::string& word : words("--people")) {
      const std::uint32_t row = index.find(word);
      if (row == model::kNoIndex) return unknown("--people", word, console_);
      request.people.push_back(dataset_.employees.rows()[row].id);
    }
    return true;
  }
  bool read_dates(SplitRequest& request) {
    const auto today = read_today(args_, console_);
    if (!today) return false;
    request.made = *today;
    if (!args_.has("--due")) return true;
    const auto due = base::parse_iso_date(args_.get("--due"));
    if (due) request.due = *due;
    if (!due) console_.complain("--due: " + base::describe(due.error(), console_.indonesian()));
    return due.has_value();
  }
  bool read_seal(SplitRequest& request) {
    if (!args_.has("--seal")) return true;
    const model::WorkspaceKey* newest = exchange::sealing_key(dataset_.keys);
    if (newest != nullptr) request.seal = newest->id;
    if (newest == nullptr) {
      console_.complain(base::describe({base::ErrorCode::NoKey, {}, {}}, console_.indonesian()));
    }
    return newest != nullptr;
  }

  std::vector<std::string> words(std::string_view option) const {
    std::vector<std::string> out;
    if (!args_.has(option)) return out;
    const std::string text = args_.get(option);
    for (const std::string_view piece : base::split(text, ',')) out.emplace_back(base::trim(piece));
    return out;
  }

  const Dataset& dataset_;
  const Args& args_;
  Console& console_;
};

/// Identities that follow from workspace, time and what is asked for; none that the register has.
std::function<std::uint64_t()> identities(const Dataset& dataset, const Args& args) {
  std::string text = "split:" + creation_time(args);
  for (const char* option : {"--cycle", "--by", "--source", "--unit", "--rater", "--people",
                             "--receiver"}) {
    text += '\n' + args.get(option);
  }
  const std::uint64_t seed = base::hash_id(text, dataset.workspace.value);
  return [&dataset, seed, turn = std::uint64_t{0}]() mutable {
    std::uint64_t id = 0;
    do {
      id = base::mix_id(seed, ++turn);
    } while (dataset.packets.find({id}) != nullptr);
    return id;
  };
}

std::string cover_page(const std::vector<exchange::CoverRow>& rows, const model::Cycle& cycle,
                       const std::string& report_code, const Console& console) {
  report::HtmlTable table;
  table.caption = console.text({"Satu berkas untuk satu penerima", "One file for each receiver"});
  table.columns = {{std::string(console.text({"Penerima", "Receiver"}))},
                   {std::string(console.text({"Jumlah pegawai", "People"})), true},
                   {std::string(console.text({"Batas waktu", "Due"}))},
                   {std::string(console.text({"Nama berkas", "File name"}))}};
  for (const exchange::CoverRow& row : rows) {
    table.rows.push_back(
        {row.receiver, std::to_string(row.people), base::iso_text(row.due), row.file});
  }
  report::HtmlBody body;
  if (std::ranges::any_of(rows, &exchange::CoverRow::locked)) {
    body.paragraph(console.text({"Setiap berkas tersandi: penerima perlu kata sandi, yang "
                                 "disampaikan lewat jalan lain.",
                                 "Every file is encrypted: its receiver needs the passphrase, "
                                 "which is told another way."}));
  }
  body.table(table);
  const std::string code =
      std::string(console.text({"Kode laporan ", "Report code "})) + report_code;
  body.note(code);
  return report::html_document(
      {.language = console.language(),
       .title = console.text({"Daftar paket penilaian", "List of assessment packets"}),
       .subtitle = cycle.name,
       .origin = code},
      body);
}

/// What seals the packets of one call: a key that is derived once, with a nonce for each file.
struct PacketLock {
  exchange::SealSeed seed;
  std::string derived;
};

/// Nothing where the packets go out plain; an error where they cannot be encrypted.
base::Result<std::optional<PacketLock>> packet_lock(const std::optional<std::string>& passphrase) {
  if (!passphrase) return std::nullopt;
  const auto seed = new_seed();
  if (!seed) return std::unexpected(seed.error());
  const std::string salt(seed->salt.begin(), seed->salt.end());
  auto derived = run_flow(exchange::derive_flow(*passphrase, salt));
  if (!derived) return std::unexpected(derived.error());
  return PacketLock{*seed, std::move(*derived)};
}

base::Result<std::string> sealed(std::string plain, const std::optional<PacketLock>& lock) {
  if (!lock) return plain;
  auto seed = new_seed();
  if (!seed) return std::unexpected(seed.error());
  seed->salt = lock->seed.salt;
  return run_flow(exchange::seal_with_flow(std::move(plain), lock->derived, *seed));
}

/// False, after telling why, when there should be a passphrase and is none.
bool read_packet_passphrase(const Args& args, Console& console,
                            std::optional<std::string>& passphrase) {
  std::string file = args.get("--packet-passphrase-file");
  if (file.empty() && !console.passphrase_used()) file = console.passphrase_file();
  if (file.empty()) return true;
  passphrase = read_passphrase_file(file, console);
  return passphrase.has_value();
}

base::Result<std::vector<exchange::ZipEntry>> entries_of(
    const exchange::Document& whole, const std::vector<model::Packet>& packets,
    const std::optional<PacketLock>& lock, const Args& args, const Console& console) {
  const Dataset& dataset = whole.dataset;
  exchange::HeaderInput header = whole.header.given;
  header.purpose = exchange::DocumentPurpose::Packet;
  header.created_at = creation_time(args);
  header.ancestors.clear();
  std::vector<exchange::ZipEntry> entries;
  const auto rows = exchange::cover_rows(dataset, packets, lock.has_value());
  const std::string list(console.text({"daftar-paket", "packet-list"}));
  const model::Cycle& cycle = *dataset.cycles.find(packets.front().cycle);
  entries.push_back({list + ".csv", exchange::cover_csv(rows, console.language())});
  entries.push_back({list + ".html", cover_page(rows, cycle, report::cover_report_code(dataset.workspace, packets), console)});
  for (std::size_t i = 0; i < packets.size(); ++i) {
    auto file = sealed(
        exchange::write_document(exchange::packet_dataset(dataset, packets[i]), header), lock);
    if (!file) return std::unexpected(file.error());
    entries.push_back({rows[i].file, std::move(*file)});
  }
  return entries;
}

bool write_entries(const std::string& output, const std::vector<exchange::ZipEntry>& entries,
                   base::Date made, Console& console) {
  if (output.ends_with(".zip")) {
    const auto zip = exchange::write_zip(entries, made);
    if (zip) return write_bytes(output, *zip, console);
    console.complain(fault_line(base::Severity::Error, zip.error(), console));
    return false;
  }
  std::error_code failure;
  std::filesystem::create_directories(output, failure);
  return std::ranges::all_of(entries, [&](const exchange::ZipEntry& entry) {
    return write_bytes((std::filesystem::path(output) / entry.name).string(), entry.bytes, console);
  });
}

Exit run_split(const Args& args, Console& console) {
  auto whole = open_document(args.words().front(), console);
  if (!whole) return Exit::Findings;
  SplitRequest request;
  if (!RequestReader(whole->dataset, args, console).read(request)) return Exit::Usage;
  request.base = whole->header.given.base_revision;
  request.new_id = identities(whole->dataset, args);
  std::optional<std::string> passphrase;
  if (!read_packet_passphrase(args, console, passphrase)) return Exit::Findings;
  const auto refuse = [&](const base::Error& why) {
    console.complain(fault_line(base::Severity::Error, why, console));
    return Exit::Findings;
  };
  const auto packets = exchange::plan_packets(whole->dataset, request);
  if (!packets) return refuse(packets.error());
  const auto lock = packet_lock(passphrase);
  if (!lock) return refuse(lock.error());
  const auto entries = entries_of(*whole, *packets, *lock, args, console);
  if (!entries) return refuse(entries.error());
  if (!write_entries(args.get("--output"), *entries, request.made, console)) return Exit::Findings;
  for (const exchange::CoverRow& row :
       exchange::cover_rows(whole->dataset, *packets, lock->has_value())) {
    console.say(row.receiver + ": " + std::to_string(row.people) +
                std::string(console.text({" pegawai, ", " people, "})) + row.file);
  }
  if (!args.has("--register")) return Exit::Fine;
  const change::Step step = exchange::packets_step(whole->dataset, *packets);
  ASAH_CHECK(change::apply(whole->dataset, step.changes));
  const bool saved =
      save_document(args.get("--register"), whole->dataset, whole->header.given, args, console);
  return saved ? Exit::Fine : Exit::Findings;
}

}  // namespace

const Command kSplit{
    "split",
    "FILE --cycle ID [--by unit|rater|self|list] [--source KEY] -o ZIP|FOLDER [--register FILE]",
    {"Bagi satu siklus penilaian menjadi paket-paket isian",
     "Split an assessment cycle into packets to be filled in"},
    {"Tiap paket hanya memuat yang diperlukan penerimanya. Simpan juga --register: tanpa daftar itu "
     "balasan tidak dapat digabung.",
     "Each packet holds only what its receiver needs. Keep the --register too: without it returns "
     "cannot be merged."},
    kOptions,
    1,
    1,
    run_split,
};

}  // namespace asah::cli

#include <array>
#include <random>
#include <string>

#include "core/change/store.hpp"
#include "core/exchange/lineage.hpp"
#include "core/model/refs.hpp"
#include "core/report/held_data.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {
namespace {

constexpr std::array kOptions{
    OptionSpec{"--nip", "N", {"NIP orang yang dihapus", "NIP of the person to erase"}, {}, true},
    OptionSpec{"--reason", "TEXT",
               {"dasar permintaan; jangan tulis namanya",
                "ground of the request; do not write the name"}},
    OptionSpec{"--by", "NAME", {"siapa yang menghapus", "who erases"}},
    OptionSpec{"--held", "HTML",
               {"simpan dahulu semua data tentang orang itu",
                "first save all data about that person"}},
    kOutOption, kTodayOption};

base::Sha256Digest random_key() {
  std::random_device device;
  base::Sha256Digest key{};
  for (std::uint8_t& byte : key) byte = static_cast<std::uint8_t>(device());
  return key;
}

Exit run_erase(const Args& args, Console& console) {
  const auto today = read_today(args, console);
  if (!today) return Exit::Usage;
  auto document = open_document(args.words()[0], console);
  if (!document) return Exit::Findings;
  const std::uint32_t row = model::NipIndex(document->dataset.employees).find(args.get("--nip"));
  if (row == model::kNoIndex) {
    console.complain(std::string(console.text({"tidak ada pegawai dengan NIP itu",
                                               "there is nobody with that NIP"})));
    return Exit::Findings;
  }
  const model::EmployeeId person = document->dataset.employees.rows()[row].id;
  if (args.has("--held")) {
    const std::string html = report::held_html({.dataset = document->dataset,
                                                .employee = person,
                                                .today = *today,
                                                .language = console.language()});
    if (!write_bytes(args.get("--held"), html, console)) return Exit::Findings;
  }
  exchange::HeaderInput header = document->header.given;
  change::Store store(std::move(document->dataset), header.base_revision);
  const change::EraseRequest request{.employee = person, .reason = args.get("--reason"),
                                     .date = *today, .random_bytes = random_key()};
  const change::Actor actor{args.get("--by"), header.office, 0};
  if (auto done = store.erase_person(request, actor); !done) {
    console.complain(fault_line(base::Severity::Error, done.error(), console));
    return Exit::Findings;
  }
  header.ancestors =
      exchange::joined_ancestors(header.ancestors, std::span(&header.base_revision, 1));
  header.base_revision = store.head();
  return save_document(args.get("--output"), store.snapshot(), header, args, console)
             ? Exit::Fine
             : Exit::Findings;
}

}  // namespace

const Command kErase{
    "erase",
    "FILE --nip N [--held HTML] -o OUT",
    {"Hapus seorang pegawai atas permintaan (UU 27/2022)",
     "Erase a person on request (Law 27/2022)"},
    {"Nilai, catatan, dan moderasi tentang orang itu ikut terhapus. Tanda berkunci mencegahnya "
     "kembali saat berkas lain digabung.",
     "Levels, notes and moderations about the person go too. A keyed mark keeps them from coming "
     "back when other files are merged."},
    kOptions,
    1,
    1,
    run_erase,
};

}  // namespace asah::cli

#include "tools/cli/merge_text.hpp"

#include <array>

#include "core/base/id.hpp"
#include "core/exchange/json/json_write.hpp"
#include "core/model/validate.hpp"
#include "tools/cli/files.hpp"

namespace asah::cli {

using exchange::BranchSet;
using exchange::MergeItem;
using exchange::MergePlan;

namespace {

constexpr std::array<Text, exchange::kMergeItemKinds> kKinds{{
    {"isian berbeda", "field differs"},
    {"level berbeda", "level differs"},
    {"dibuat terpisah, tampaknya sama", "made apart, seems the same"},
    {"kunci dipakai dua kali", "key used twice"},
    {"unit saling menjadi induk", "units would be one another's parent"},
    {"level syarat dan minimum bertentangan", "required and minimum contradict"},
    {"dihapus di satu berkas, diubah di lain", "deleted in one file, edited in another"},
    {"bagian versi baru berbeda", "part of a newer version differs"},
    {"dihapus", "deleted"},
    {"dihapus tetapi masih dipakai, jadi tetap ada", "deleted but still needed, so it stays"},
    {"level dikosongkan di satu berkas, diubah di lain",
     "level cleared in one file, changed in another"},
    {"kunci sama, menjadi satu", "same key, became one"},
    {"kompetensi dihentikan sementara masih dinilai", "competency retired while still rated"},
    {"standar berubah sementara penilaian berjalan", "standard changed while rating went on"},
    {"orang yang sudah dihapus atas permintaan, tidak dimasukkan",
     "person erased on request, left out"},
    {"kunci atau tanda penghapusan diubah, yang semula tetap berlaku",
     "key or mark of erasure changed, the original stays"},
    {"kunci segel baru, paket baru dapat disegel dengannya",
     "new sealing key, new packets may be sealed with it"},
}};

std::string value_text(const model::Value& value) {
  std::string out;
  exchange::append_value(out, value);
  return out;
}

std::string item_line(const MergePlan& plan, const MergeItem& item, Console& console) {
  std::string out = item.open() ? "[?] " : item.decided ? "[x] " : "[-] ";
  out += console.text(kKinds[static_cast<std::size_t>(item.kind)]);
  const model::RecordAccess& access = model::record_access(item.record.kind);
  out += ": " + std::string(access.name()) + ' ';
  out += item.title.empty() ? base::id_text(item.record.id) : "“" + item.title + "”";
  if (item.rating) {
    for (const auto& related : item.related) out += ", " + related.title;
  }
  if (item.field != model::kNoField) out += ", " + std::string(access.fields()[item.field].key);
  if (!item.part.empty()) out += ", " + item.part;
  for (const exchange::MergeCandidate& candidate : item.candidates) {
    if (candidate.branches.none()) continue;
    out += "; " + value_text(candidate.value) + " = " + merge_files_of(plan, candidate.branches);
  }
  if (item.candidates.size() > 1) {
    out += std::string(console.text({"; berlaku ", "; stands "})) + value_text(item.taken);
  }
  return out;
}

}  // namespace

std::string merge_files_of(const MergePlan& plan, const BranchSet& branches) {
  std::string out;
  for (std::size_t i = 0; i < plan.labels.size(); ++i) {
    if (!branches.test(i)) continue;
    if (!out.empty()) out += ", ";
    out += plan.labels[i].file;
    if (!plan.labels[i].office.empty()) out += " (" + plan.labels[i].office + ')';
  }
  return out;
}

void print_merge_items(const MergePlan& plan, Console& console) {
  for (const MergeItem& item : plan.items) console.say(item_line(plan, item, console));
  console.say(std::to_string(plan.open_count()) +
              std::string(console.text({" perlu keputusan, ", " to decide, "})) +
              std::to_string(plan.items.size()) +
              std::string(console.text({" catatan dalam rencana", " items in the plan"})));
}

bool tell_merge_errors(const model::Dataset& dataset, Console& console) {
  bool any = false;
  for (const base::Finding& finding : model::validate(dataset)) {
    if (finding.severity != base::Severity::Error) continue;
    console.complain(fault_line(finding.severity, finding.error, console));
    any = true;
  }
  return any;
}

}  // namespace asah::cli
